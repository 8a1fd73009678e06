using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using State = Kept.Core.Evidence.SampleState;

namespace Kept.Core.Assessment.Bad;

/// <summary>
/// State in whole slots (block 4): "a minute is down if all attempts in it fail". Slots are counted from the Unix epoch, so those of
/// 1, 5, 10, 15 minutes and of hours begin on the clock's round times. A slot without samples is unknown.
/// </summary>
internal static class SlotState
{
    public static StateLine OfOutages(LevelContext level, StateRule rule)
    {
        var line = OutageState.Of(level, rule with { Slot = null });
        var slot = rule.Slot!.Value.BclCompatibleTicks;
        var whole = line
            .Bad.Select(b => rule.SlotRule is SlotPredicate.AnyFails ? Outward(b, slot) : Inward(b, slot))
            .Where(r => !r.IsEmpty);
        var bad = IntervalSet.Of(whole).JoinGaps(rule.MergeGap);
        return line with
        {
            Spells = [.. bad.Select(r => new Spell(r, false, [.. line.Spells.Where(s => s.Range.Overlaps(r)).SelectMany(s => s.Facts)]))],
        };
    }

    public static StateLine OfSamples(LevelContext level, StateRule rule)
    {
        var slot = rule.Slot!.Value.BclCompatibleTicks;
        var samples = SampleState.Series(level)
            .SelectMany(s => Enumerable.Range(0, s.Count).Select(i => (Series: s, Index: i, Slot: Floor(s.Ticks[i], slot))))
            .GroupBy(s => s.Slot)
            .OrderBy(g => g.Key)
            .Select(g =>
                (
                    Range: new TimeRange(g.Key, g.Key + slot),
                    Bad: IsBad(rule.SlotRule, [.. g.Select(s => (s.Series, s.Index))]),
                    Facts: g.ToImmutableArray()
                )
            )
            .ToImmutableArray();
        var bad = IntervalSet.Of(samples.Where(s => s.Bad).Select(s => s.Range)).JoinGaps(rule.MergeGap);
        var known = new TimeRange(level.Horizon.From, level.AsOf).Intersect(level.Horizon);
        var unknown = IntervalSet.Of(samples.Select(s => s.Range)).Complement(known);
        var leftOut = level.Level.Measure.Frame.Silence is Silence.Sampled { Unknown: UnknownTime.LeftOut };
        var spells = bad.Select(r =>
            SpellOf(r, [.. samples.Where(s => s.Bad && s.Range.Overlaps(r)).SelectMany(s => s.Facts).Select(f => (f.Series, f.Index))])
        );
        return new StateLine([.. spells], leftOut ? IntervalSet.Empty : unknown, leftOut ? unknown : IntervalSet.Empty);
    }

    private static Spell SpellOf(TimeRange range, ImmutableArray<(SampleSeries Series, int Index)> samples) =>
        new(range, false, [.. new[] { samples[0], samples[^1] }.Select(s => (Fact)s.Series.FactAt(s.Index)).Distinct()])
        {
            Samples = samples.Length,
        };

    /// <summary>All fail is meant where the agreement names no rule.</summary>
    public static bool IsBad(SlotPredicate? predicate, IReadOnlyList<(SampleSeries Series, int Index)> samples)
    {
        var failed = samples.Count(s => s.Series.States[s.Index] == State.Down);
        return predicate switch
        {
            null or SlotPredicate.AllFail => failed == samples.Count,
            SlotPredicate.AnyFails => failed > 0,
            SlotPredicate.AtLeastFail most => failed >= most.Count,
            SlotPredicate.ErrorRate rate => rate.Limit.Holds(new Rational(failed, samples.Count)),
            SlotPredicate.Latency latency => MeanLatency(samples) is { } mean && latency.Limit.Holds(mean),
            _ => throw new InvalidOperationException("the family is closed"),
        };
    }

    public static long Floor(long ticks, long slot) => ticks - (((ticks % slot) + slot) % slot);

    private static TimeRange Outward(TimeRange bad, long slot) => new(Floor(bad.FromTicks, slot), Floor(bad.UntilTicks + slot - 1, slot));

    private static TimeRange Inward(TimeRange bad, long slot)
    {
        var (from, until) = (Floor(bad.FromTicks + slot - 1, slot), Floor(bad.UntilTicks, slot));
        return new TimeRange(from, Math.Max(from, until));
    }

    private static Rational? MeanLatency(IReadOnlyList<(SampleSeries Series, int Index)> samples)
    {
        var latencies = samples.Select(s => s.Series.LatencyAt(s.Index)).OfType<Rational>().ToImmutableArray();
        return latencies.IsEmpty ? null : latencies.Aggregate(Rational.Zero, (a, b) => a + b) / latencies.Length;
    }
}
