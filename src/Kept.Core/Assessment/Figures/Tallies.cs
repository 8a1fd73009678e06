using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Figures;

/// <summary>How many, how long together, on average, at most, or in one run, in a window (block 7).</summary>
internal static class Tallies
{
    public static Outcome Of(LevelContext level, Measure.Tally measure, TimeRange window, Bound? target)
    {
        var (best, worst, facts) = measure.Of switch
        {
            OccurrenceKind.Outage => Outages(level, measure, window),
            OccurrenceKind.Maintenance => Certain(measure, [.. level.Book.Maintenance
                .Where(m => window.Contains(m.From) && level.Subject.ConcernsAt(m.Service, m.Resource, m.From))
                .Select(m => (new TimeRange(m.From, m.Until ?? Later(m.From, level.AsOf)), (Fact)m))]),
            OccurrenceKind.Ticket => Certain(measure, [.. Opened(level, window).Select(t => (new TimeRange(t.At, t.At), (Fact)t))]),
            OccurrenceKind.Visit => Certain(measure, [.. level.Book.Visits
                .Where(v => window.Contains(v.Planned ?? v.From) && level.Subject.ConcernsAt(v.Service, null, v.From))
                .Select(v => (new TimeRange(v.From, v.Until ?? v.From), (Fact)v))]),
        };
        return new Outcome
        {
            Context = level,
            Window = window,
            Unit = measure.Figure == TallyFigure.Count ? FigureUnit.Count : FigureUnit.Seconds,
            Best = best,
            Worst = best.SameAs(worst) ? best : worst,
            Target = target,
            Explain = () => Explain(level, measure, best, worst, facts),
        };
    }

    private static IEnumerable<Fact.Ticket> Opened(LevelContext level, TimeRange window) =>
        level.Book.Tickets.SelectMany(t => t.Events.Take(1))
            .Where(e => e.Event == TicketEvent.Opened && window.Contains(e.At) && (e.Service is null || level.Subject.IsNamed(e.Service)));

    private static (Case Best, Case Worst, ImmutableArray<Reason> Facts) Outages(
        LevelContext level,
        Measure.Tally measure,
        TimeRange window
    )
    {
        var bad = BadTime.Of(level);
        var counted = bad.Runs.Where(r => !r.Counted.Clip(window).IsEmpty).ToImmutableArray();
        var best = CaseOf(measure, bad.Best.Clip(window), counted.Count(r => window.Contains(r.Counted[0].From)), counted.Length);
        var worst = CaseOf(measure, bad.Worst.Clip(window), counted.Count(r => window.Contains(r.Counted[0].From)), counted.Length);
        // Time still to come can hold any number of further outages.
        var open = measure.Figure == TallyFigure.Count && level.AsOf < window.Until;
        return (
            best,
            open ? worst with { Unbounded = true } : worst,
            [.. BadTimeReasons.Runs(level, bad, window), .. BadTimeReasons.Unknown(level, bad, window)]
        );
    }

    private static Case CaseOf(Measure.Tally measure, IntervalSet bad, int begun, int touched)
    {
        var seconds = new Rational(bad.TotalTicks, NodaConstants.TicksPerSecond);
        Rational figure = measure.Figure switch
        {
            TallyFigure.Count => begun,
            TallyFigure.Sum => seconds,
            TallyFigure.Mean => touched == 0 ? Rational.Zero : seconds / touched,
            TallyFigure.Maximum or TallyFigure.LongestRun => new Rational(
                bad.Count == 0 ? 0 : bad.Max(b => b.LengthTicks),
                NodaConstants.TicksPerSecond
            ),
        };
        return new Case(figure, false, [.. bad], 0);
    }

    private static (Case Best, Case Worst, ImmutableArray<Reason> Facts) Certain(
        Measure.Tally measure,
        ImmutableArray<(TimeRange Range, Fact Fact)> found
    )
    {
        var seconds = new Rational(found.Sum(f => f.Range.LengthTicks), NodaConstants.TicksPerSecond);
        Rational figure = measure.Figure switch
        {
            TallyFigure.Count => found.Length,
            TallyFigure.Sum => seconds,
            TallyFigure.Mean => found.IsEmpty ? Rational.Zero : seconds / found.Length,
            TallyFigure.Maximum or TallyFigure.LongestRun => new Rational(
                found.IsEmpty ? 0 : found.Max(f => f.Range.LengthTicks),
                NodaConstants.TicksPerSecond
            ),
        };
        var sum = new Case(figure, false, [.. found.Select(f => f.Range).Where(r => !r.IsEmpty)], 0);
        return (sum, sum, [.. found.Select(f => new Reason($"{f.Fact.Kind} {f.Fact.Reference}", Facts: [f.Fact.Reference]))]);
    }

    private static ImmutableArray<Reason> Explain(
        LevelContext level,
        Measure.Tally measure,
        Case best,
        Case worst,
        ImmutableArray<Reason> facts
    )
    {
        var figure = best.Figure ?? default;
        var text =
            measure.Figure == TallyFigure.Count
                ? Words.Number(figure)
                : Words.Minutes((long)(figure * NodaConstants.TicksPerSecond).Floor());
        var name = measure.Figure switch
        {
            TallyFigure.Count => "counted",
            TallyFigure.Sum => "together",
            TallyFigure.Mean => "on average",
            TallyFigure.Maximum => "the longest",
            TallyFigure.LongestRun => "the longest run",
        };
        var more = worst.SameAs(best) ? "" : " so far";
        return [.. facts, new Reason($"{name}: {text}{more}", level.Level.Clause, "R6")];
    }

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;
}
