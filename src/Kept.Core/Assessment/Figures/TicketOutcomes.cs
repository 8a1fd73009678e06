using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Tickets;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;

namespace Kept.Core.Assessment.Figures;

/// <summary>Response, next response, resolution and closing: an entry for each ticket whose clock started in the window.</summary>
internal static class TicketOutcomes
{
    public static IEnumerable<Outcome> Each(LevelContext level, ImmutableArray<TicketTime> all, TimeRange window)
    {
        var times = all.StartedIn(window);
        return times.IsEmpty
            ? [OccurrenceTimes.Nothing(level, window, (level.Level.Target as Target.Single)?.Bound)]
            : times.Select(t => OutcomeOf(level, (Measure.TicketTime)level.Level.Measure, level.Level.Target, t, window));
    }

    /// <summary>"90 % of requests answered within 6 hours": a request that is still running may yet be in time, or not.</summary>
    public static Outcome Attained(LevelContext level, ImmutableArray<TicketTime> all, TimeRange window, Bound? target)
    {
        var times = all.StartedIn(window);
        var (best, worst) = (CaseOf(times, t => t.Verdict != Verdict.Missed), CaseOf(times, t => t.Verdict == Verdict.Met));
        var measure = (Measure.Attainment)level.Level.Measure;
        return new Outcome
        {
            Context = level,
            Window = window,
            Unit = FigureUnit.Percent,
            Best = best,
            Worst = best.SameAs(worst) ? best : worst,
            Target = target,
            Tickets = level.AsOf < window.Until ? Share(times) : null,
            Explain = () => Explain(level, times, best),
            // Asking each event of very many tickets takes too long: then all are named.
            Matters = () =>
                times.Length > 2_000
                    ? Matter.Nothing
                    : times
                        .GroupBy(NumberOf)
                        .Aggregate(
                            Matter.Nothing,
                            (all, ticket) =>
                                all
                                + TicketMatter.Of(
                                    level,
                                    ticket.Key!,
                                    measure.Clock,
                                    measure.Within,
                                    others =>
                                        IsSameShare(
                                            times,
                                            [.. ticket],
                                            [.. others.Where(o => o.Target is not null && window.Contains(o.Span.StartedAt))]
                                        )
                                )
                        ),
        };
    }

    /// <summary>Only how many of how many are in time counts for the share: 1 of 1 is as good as 2 of 2.</summary>
    private static bool IsSameShare(ImmutableArray<TicketTime> all, ImmutableArray<TicketTime> before, ImmutableArray<TicketTime> after)
    {
        return IsSame(t => t.Verdict != Verdict.Missed) && IsSame(t => t.Verdict == Verdict.Met);

        bool IsSame(Func<TicketTime, bool> inTime)
        {
            var (total, met) = (all.Length - before.Length + after.Length, all.Count(inTime) - before.Count(inTime) + after.Count(inTime));
            return total > 0 && new Rational(met, total) == new Rational(all.Count(inTime), all.Length);
        }
    }

    private static bool IsSame(TicketTime a, TicketTime b) =>
        (a.Span.StartedAt, a.Span.IsRunning, a.Used, a.Target, a.Verdict)
        == (b.Span.StartedAt, b.Span.IsRunning, b.Used, b.Target, b.Verdict);

    private static Outcome OutcomeOf(LevelContext level, Measure.TicketTime measure, Target targets, TicketTime time, TimeRange window)
    {
        var best = new Case(time.Seconds, false, [.. time.Span.Running.Except(time.Span.Paused)], 0);
        var worst = time.Span.IsRunning ? best with { Unbounded = true } : best;
        return new Outcome
        {
            Context = level,
            Window = window,
            Occurrence = time.Span.Name,
            Occasion = new Occasion(time.Span.StartedAt, time.Span.StoppedAt, time.Span.Facts, NumberOf(time)),
            Unit = FigureUnit.Seconds,
            Best = best,
            Worst = worst,
            Target = time.Target,
            Fixed = time.MissedAt is null ? null : Verdict.Missed,
            Clock = Reading(level, time),
            Explain = () => TicketReasons.Of(level, time),
            Matters = () => TicketMatter.Of(level, NumberOf(time)!, measure.Clock, targets, others => others.Any(o => IsSame(o, time))),
        };
    }

    private static TicketShare Share(ImmutableArray<TicketTime> times)
    {
        var open = times.Where(t => t.Verdict == Verdict.Undetermined).ToArray();
        var late = times.Count(t => t.Verdict == Verdict.Missed);
        return new TicketShare(times.Length - late - open.Length, late, open.Length, open.Min(t => t.DueAt));
    }

    private static string? NumberOf(TicketTime time) => time.Span.Facts.OfType<Fact.Ticket>().FirstOrDefault()?.Number;

    /// <summary>What the clock shows.</summary>
    public static ClockReading Reading(LevelContext level, TicketTime time) =>
        new(time.Span.StartedAt, time.Span.StoppedAt, time.DueAt, time.Used, time.Span.IsRunning, time.Span.IsPaused, Counted(level, time));

    private static IntervalSet Counted(LevelContext level, TicketTime time) =>
        IntervalSet.Of(
            time.Parts.SelectMany(p => level.Hours.Within(p.Calendar, p.Range).Intersect(time.Span.Running.Except(time.Span.Paused)))
        );

    private static Case CaseOf(ImmutableArray<TicketTime> times, Func<TicketTime, bool> inTime) =>
        times.IsEmpty ? Case.Nothing : new Case(new Rational(times.Count(inTime), times.Length), false, [], 0);

    private static ImmutableArray<Reason> Explain(LevelContext level, ImmutableArray<TicketTime> times, Case best)
    {
        if (times.IsEmpty)
        {
            return [new Reason("no requests: a ratio over no events is undetermined", level.Level.Clause, "R2")];
        }

        var (met, missed, running) = (
            times.Count(t => t.Verdict == Verdict.Met),
            times.Count(t => t.Verdict == Verdict.Missed),
            times.Count(t => t.Verdict == Verdict.Undetermined)
        );
        var lines = times
            .Where(t => t.Verdict != Verdict.Met)
            .Select(t => Line(level, t, t.Verdict == Verdict.Missed ? "late" : "still running"));
        var inTime = times
            .Where(t => t.Verdict == Verdict.Met)
            .SelectMany(t => t.Span.Facts.Where(f => f.Begin == t.Span.StartedAt || f.Begin == t.Span.StoppedAt))
            .Select(f => f.Reference);
        var open = running == 0 ? "" : $", {running} still running";
        return
        [
            .. lines,
            new Reason(
                $"{met} in time, {missed} late{open}, of {times.Length}:"
                    + $" {Words.Percent(best.Figure!.Value)}{(running == 0 ? "" : " at best")}",
                level.Level.Clause,
                "R6",
                [.. inTime.Distinct()]
            ),
        ];
    }

    private static Reason Line(LevelContext level, TicketTime time, string how) =>
        new(
            $"{time.Span.Name}: {how}, {Words.Length(time.Used)} used, {Words.Bound(time.Target!)}",
            level.Level.Clause,
            "R9",
            Because: TicketReasons.Of(level, time)
        );
}
