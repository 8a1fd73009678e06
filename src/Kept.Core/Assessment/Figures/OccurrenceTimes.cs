using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Figures;

/// <summary>
/// How long each outage lasted (and counted): an entry per occurrence, in the window in which it begins and in each in which it goes on.
/// </summary>
internal static class OccurrenceTimes
{
    public static IEnumerable<Outcome> Of(LevelContext level, Measure.OccurrenceTime measure, BadTime bad, TimeRange window, Target targets)
    {
        var target = (targets as Target.Single)?.Bound;
        var found = In(measure, bad, window);
        if (found.IsEmpty)
        {
            return [Nothing(level, window, target)];
        }

        return found.Select(r => OutcomeOf(level, measure, bad, r, window, target));
    }

    private static ImmutableArray<Run> In(Measure.OccurrenceTime measure, BadTime bad, TimeRange window) =>
        [.. bad.Runs.Where(r => r.Spell.Range.Overlaps(window) && (BeginsIn(r, window) || PiecesOf(measure, r, Scenario.Best).Any(p => p.Overlaps(window))))];

    /// <summary>Whether an outage is measured just so: begun and ended at the same instants, as long, and earning the same.</summary>
    private static bool IsSame(LevelContext level, Measure.OccurrenceTime measure, Outcome outcome)
    {
        var bad = BadTime.Of(level);
        return In(measure, bad, outcome.Window).Select(r => OutcomeOf(level, measure, bad, r, outcome.Window, outcome.Target)).Any(o =>
            (o.Occasion!.BeginsAt, o.Occasion.EndsAt, o.Best.Figure, Bound(o.Worst)) == (outcome.Occasion!.BeginsAt, outcome.Occasion.EndsAt, outcome.Best.Figure, Bound(outcome.Worst))
            && new[] { Scenario.Best, Scenario.Worst }.All(s => Earned(o, s).SequenceEqual(Earned(outcome, s))));
    }

    private static Rational? Bound(Case worst) => worst.Unbounded ? null : worst.Figure;

    private static IEnumerable<(Instant, Rational)> Earned(Outcome outcome, Scenario scenario) =>
        Credits.Quantities.Lines(outcome, scenario).Select(l => (l.At, l.Earned));

    private static bool BeginsIn(Run run, TimeRange window) => window.Contains(run.Clock?.From ?? run.Spell.Range.From);

    /// <summary>A promise about each outage, with no outage, is met and says so (R2).</summary>
    public static Outcome Nothing(LevelContext level, TimeRange window, Bound? target) =>
        new()
        {
            Context = level,
            Window = window,
            Unit = FigureUnit.Seconds,
            Best = Case.Nothing,
            Worst = Case.Nothing,
            Target = target,
            None = true,
            Explain = () => [new Reason(level.AsOf < window.Until ? "none so far" : "none", level.Level.Clause, "R2")],
        };

    private static Outcome OutcomeOf(
        LevelContext level,
        Measure.OccurrenceTime measure,
        BadTime bad,
        Run run,
        TimeRange window,
        Bound? target
    )
    {
        var (best, worst) = (CaseOf(measure, run, Scenario.Best), CaseOf(measure, run, Scenario.Worst));
        var outcome = new Outcome
        {
            Context = level,
            Window = window,
            Occurrence = run.Spell.Name,
            IsContinuation = !BeginsIn(run, window),
            Occasion = new Occasion(run.Spell.Range.From, run.Spell.Open ? null : run.Spell.Range.Until, run.Spell.Facts),
            Unit = FigureUnit.Seconds,
            Best = best,
            Worst = best.SameAs(worst) ? best : worst,
            Target = target,
            Explain = () => Explain(level, measure, bad, run, window, target),
        };
        return outcome with { Matters = () => BadTimeMatter.OfRun(level, bad, run, window, other => IsSame(other, measure, outcome)) };
    }

    /// <summary>The longest piece decides; measured whole, the elapsed length does.</summary>
    private static Case CaseOf(Measure.OccurrenceTime measure, Run run, Scenario scenario)
    {
        var pieces = PiecesOf(measure, run, scenario);
        var longest = pieces.IsEmpty ? 0 : pieces.Max(p => p.LengthTicks);
        return new Case(new Rational(longest, NodaConstants.TicksPerSecond), scenario == Scenario.Worst && run.Spell.Open, pieces, 0);
    }

    private static ImmutableArray<TimeRange> PiecesOf(Measure.OccurrenceTime measure, Run run, Scenario scenario)
    {
        var (clock, counted) = scenario == Scenario.Best ? (run.Clock, run.Counted) : (run.ClockWorst, run.CountedWorst);
        return measure.State.Pieces == MeasuredOn.Pieces ? [.. counted] : clock is null || counted.IsEmpty ? [] : [Elapsed(measure.State, clock.Value)];
    }

    /// <summary>From start to stop of the clock, whatever of it counts (R1 step 5).</summary>
    private static TimeRange Elapsed(StateRule rule, TimeRange clock) =>
        rule is { OnlyExcess: true, Minimum: { } minimum } ? new TimeRange(clock.From + minimum, clock.Until) : clock;

    private static ImmutableArray<Reason> Explain(
        LevelContext level,
        Measure.OccurrenceTime measure,
        BadTime bad,
        Run run,
        TimeRange window,
        Bound? target
    )
    {
        var lines = ImmutableArray.CreateBuilder<Reason>();
        var down = BadTimeReasons.Line(level, bad, run, level.Horizon);
        // An occurrence is made of all its facts, whether they count or not.
        var own = run.Spell.Facts.Select(f => f.Reference);
        lines.Add(down with { Facts = [.. own.Concat(down.Facts.IsDefault ? [] : down.Facts).Distinct()] });
        lines.AddRange(BadTimeReasons.Exclusions(level, bad, run.Spell.Range.Intersect(window).IsEmpty ? window : run.Spell.Range));
        foreach (var piece in PiecesOf(measure, run, Scenario.Best))
        {
            var against = target is null ? "" : target.Holds(new Rational(piece.LengthTicks, NodaConstants.TicksPerSecond))
                ? $", {Words.Bound(target)}"
                : $" > {Words.Quantity(target.Limit)}";
            lines.Add(
                new Reason($"{Words.Local(piece, level.Zone)} = {Words.Minutes(piece.LengthTicks)}{against}", level.Level.Clause, "R1")
            );
        }

        return lines.ToImmutable();
    }
}
