using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;
using State = Kept.Core.Evidence.SampleState;

namespace Kept.Core.Assessment.Bad;

/// <summary>
/// Bad and unknown time from samples (R2: no sample is unknown). A sample speaks for the stretch that the agreement gives it;
/// a gap up to the stale limit is bridged by the last state, a longer one is unknown.
/// </summary>
internal static class SampleState
{
    public static StateLine Of(LevelContext level, StateRule rule)
    {
        ImmutableArray<Said> lines = [.. Series(level).Select(s => Probes(s).Select(p => LineOf(level, p)).Aggregate(Either))];
        var together =
            lines.IsEmpty ? Unchanged(level)
            : level.Level.Measure.Frame.Across == Across.All ? lines.Aggregate(Both)!
            : lines.Aggregate(Either)!;
        return Finish(level, rule, together);
    }

    /// <summary>The sample series of the level's subject.</summary>
    public static IEnumerable<SampleSeries> Series(LevelContext level) =>
        level.Book.Samples.Where(s =>
            level.Subject.ConcernsAt(s.Service, s.Resource, level.AsOf)
            || !level.Subject.Concerns(s.Service, s.Resource, level.Horizon).IsEmpty
        );

    /// <summary>Known bad and known good time, and which samples said bad.</summary>
    internal sealed record Said(
        IntervalSet Bad,
        IntervalSet Good,
        ImmutableArray<(TimeRange Range, SampleSeries Series, int Index)> Failures
    );

    private static StateLine Finish(LevelContext level, StateRule rule, Said said)
    {
        var (bad, good) = (said.Bad, said.Good);
        var silent = bad.Union(good).Complement(Known(level));
        var (unknown, leftOut) = UnknownOf(level) switch
        {
            UnknownTime.Unknown or UnknownTime.Previous => (silent, IntervalSet.Empty),
            UnknownTime.LeftOut => (IntervalSet.Empty, silent),
            UnknownTime.Up => (IntervalSet.Empty, IntervalSet.Empty),
            UnknownTime.Down => (IntervalSet.Empty, IntervalSet.Empty),
        };
        var counted = UnknownOf(level) == UnknownTime.Down ? bad.Union(silent) : bad;
        var spells = counted.JoinGaps(rule.MergeGap).Select(r => SpellOf(said, r));
        return new StateLine([.. spells], unknown, leftOut);
    }

    /// <summary>No sample speaks for what is still to come: the next may say otherwise (R2).</summary>
    private static TimeRange Known(LevelContext level) =>
        new TimeRange(level.Horizon.From, level.AsOf < level.Horizon.From ? level.Horizon.From : level.AsOf).Intersect(level.Horizon);

