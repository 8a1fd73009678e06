using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using State = Kept.Core.Evidence.SampleState;

namespace Kept.Core.Assessment.Bad;

/// <summary>
/// State in whole slots (block 4): "a minute is down if all attempts in it fail". Slots are counted from the Unix epoch, so those of
/// 1, 5, 10, 15 minutes and of hours begin on the clock's round times. A slot in which no sample says anything is taken for what the
/// agreement says of unknown time.
/// </summary>
internal static class SlotState
{
    public static StateLine OfOutages(LevelContext level, StateRule rule) => Whole(OutageState.Of(level, rule with { Slot = null }), rule);

    /// <summary>Changes of state hold until the next one, as outages do: they say something of each slot.</summary>
    public static StateLine OfSamples(LevelContext level, StateRule rule) =>
        level.Level.Measure.Frame.Silence is Silence.StateChanges
            ? Whole(SampleState.Of(level, rule with { Slot = null, MergeGap = Duration.Zero }), rule)
            : Judged(level, rule);

    /// <summary>Bad time in whole slots.</summary>
    private static StateLine Whole(StateLine line, StateRule rule)
    {
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

    private static StateLine Judged(LevelContext level, StateRule rule)
    {
        var slots = Slots(level, rule);
        var failed = slots.Where(s => s.Bad).ToImmutableArray();
        var known = new TimeRange(level.Horizon.From, Instant.Max(level.Horizon.From, level.AsOf)).Intersect(level.Horizon);
        var silent = IntervalSet.Of(slots.Select(s => s.Range)).Complement(known);
        var (down, unknown, leftOut) = level.Level.Measure.Frame.Silence is Silence.Sampled sampled ? sampled.Unknown switch
        {
            UnknownTime.Unknown => (IntervalSet.Empty, silent, IntervalSet.Empty),
            UnknownTime.Up => (IntervalSet.Empty, IntervalSet.Empty, IntervalSet.Empty),
            UnknownTime.Down => (silent, IntervalSet.Empty, IntervalSet.Empty),
            UnknownTime.LeftOut => (IntervalSet.Empty, IntervalSet.Empty, silent),
            UnknownTime.Previous => (Continued(slots, silent, rule.SlotRule), Before(slots, silent), IntervalSet.Empty),
        } : (IntervalSet.Empty, silent, IntervalSet.Empty);
        var bad = IntervalSet.Of(failed.Select(s => s.Range)).Union(down).JoinGaps(rule.MergeGap);
        return new StateLine([.. bad.Select(r => SpellOf(r, failed))], unknown, leftOut);
    }

    /// <summary>A slot of which samples say something.</summary>
    private sealed record Slot(TimeRange Range, bool Bad, ImmutableArray<(SampleSeries Series, int Index)> Samples);

    private static ImmutableArray<Slot> Slots(LevelContext level, StateRule rule)
    {
        var slot = rule.Slot!.Value.BclCompatibleTicks;
        return
        [
            .. SampleState.Series(level)
                .SelectMany(s => Enumerable.Range(0, s.Count).Where(i => Says(rule.SlotRule, s, i)).Select(i => (Series: s, Index: i)))
                .GroupBy(s => Floor(s.Series.Ticks[s.Index], slot))
                .OrderBy(g => g.Key)
                .Select(g => new Slot(new TimeRange(g.Key, g.Key + slot), IsBad(rule.SlotRule, [.. g]), [.. g])),
        ];
    }

    private static bool Says(SlotPredicate? predicate, SampleSeries series, int index) =>
        predicate is SlotPredicate.Latency ? series.LatencyAt(index) is not null : series.States[index] != State.NotSaid;

    /// <summary>Silent time for which the last samples of all probes, judged together, say bad.</summary>
    private static IntervalSet Continued(ImmutableArray<Slot> slots, IntervalSet silent, SlotPredicate? predicate)
    {
        var last = new Dictionary<(SampleSeries, string?), (SampleSeries Series, int Index)>();
        var (next, bad) = (0, ImmutableArray.CreateBuilder<TimeRange>());
        foreach (var gap in silent)
        {
            for (; next < slots.Length && slots[next].Range.FromTicks < gap.FromTicks; next++)
            {
                foreach (var sample in slots[next].Samples)
                {
                    last[(sample.Series, sample.Series.ProbeAt(sample.Index))] = sample;
                }
            }

            if (last.Count > 0 && IsBad(predicate, [.. last.Values]))
            {
                bad.Add(gap);
            }
        }

        return IntervalSet.Of(bad);
    }

    /// <summary>Silent time before the first sample: there is no state before it.</summary>
    private static IntervalSet Before(ImmutableArray<Slot> slots, IntervalSet silent) =>
        slots.IsEmpty ? silent : IntervalSet.Of(silent.Where(gap => gap.FromTicks < slots[0].Range.FromTicks));

    private static Spell SpellOf(TimeRange range, ImmutableArray<Slot> failed)
    {
        var samples = failed.Where(s => s.Range.Overlaps(range)).SelectMany(s => s.Samples).ToImmutableArray();
        var ends = samples.IsEmpty ? [] : new[] { samples[0], samples[^1] };
        return new Spell(range, false, [.. ends.Select(s => (Fact)s.Series.FactAt(s.Index)).Distinct()]) { Samples = samples.Length };
    }

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
