using System.Collections.Immutable;
using Kept.Core.Evidence;

namespace Kept.Core.Assessment;

/// <summary>
/// Which facts made a difference, found by taking each away in turn. Reasons name these and no others: not one whose time another says
/// too, nor one that bears on nothing.
/// </summary>
/// <param name="Considered">References of the facts that were taken away.</param>
/// <param name="Named">Those without which the outcome would be another.</param>
internal sealed record Matter(ImmutableHashSet<string> Considered, ImmutableHashSet<string> Named)
{
    public static readonly Matter Nothing = new([], []);

    /// <summary>Beyond so many facts each is not asked: reasons then name all that bore on the outcome.</summary>
    private const int MostAsked = 300;

    public static Matter Of(IEnumerable<Fact> candidates, Func<Fact, bool> differsWithout)
    {
        var all = candidates.Distinct(ReferenceEqualityComparer.Instance).Cast<Fact>().ToImmutableArray();
        return all.Length > MostAsked ? Nothing : new Matter([.. all.Select(f => f.Reference)], [.. all.Where(differsWithout).Select(f => f.Reference)]);
    }

    public static Matter operator +(Matter a, Matter b) => new(a.Considered.Union(b.Considered), a.Named.Union(b.Named));

    /// <summary>The lines with these names alone, and a line for those that no other names.</summary>
    public ImmutableArray<Reason> In(ImmutableArray<Reason> lines, string clause)
    {
        var kept = lines.Select(Kept).ToImmutableArray();
        var missing = Named.Except(kept.SelectMany(l => l.AllFacts())).Order(StringComparer.Ordinal).ToImmutableArray();
        return missing.IsEmpty ? kept : kept.Add(new Reason($"it would be otherwise without {Words.List(missing)}", clause, Facts: missing));
    }

    private Reason Kept(Reason reason) => reason with
    {
        Facts = reason.Facts.IsDefaultOrEmpty ? reason.Facts : [.. reason.Facts.Where(f => !Considered.Contains(f) || Named.Contains(f))],
        Because = reason.Because.IsDefaultOrEmpty ? reason.Because : [.. reason.Because.Select(Kept)],
    };
}
