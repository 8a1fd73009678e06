using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Time;

namespace Kept.Core.Assessment.Bad;

/// <summary>Which facts made a difference: a fact whose time others say too can be taken away without changing anything.</summary>
internal static class Witnesses
{
    /// <summary>
    /// Of facts with their ranges, those without which the union within <paramref name="counted"/> would be smaller; in the order given.
    /// </summary>
    public static ImmutableArray<string> Needed(IReadOnlyList<(Fact Fact, TimeRange Range)> said, IntervalSet counted) =>
        said.Count == 1
            ? counted.IsEmpty || IntervalSet.Of(said[0].Range).Intersect(counted).IsEmpty ? [] : [said[0].Fact.Reference]
            : [.. said.Where((s, i) => !Alone(said, i).Intersect(counted).IsEmpty).Select(s => s.Fact.Reference).Distinct()];

    private static IntervalSet Alone(IReadOnlyList<(Fact Fact, TimeRange Range)> said, int index) =>
        IntervalSet
            .Of(said[index].Range)
            .Except(IntervalSet.Of(said.Where(s => IsOther(s, said[index])).Select(s => s.Range)));

    private static bool IsOther((Fact Fact, TimeRange Range) one, (Fact Fact, TimeRange Range) other) =>
        !ReferenceEquals(one.Fact, other.Fact) && one.Range.Overlaps(other.Range);
}
