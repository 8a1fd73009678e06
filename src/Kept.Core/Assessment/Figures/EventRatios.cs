using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using State = Kept.Core.Evidence.SampleState;

namespace Kept.Core.Assessment.Figures;

/// <summary>Good and all events of a stretch, each fact counted where it begins.</summary>
internal readonly record struct Events(Instant At, Rational Good, Rational Total, Func<string> Reference);

/// <summary>The events of a level's subject: counted, checked, or packets.</summary>
internal static class EventSources
{
    public static IEnumerable<Events> Of(LevelContext level, EventSource source, TimeRange window) =>
        source switch
        {
            EventSource.Counts => level
                .Book.Counts.Where(c => window.Contains(c.From) && level.Subject.ConcernsAt(c.Service, c.Resource, c.From))
                .Select(c => new Events(c.From, c.Good, c.Total, () => c.Reference)),
            EventSource.Checks => Samples(
                level,
                window,
                (s, i) => s.States[i] == State.NotSaid ? null : (s.States[i] == State.Up ? 1 : 0, 1)
            ),
            EventSource.Packets => Samples(
                level,
                window,
                (s, i) => s.SentAt(i) is { } sent && s.ReceivedAt(i) is { } received ? (received, sent) : null
            ),
        };

    private static IEnumerable<Events> Samples(
        LevelContext level,
        TimeRange window,
        Func<SampleSeries, int, (Rational Good, Rational Total)?> count
    ) =>
        from series in Bad.SampleState.Series(level)
        let inWindow = series.Within(window)
        from index in Enumerable.Range(inWindow.Start, inWindow.Length)
        let counted = count(series, index)
        where counted is not null
        select new Events(
            Instant.FromUnixTimeTicks(series.Ticks[index]),
            counted.Value.Good,
            counted.Value.Total,
            () => series.ReferenceAt(index)
        );
}

/// <summary>Good ÷ total of events: request success, checks, packets received ÷ sent; or bad ÷ total.</summary>
internal static class EventRatios
{
    public static Outcome Of(LevelContext level, Measure.EventRatio measure, TimeRange window, Bound? target)
    {
        var excluded = ExcludedTime.Of(level, IntervalSet.Empty);
        var events = Counted(level, measure.Source, window, excluded);
        var (good, total) = events.Aggregate(
            (Good: Rational.Zero, Total: Rational.Zero),
            (sum, e) => (sum.Good + e.Good, sum.Total + e.Total)
        );
        var missing = MissingChecks(level, measure, window, excluded) * PerCheck(measure.Source, events, total);
        var best = CaseOf(measure, good + missing, total + missing);
        var worst = CaseOf(measure, good, total + missing);
        return new Outcome
        {
            Context = level,
            Window = window,
            Unit = FigureUnit.Percent,
            Best = best,
            Worst = best.SameAs(worst) ? best : worst,
            Target = target,
            Explain = () => Explain(level, measure, events, good, total, missing),
        };
    }

    /// <summary>Events that begin in covered time of the window that no exclusion takes out of both.</summary>
    public static ImmutableArray<Events> Counted(LevelContext level, EventSource source, TimeRange window, ExcludedTime excluded)
    {
        var covered = level.Covered(window).Except(excluded.All);
        return [.. EventSources.Of(level, source, window).Where(e => covered.Contains(e.At)).OrderBy(e => e.At)];
    }

    /// <summary>How many events a missing sample would have held: one check, or as many packets as the known samples on average.</summary>
    private static Rational PerCheck(EventSource source, ImmutableArray<Events> events, Rational total) =>
        source != EventSource.Packets ? Rational.One : events.IsEmpty ? Rational.Zero : total / events.Length;

    /// <summary>
    /// Samples that should have been taken and were not: the covered time none speaks for, in samples (R2). For counts it cannot be said.
    /// </summary>
    private static Rational MissingChecks(LevelContext level, Measure.EventRatio measure, TimeRange window, ExcludedTime excluded)
    {
        if (
            measure.Source == EventSource.Counts
            || measure.Frame
                is not { Silence: Silence.Sampled { Unknown: UnknownTime.Unknown } sampled, Denominator: not Denominator.Observed }
        )
        {
            return Rational.Zero;
        }

        var spoken = LatencyFigures.Spoken(level, sampled, window);
        var ahead =
            level.AsOf < window.Until && measure.Frame.Denominator == Denominator.Window
                ? IntervalSet.Of(new TimeRange(level.AsOf < window.From ? window.From : level.AsOf, window.Until))
                : IntervalSet.Empty;
        var known = new TimeRange(
            window.From,
            level.AsOf < window.From ? window.From
                : level.AsOf < window.Until ? level.AsOf
                : window.Until
        );
        var unknown = spoken.Complement(known).Union(ahead).Intersect(level.Covered(window)).Except(excluded.All);
        return new Rational(unknown.TotalTicks, sampled.Every.BclCompatibleTicks).Floor() is var count ? new Rational(count, 1) : default;
    }

    private static Case CaseOf(Measure.EventRatio measure, Rational good, Rational total) =>
        total.Sign == 0 ? Case.Nothing : new Case(measure.BadShare ? (total - good) / total : good / total, false, [], 0);

    private static ImmutableArray<Reason> Explain(
        LevelContext level, Measure.EventRatio measure, ImmutableArray<Events> events, Rational good, Rational total, Rational missing)
    {
        var what = measure.Source switch
        {
            EventSource.Counts => "events were good",
            EventSource.Checks => "checks were good",
            EventSource.Packets => "packets sent were received",
        };
        if (total.Sign == 0)
        {
            return [new Reason("nothing was counted: a ratio over no events is undetermined", level.Level.Clause, "R2")];
        }

        var sum = measure.BadShare
            ? $"{Words.Number(total - good)} ÷ {Words.Number(total)} = {Words.Percent((total - good) / total)}"
            : $"{Words.Number(good)} ÷ {Words.Number(total)} = {Words.Percent(good / total)}";
        var facts = events.Where(e => e.Total.Sign > 0).Take(500).Select(e => e.Reference()).ToImmutableArray();
        var line = new Reason($"{Words.Number(good)} of {Words.Number(total)} {what}: {sum}", level.Level.Clause, "R6", facts);
        return missing.Sign == 0
            ? [line]
            :
            [
                line,
                new Reason(
                    $"{Words.Number(missing)} {(measure.Source == EventSource.Packets ? "packets, by the mean of the samples," : "checks")}"
                        + " that should be there are missing: unknown",
                    level.Level.Clause,
                    "R2"
                ),
            ];
    }
}
