using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Figures;

/// <summary>Latency of samples (block 7). The exact share within a threshold decides; a percentile is the nearest rank.</summary>
internal static class LatencyFigures
{
    public static Outcome Of(LevelContext level, Measure.Latency measure, TimeRange window, Bound? target)
    {
        var samples = SamplesIn(level, window);
        var missing = Missing(level, measure, window);
        var (best, worst) = (CaseOf(measure, samples, missing, Scenario.Best), CaseOf(measure, samples, missing, Scenario.Worst));
        return new Outcome
        {
            Context = level,
            Window = window,
            Unit = measure.Figure is LatencyFigure.ShareWithin ? FigureUnit.Percent : FigureUnit.Milliseconds,
            Best = best,
            Worst = best.SameAs(worst) ? best : worst,
            Target = target,
            Beside = samples.IsEmpty ? null : $"p95 {Words.Number(samples[Rank(new Rational(95, 100), samples.Length)].Latency)} ms",
            Explain = () => Explain(level, measure, samples, missing, best),
        };
    }

    /// <summary>The covered samples that carry a latency, from the fastest to the slowest.</summary>
    private static ImmutableArray<(Rational Latency, Func<string> Reference)> SamplesIn(LevelContext level, TimeRange window)
    {
        var covered = level.Covered(window).Except(ExcludedTime.Of(level, IntervalSet.Empty).All);
        var found = from series in SampleState.Series(level)
                    let inWindow = series.Within(window)
                    from index in Enumerable.Range(inWindow.Start, inWindow.Length)
                    let latency = series.LatencyAt(index)
                    where latency is not null && covered.Contains(Instant.FromUnixTimeTicks(series.Ticks[index]))
                    orderby latency.Value
                    select (latency.Value, (Func<string>)(() => series.ReferenceAt(index)));
        return [.. found];
    }

    /// <summary>Samples that should be there: covered time that none speaks for, over the sampling interval (R2).</summary>
    private static long Missing(LevelContext level, Measure.Latency measure, TimeRange window)
    {
        if (
            measure.Frame
            is not { Silence: Silence.Sampled { Unknown: UnknownTime.Unknown } sampled, Denominator: not Denominator.Observed }
        )
        {
            return 0;
        }

        var every = sampled.Every.BclCompatibleTicks;
        var end = measure.Frame.Denominator == Denominator.Elapsed && level.AsOf < window.Until ? level.AsOf : window.Until;
        var silent = end <= window.From ? IntervalSet.Empty
            : Spoken(level, sampled, window).Complement(new TimeRange(window.From, end)).Intersect(level.Covered(window));
        return silent.TotalTicks / every;
    }

    /// <summary>The time in and just around a window that samples of any state speak for.</summary>
    public static IntervalSet Spoken(LevelContext level, Silence.Sampled rule, TimeRange window)
    {
        var every = rule.Every.BclCompatibleTicks;
        var stale = Math.Max(every, rule.Stale.BclCompatibleTicks);
        return IntervalSet.Of(
            SampleState
                .Series(level)
                .SelectMany(s => Spoken(s.Ticks, s.FirstFrom(window.FromTicks - stale), s.FirstFrom(window.UntilTicks), every, stale))
        );
    }

    private static List<TimeRange> Spoken(ReadOnlySpan<long> ticks, int first, int end, long every, long stale)
    {
        var spoken = new List<TimeRange>(end - first);
        for (var i = first; i < end; i++)
        {
            var bridged = i + 1 < ticks.Length && ticks[i + 1] - ticks[i] <= stale;
            spoken.Add(new TimeRange(ticks[i], bridged ? ticks[i + 1] : ticks[i] + every));
        }

        return spoken;
    }