    private static UnknownTime UnknownOf(LevelContext level) => level.Level.Measure.Frame.Silence switch
    {
        Silence.Sampled sampled => sampled.Unknown,
        Silence.StateChanges changes => changes.Unknown,
        Silence.Complete => UnknownTime.Up,
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static Spell SpellOf(Said said, TimeRange range)
    {
        var first = FirstFailure(said.Failures, range.FromTicks);
        var count = FirstFailure(said.Failures, range.UntilTicks) - first;
        var ends = count == 0 ? [] : new[] { said.Failures[first], said.Failures[first + count - 1] };
        return new Spell(range, false, [.. ends.Select(f => (Fact)f.Series.FactAt(f.Index)).Distinct()]) { Samples = count };
    }

    private static int FirstFailure(ImmutableArray<(TimeRange Range, SampleSeries Series, int Index)> failures, long ticks)
    {
        int low = 0, high = failures.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = failures[middle].Range.FromTicks < ticks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Without any change of state, the state before the first holds throughout; without any sample, nothing is known.</summary>
    private static Said Unchanged(LevelContext level)
    {
        var all = IntervalSet.Of(Known(level));
        return level.Level.Measure.Frame.Silence switch
        {
            Silence.StateChanges { Before: UnknownTime.Up } => new Said(IntervalSet.Empty, all, []),
            Silence.StateChanges { Before: UnknownTime.Down } => new Said(all, IntervalSet.Empty, []),
            _ => new Said(IntervalSet.Empty, IntervalSet.Empty, []),
        };
    }

    /// <summary>Bad as soon as one says so; good where one says so and none says bad.</summary>
    private static Said Either(Said a, Said b)
    {
        var bad = a.Bad.Union(b.Bad);
        return new Said(bad, a.Good.Union(b.Good).Except(bad), [.. a.Failures.Concat(b.Failures).OrderBy(f => f.Range.FromTicks)]);
    }

    /// <summary>Bad only while all say so; good as soon as one does.</summary>
    private static Said Both(Said a, Said b)
    {
        var good = a.Good.Union(b.Good);
        return new Said(a.Bad.Intersect(b.Bad), good, [.. a.Failures.Concat(b.Failures).OrderBy(f => f.Range.FromTicks)]);
    }

    /// <summary>Each probe is a line of its own: one that fails does not end what another saw.</summary>
    private static IEnumerable<(SampleSeries Series, int[] Indexes)> Probes(SampleSeries series)
    {
        var all = Enumerable.Range(0, series.Count).ToArray();
        return Array.TrueForAll(all, i => series.ProbeAt(i) == series.ProbeAt(0))
            ? [(series, all)]
            : all.GroupBy(series.ProbeAt).Select(g => (series, g.ToArray()));
    }

    private static Said LineOf(LevelContext level, (SampleSeries Series, int[] Indexes) probe)
    {
        var ticks = probe.Series.Ticks;
        var states = probe.Series.States;
        RunBuilder bad = new(Known(level)), good = new(Known(level));
        var failures = ImmutableArray.CreateBuilder<(TimeRange, SampleSeries, int)>();
        AddBefore(level, ticks[probe.Indexes[0]], bad, good);
        for (var i = 0; i < probe.Indexes.Length; i++)
        {
            var index = probe.Indexes[i];
            long? next = i + 1 < probe.Indexes.Length ? ticks[probe.Indexes[i + 1]] : null;
            var until = SpeaksUntil(level, ticks[index], next);
            if (states[index] == State.Down)
            {
                bad.Add(ticks[index], until);
                failures.Add((new TimeRange(ticks[index], until), probe.Series, index));
            }
            else if (states[index] == State.Up)
            {
                good.Add(ticks[index], until);
            }
        }

        return new Said(bad.Set(), good.Set(), failures.ToImmutable());
    }

    /// <summary>Joins ranges that come in order as they come, so that a year of samples is a handful of ranges.</summary>
    private sealed class RunBuilder(TimeRange within)
    {
        private readonly List<TimeRange> _runs = [];
        private long _from;
        private long _until = long.MinValue;

        public void Add(long from, long until)
        {
            (from, until) = (Math.Max(from, within.FromTicks), Math.Min(until, within.UntilTicks));
            if (from >= until)
            {
                return;
            }

            if (from > _until)
            {
                End();
                _from = from;
            }

            _until = Math.Max(_until, until);
        }

        public IntervalSet Set()
        {
            End();
            return IntervalSet.Of(_runs);
        }

        private void End()
        {
            if (_until > long.MinValue)
            {
                _runs.Add(new TimeRange(_from, _until));
            }
        }
    }

    private static long SpeaksUntil(LevelContext level, long at, long? next)
    {
        var asOf = Math.Max(at, level.AsOf.ToUnixTimeTicks());
        return level.Level.Measure.Frame.Silence switch
        {
            Silence.Sampled { Unknown: UnknownTime.Previous } => next ?? asOf,
            Silence.Sampled sampled => Sampled(sampled, at, next),
            _ => next ?? asOf,
        };
    }

    private static long Sampled(Silence.Sampled rule, long at, long? next)
    {
        var (every, stale) = (rule.Every.BclCompatibleTicks, Math.Max(rule.Every.BclCompatibleTicks, rule.Stale.BclCompatibleTicks));
        var alone = at + (rule.Carry == CarryRule.Slot ? every : stale);
        return next is not { } then ? alone : then - at <= stale ? then : Math.Min(then, alone);
    }

    /// <summary>With changes of state, the agreement says what held before the first.</summary>
    private static void AddBefore(LevelContext level, long first, RunBuilder bad, RunBuilder good)
    {
        if (level.Level.Measure.Frame.Silence is not Silence.StateChanges { Before: var before })
        {
            return;
        }

        if (before is UnknownTime.Down or UnknownTime.Up)
        {
            (before == UnknownTime.Down ? bad : good).Add(level.Horizon.FromTicks, first);
        }
    }
}
