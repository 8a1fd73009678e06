using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Bad;

/// <summary>
/// Bad time from counts: a slot is bad when its error rate is over the agreement's limit. All counts that begin in a slot are added up;
/// without a <c>slot</c>, and for a count longer than one, each stretch counted is judged by itself. A stretch without traffic is good;
/// what no count speaks for is unknown, unless counts are said to be complete.
/// </summary>
internal static class CountState
{
    /// <summary>A stretch of time that is judged as one, with the counts that speak for it.</summary>
    private readonly record struct Slot(TimeRange Range, ImmutableArray<Fact.Count> Counts)
    {
        public long Total => Counts.Sum(c => c.Total);

        public long Failed => Counts.Sum(c => c.Total - c.Good);
    }

    public static StateLine Of(LevelContext level, StateRule rule)
    {
        var counts = level
            .Book.Counts.Where(c => !level.Subject.Concerns(c.Service, c.Resource, level.Horizon).IsEmpty)
            .Where(c => c.Until > c.From);
        var slots = counts
            .GroupBy(c => RangeOf(c, rule.Slot))
            .Select(g => new Slot(g.Key, [.. g]))
            .Where(s => s.Range.Overlaps(level.Horizon))
            .ToImmutableArray();
        var failed = slots.Where(s => s.Total > 0 && IsBad(rule.SlotRule, s)).ToImmutableArray();
        var bad = IntervalSet.Of(failed.Select(s => s.Range)).Clip(level.Horizon).JoinGaps(rule.MergeGap);
        var spells = bad.Select(r => new Spell(r, false, [.. failed.Where(f => f.Range.Overlaps(r)).SelectMany(f => f.Counts)]));
        return new StateLine([.. spells], Silent(level, slots), IntervalSet.Empty);
    }

    private static IntervalSet Silent(LevelContext level, ImmutableArray<Slot> slots)
    {
        var known = new TimeRange(level.Horizon.From, level.AsOf).Intersect(level.Horizon);
        return level.Level.Measure.Frame.Silence is Silence.Complete
            ? IntervalSet.Empty
            : IntervalSet.Of(slots.Select(s => s.Range)).Complement(known);
    }

    private static TimeRange RangeOf(Fact.Count count, Duration? slot)
    {
        if (slot is not { BclCompatibleTicks: var length } || count.Until - count.From > slot)
        {
            return new TimeRange(count.From, count.Until);
        }

        var from = SlotState.Floor(count.From.ToUnixTimeTicks(), length);
        return new TimeRange(from, from + length);
    }

    /// <summary>Any failure is meant where the agreement names no rule.</summary>
    private static bool IsBad(SlotPredicate? predicate, Slot slot) => predicate switch
    {
        SlotPredicate.ErrorRate rate => rate.Limit.Holds(new Rational(slot.Failed, slot.Total)),
        SlotPredicate.AllFail => slot.Failed == slot.Total,
        SlotPredicate.AtLeastFail least => slot.Failed >= least.Count,
        _ => slot.Failed > 0,
    };
}