    private static Case CaseOf(
        Measure.Latency measure,
        ImmutableArray<(Rational Latency, Func<string> Reference)> samples,
        long missing,
        Scenario scenario
    )
    {
        var total = samples.Length + missing;
        return total == 0 ? Case.Nothing : measure.Figure switch
        {
            LatencyFigure.ShareWithin within => new Case(
                new Rational(samples.Count(s => within.Threshold.Holds(s.Latency)) + (scenario == Scenario.Best ? missing : 0), total), false, [], 0),
            LatencyFigure.Percentile percentile => Percentile(samples, percentile.Rank, missing, scenario),
            // Missing samples took no time at best.
            LatencyFigure.Mean => Bounded(samples, missing, scenario, s => s.Aggregate(Rational.Zero, (sum, x) => sum + x.Latency) / (scenario == Scenario.Best ? total : s.Length)),
            LatencyFigure.Maximum => Bounded(samples, missing, scenario, s => s[^1].Latency),
            _ => throw new InvalidOperationException("the family is closed"),
        };
    }

    /// <summary>Missing samples were the fastest at best and the slowest at worst.</summary>
    private static Case Percentile(
        ImmutableArray<(Rational Latency, Func<string> Reference)> samples,
        Rational rank,
        long missing,
        Scenario scenario
    )
    {
        var index = Rank(rank, samples.Length + missing) - (scenario == Scenario.Best ? missing : 0);
        return samples.IsEmpty ? Case.Nothing
            : index >= samples.Length ? new Case(samples[^1].Latency, true, [], 0)
            : new Case(samples[(int)Math.Max(0, index)].Latency, false, [], 0);
    }

    private static Case Bounded(
        ImmutableArray<(Rational Latency, Func<string> Reference)> samples,
        long missing,
        Scenario scenario,
        Func<ImmutableArray<(Rational Latency, Func<string> Reference)>, Rational> figure) =>
        samples.IsEmpty ? Case.Nothing : new Case(figure(samples), missing > 0 && scenario == Scenario.Worst, [], 0);

    /// <summary>Nearest rank, from 0: the least value such that at least p of all are not greater.</summary>
    private static int Rank(Rational p, long count) => (int)Math.Max(0, (long)(p * count).Ceiling() - 1);

    private static ImmutableArray<Reason> Explain(
        LevelContext level,
        Measure.Latency measure,
        ImmutableArray<(Rational Latency, Func<string> Reference)> samples,
        long missing,
        Case best
    )
    {
        if (samples.IsEmpty)
        {
            return [new Reason("no latency was sampled: undetermined", level.Level.Clause, "R2")];
        }

        var text = measure.Figure switch
        {
            LatencyFigure.ShareWithin within =>
                $"{samples.Count(s => within.Threshold.Holds(s.Latency))} of {samples.Length} samples were {Words.Bound(within.Threshold)}",
            LatencyFigure.Percentile percentile => $"the {Words.Number(percentile.Rank * Rational.Hundred)}th percentile (nearest rank) of {samples.Length} samples is {Words.Number(best.Figure ?? default)} ms",
            LatencyFigure.Mean => $"the mean of {samples.Length} samples is {Words.Number(samples.Aggregate(Rational.Zero, (sum, s) => sum + s.Latency) / samples.Length)} ms",
            LatencyFigure.Maximum => $"the slowest of {samples.Length} samples took {Words.Number(samples[^1].Latency)} ms",
            _ => throw new InvalidOperationException("the family is closed"),
        };
        var slow =
            measure.Figure is LatencyFigure.ShareWithin limit
                ? samples.Where(s => !limit.Threshold.Holds(s.Latency)).Take(200).Select(s => s.Reference()).ToImmutableArray()
            : measure.Figure is LatencyFigure.Maximum && (samples.Length == 1 || samples[^2].Latency < samples[^1].Latency)
                ? [samples[^1].Reference()]
            : [];
        var line = new Reason(text, level.Level.Clause, "R6", slow);
        return missing == 0
            ? [line]
            :
            [
                line,
                new Reason($"{Words.Count(missing, "sample")} that should have been taken are missing: unknown", level.Level.Clause, "R2"),
            ];
    }
}
