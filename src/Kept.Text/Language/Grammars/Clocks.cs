using System.Diagnostics.CodeAnalysis;
using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Language.Grammars;

/// <summary>Between which events time runs (block 3), and when occurrences begin and end.</summary>
internal static class Clocks
{
    private static readonly (string Words, ClockEvent Event)[] Starts =
    [
        ("opened", ClockEvent.Opened),
        ("assigned", ClockEvent.Assigned),
        ("customer message", ClockEvent.CustomerMessage),
        ("reported", ClockEvent.Opened),
        ("first human reply", ClockEvent.FirstHumanReply),
        ("resolved", ClockEvent.Resolved),
        ("submitted", ClockEvent.Opened),
        ("created", ClockEvent.Opened),
    ];

    private static readonly (string Words, ClockEvent Event)[] Stops =
    [
        ("assigned", ClockEvent.Assigned),
        ("first human reply", ClockEvent.FirstHumanReply),
        ("next human reply", ClockEvent.NextHumanReply),
        ("resolved", ClockEvent.Resolved),
        ("closed", ClockEvent.Closed),
        ("first human response", ClockEvent.FirstHumanReply),
        ("next human response", ClockEvent.NextHumanReply),
        ("customer message", ClockEvent.CustomerMessage),
    ];

    /// <summary><c>opened to first human reply</c>.</summary>
    public static readonly Grammar<(ClockEvent From, ClockEvent To)> Span = new(
        "clock",
        "a stretch between two events of a ticket",
        TrySpan,
        s => Choice.Print(Starts, s.From) + " to " + Choice.Print(Stops, s.To),
        "^(ticket )?(opened|assigned|customer message|reported|submitted|created|first human reply|resolved) (to|"
            + "until) (ticket )?(assigned|first human (reply|response)|next human (reply|response)|resolved|closed|"
            + "customer message)$",
        "opened to first human reply",
        "opened to resolved",
        "opened to closed",
        "customer message to next human reply",
        "assigned to resolved"
    )
    {
        Hint = HintForSpan,
    };

    public static readonly Grammar<OccurrenceStart> Start = Choice.Of(
        "start of an occurrence",
        "a start of the clock",
        ("begin", OccurrenceStart.Begin),
        ("customer notice", OccurrenceStart.CustomerNotice),
        ("later of begin and customer notice", OccurrenceStart.LaterOfBeginAndNotice),
        ("earlier of begin and customer notice", OccurrenceStart.EarlierOfBeginAndNotice),
        ("ticket opened", OccurrenceStart.TicketOpened),
        ("notice", OccurrenceStart.CustomerNotice),
        ("later of customer notice and begin", OccurrenceStart.LaterOfBeginAndNotice),
        ("earlier of customer notice and begin", OccurrenceStart.EarlierOfBeginAndNotice)
    );

    public static readonly Grammar<OccurrenceEnd> End = Choice.Of(
        "end of an occurrence",
        "an end of the clock",
        ("restored", OccurrenceEnd.Restored),
        ("ticket closed", OccurrenceEnd.TicketClosed),
        ("end", OccurrenceEnd.Restored)
    );

    public static readonly Grammar<ClockPer> Each = Choice.Of(
        "clock per",
        "what each clock times",
        ("ticket", ClockPer.Ticket),
        ("customer message", ClockPer.CustomerMessage),
        ("message", ClockPer.CustomerMessage)
    );

    public static readonly Grammar<OccurrenceKind> Occurrence = Choice.Of(
        "occurrence",
        "a kind of occurrence",
        ("outage", OccurrenceKind.Outage),
        ("maintenance", OccurrenceKind.Maintenance),
        ("ticket", OccurrenceKind.Ticket),
        ("visit", OccurrenceKind.Visit),
        ("outages", OccurrenceKind.Outage),
        ("tickets", OccurrenceKind.Ticket),
        ("visits", OccurrenceKind.Visit)
    );

    public static readonly Grammar<OccurrenceKind> Occurrences = Choice.Of(
        "occurrences",
        "a kind of occurrence",
        ("outages", OccurrenceKind.Outage),
        ("maintenance", OccurrenceKind.Maintenance),
        ("tickets", OccurrenceKind.Ticket),
        ("visits", OccurrenceKind.Visit),
        ("outage", OccurrenceKind.Outage),
        ("ticket", OccurrenceKind.Ticket),
        ("visit", OccurrenceKind.Visit)
    );

    /// <summary>When a slot is bad (block 4).</summary>
    public static readonly Grammar<SlotPredicate> Bad = new(
        "slot rule",
        "a rule for bad slots",
        TryBad,
        Print,
        "^(all fail|any fails?|at least [0-9]+ fail|(error rate|latency) (over|at least|above|more than) .+)$",
        "all fail",
        "any fails",
        "at least 3 fail",
        "error rate over 5%",
        "latency over 300 ms"
    );

