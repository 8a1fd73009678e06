using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>
/// Works out what a promise can still bear. The bound and the rounding that decide the verdict decide here too: the answer is the greatest
/// for which the promise holds.
/// </summary>
internal static class Headrooms
{
    private const long Endless = 1L << 40;

    /// <summary>Null where the window is over, or the promise is about each case by itself.</summary>
    public static Headroom? Of(Outcome outcome)
    {
        if (outcome.Context.AsOf >= outcome.Window.Until || outcome.Target is not { } target || outcome.Occurrence is not null)
        {
            return null;
        }

        var soFar = outcome.VerdictIn(Scenario.Best);
        return outcome switch
        {
            { Tickets: { } tickets } when target.HigherIsBetter => OfTickets(outcome, target, tickets, soFar),
            { Unit: FigureUnit.Percent, Best.CoveredTicks: > 0 } when target.HigherIsBetter => OfShare(outcome, target, soFar),
            { Unit: FigureUnit.Seconds, None: false, Context.Level.Measure: Measure.Tally { Figure: TallyFigure.Sum } } => OfSum(
                outcome,
                target,
                soFar
            ),
            { Unit: FigureUnit.Count, None: false, Context.Level.Measure: Measure.Tally } => OfCount(outcome, target, soFar),
            _ => new Headroom(soFar, ""),
        };
    }

    private static Headroom OfTickets(Outcome outcome, Bound target, TicketShare tickets, Verdict soFar)
    {
        var (inTime, decided) = (tickets.InTime, tickets.InTime + tickets.Late);
        var more = Greatest(Endless, k => decided + k == 0 || Holds(outcome, target, new Rational(inTime, decided + k)));
        var all = decided + tickets.Open;
        var open = Greatest(tickets.Open, j => all == 0 || Holds(outcome, target, new Rational(inTime + tickets.Open - j, all)));
        var further = more is { } k ? $"{Words.Count(k, "further ticket")} may be late" : "no further ticket may be late";
        var ofOpen =
            tickets.Open == 0 ? ""
            : open is { } j ? $"; of {tickets.Open} open {j} may be late"
            : $"; {tickets.Open} open are too few to keep it";
        return new Headroom(soFar, $"{inTime} of {decided} in time, {further}{ofOpen}")
        {
            Tickets = tickets,
            MoreMayMiss = more == Endless ? null : more,
            OpenMayMiss = open,
        };
    }

    private static Headroom OfShare(Outcome outcome, Bound target, Verdict soFar)
    {
        var (lost, covered) = (outcome.Best.LostTicks, outcome.Best.CoveredTicks);
        var left = TicksLeft(b => Holds(outcome, target, 1 - ((lost + b) / covered)), covered);
        var first = FirstRow(outcome.Context.Level.Credit) is { } row
            ? TicksLeft(b => !Holds(outcome, row, 1 - ((lost + b) / covered)), covered)
            : null;
        var bad = Duration.FromTicks((long)lost.Ceiling());
        return Timed(soFar, bad, left) with { BadLeftBeforeCredit = first };
    }

    private static Headroom OfSum(Outcome outcome, Bound target, Verdict soFar)
    {
        var seconds = outcome.Best.Figure!.Value;
        var left = target.HigherIsBetter
            ? null
            : TicksLeft(b => Holds(outcome, target, seconds + new Rational(b, NodaConstants.TicksPerSecond)), Endless);
        return Timed(soFar, Duration.FromTicks((long)(seconds * NodaConstants.TicksPerSecond).Ceiling()), left);
    }

    private static Headroom Timed(Verdict soFar, Duration bad, Duration? left)
    {
        var words = left is { } l ? $"{Words.Minutes(l.BclCompatibleTicks)} more are within the target" : "no more is within the target";
        return new Headroom(soFar, $"{Words.Minutes(bad.BclCompatibleTicks)} so far, {words}") { Bad = bad, BadLeft = left };
    }

    private static Headroom OfCount(Outcome outcome, Bound target, Verdict soFar)
    {
        var count = outcome.Best.Figure!.Value;
        var left = target.HigherIsBetter ? null : Greatest(Endless, k => Holds(outcome, target, count + k));
        return new Headroom(soFar, $"{Words.Number(count)} so far, {(left is { } l ? $"{l} more" : "no more")} within the target")
        {
            MoreLeft = left,
        };
    }

    private static bool Holds(Outcome outcome, Bound bound, Rational figure) =>
        bound.Holds(Verdicts.Decides(figure, outcome.Context.Level.Measure.Frame.Rounding, outcome.Unit));

    /// <summary>The row that a falling figure reaches first.</summary>
    private static Bound? FirstRow(Credit? credit) =>
        credit?.Quantity is CreditQuantity.Table table
            ? table
                .Rows.SelectMany(r => r.Bounds)
                .Where(b => b is { HigherIsBetter: false, Limit: Quantity.Share })
                .MaxBy(b => b.Limit.Value)
            : null;

    private static Duration? TicksLeft(Func<long, bool> holds, long most) =>
        Greatest(most, holds) is { } ticks ? Duration.FromTicks(ticks) : null;

    /// <summary>The greatest number up to the most for which it holds, and so for all below. Null: for none.</summary>
    private static long? Greatest(long most, Func<long, bool> holds)
    {
        if (!holds(0))
        {
            return null;
        }

        var (low, high) = (0L, most);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = holds(middle) ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
