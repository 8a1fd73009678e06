using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;

namespace Kept.Core.Assessment.Bad;

/// <summary>
/// Bad time from counts: each stretch counted is a slot, bad when its error rate is over the agreement's limit. A stretch without traffic
/// is good; what no count speaks for is unknown, unless counts are said to be complete.
/// </summary>
internal static class CountState
{
    public static StateLine Of(LevelContext level, StateRule rule)
    {
        var counts = level.Book.Counts
            .Where(c => !level.Subject.Concerns(c.Service, c.Resource, level.Horizon).IsEmpty)
            .Select(c => (Fact: c, Range: new TimeRange(c.From, c.Until).Intersect(level.Horizon)))
            .Where(c => !c.Range.IsEmpty)
            .ToImmutableArray();
        var failed = counts.Where(c => c.Fact.Total > 0 && IsBad(rule.SlotRule, c.Fact)).ToImmutableArray();
        var bad = IntervalSet.Of(failed.Select(f => f.Range)).JoinGaps(rule.MergeGap);
        var spells = bad.Select(r => new Spell(r, false, [.. failed.Where(f => f.Range.Overlaps(r)).Select(f => (Fact)f.Fact)]));
        var known = new TimeRange(level.Horizon.From, level.AsOf).Intersect(level.Horizon);
        var silent =
            level.Level.Measure.Frame.Silence is Silence.Complete
                ? IntervalSet.Empty
                : IntervalSet.Of(counts.Select(c => c.Range)).Complement(known);
        return new StateLine([.. spells], silent, IntervalSet.Empty);
    }

    /// <summary>Any failure is meant where the agreement names no rule.</summary>
    private static bool IsBad(SlotPredicate? predicate, Fact.Count count) => predicate switch
    {
        SlotPredicate.ErrorRate rate => rate.Limit.Holds(new Rational(count.Total - count.Good, count.Total)),
        SlotPredicate.AllFail => count.Good == 0,
        SlotPredicate.AtLeastFail least => count.Total - count.Good >= least.Count,
        _ => count.Good < count.Total,
    };
}