    /// <summary>A figure of latency samples.</summary>
    public static readonly Grammar<LatencyFigure> Statistic = new(
        "statistic",
        "a statistic",
        TryStatistic,
        Print,
        @"^(percentile [0-9.]+|[0-9.]+(st|nd|rd|th) percentile|median|mean|average|maximum)$",
        "percentile 95",
        "mean",
        "maximum",
        "95th percentile"
    );

    private static bool TrySpan(ref Phrase phrase, out (ClockEvent From, ClockEvent To) span)
    {
        phrase.Words("ticket");
        span = default;
        if (!Choice.Take(ref phrase, Starts, out var from) || !phrase.AnyOf("to", "until"))
        {
            return false;
        }

        phrase.Words("ticket");
        var read = Choice.Take(ref phrase, Stops, out var to);
        span = (from, to);
        return read;
    }

    private static string? HintForSpan(string text) =>
        text.Contains("first reply", StringComparison.OrdinalIgnoreCase)
        || text.Contains("first response", StringComparison.OrdinalIgnoreCase)
            ? "an automatic reply is not a human one (R9); write `opened to first human reply`"
            : null;

    private static bool TryBad(ref Phrase phrase, [NotNullWhen(true)] out SlotPredicate? bad)
    {
        bad =
            phrase.AnyOf("all fail", "all checks fail") ? new SlotPredicate.AllFail()
            : phrase.AnyOf("any fails", "any fail", "any check fails") ? new SlotPredicate.AnyFails()
            : phrase.AnyOf("error rate")
                ? Limit(ref phrase) is { Limit: Quantity.Share } rate ? new SlotPredicate.ErrorRate(rate)
                    : null
            : phrase.AnyOf("latency")
                ? Latency(Limit(ref phrase)) is { } latency ? new SlotPredicate.Latency(latency)
                    : null
            : phrase.AnyOf("at least") && phrase.Whole(out var count) && phrase.AnyOf("fail", "checks fail")
                ? new SlotPredicate.AtLeastFail(count)
            : null;
        return bad is not null;
    }

    /// <summary>A bound on latency in milliseconds, whichever unit it was written in; null for another kind of quantity.</summary>
    public static Bound? Latency(Bound? bound) =>
        bound?.Limit switch
        {
            Quantity.Milliseconds => bound,
            Quantity.Elapsed time => bound with { Limit = new Quantity.Milliseconds(time.Value * 1000) },
            _ => null,
        };

    private static Bound? Limit(ref Phrase phrase) =>
        Quantities.TryBound(ref phrase, out var bound) && bound.Comparison is not null ? bound.Usual() : null;

    private static string Print(SlotPredicate bad) =>
        bad switch
        {
            SlotPredicate.AllFail => "all fail",
            SlotPredicate.AnyFails => "any fails",
            SlotPredicate.AtLeastFail k => $"at least {Quantities.Plain(k.Count)} fail",
            SlotPredicate.ErrorRate rate => "error rate " + Quantities.Print(rate.Limit),
            SlotPredicate.Latency latency => "latency " + Quantities.Print(latency.Limit),
            _ => throw new ArgumentOutOfRangeException(nameof(bad)),
        };

    private static bool TryStatistic(ref Phrase phrase, [NotNullWhen(true)] out LatencyFigure? figure)
    {
        figure =
            phrase.AnyOf("mean", "average") ? new LatencyFigure.Mean()
            : phrase.AnyOf("maximum", "max") ? new LatencyFigure.Maximum()
            : phrase.AnyOf("median") ? new LatencyFigure.Percentile(new Rational(1, 2))
            : Rank(ref phrase) is { } rank && rank.Sign > 0 && rank <= Rational.Hundred ? new LatencyFigure.Percentile(rank / 100)
            : null;
        return figure is not null;
    }

    private static Rational? Rank(ref Phrase phrase)
    {
        if (phrase.AnyOf("percentile"))
        {
            return phrase.Number(out var after) ? after : null;
        }

        return
            phrase.Number(out var before) && phrase.AnyOf("st percentile", "nd percentile", "rd percentile", "th percentile", "percentile")
            ? before
            : null;
    }

    private static string Print(LatencyFigure figure) =>
        figure switch
        {
            LatencyFigure.Percentile percentile => "percentile " + Quantities.Plain(percentile.Rank * 100),
            LatencyFigure.Mean => "mean",
            LatencyFigure.Maximum => "maximum",
            _ => throw new ArgumentOutOfRangeException(nameof(figure)),
        };
}
