using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Credits;

/// <summary>When a claim and its answer are in time (R3, R11).</summary>
internal static class ClaimDeadlines
{
    /// <summary>The event from which a claim's time runs; null while it has not happened.</summary>
    public static Instant? Anchor(Outcome outcome, ClaimRule rule) => rule.After switch
    {
        ClaimAnchor.WindowEnd => outcome.Window.Until,
        ClaimAnchor.OutageBegin or ClaimAnchor.TicketOpened => outcome.Occasion?.BeginsAt ?? FirstBad(outcome),
        ClaimAnchor.OutageEnd or ClaimAnchor.TicketClosed => outcome.Occasion is { } occasion ? occasion.EndsAt : LastBad(outcome),
        ClaimAnchor.InvoiceReceived => Invoice(outcome)?.At,
        ClaimAnchor.CustomerAware => Aware(outcome) ?? outcome.Occasion?.BeginsAt ?? FirstBad(outcome),
    };

    /// <summary>Whether time runs at all: nobody can be late by an event of which there is no record.</summary>
    public static bool Runs(Outcome outcome, ClaimRule rule) => rule.After != ClaimAnchor.CustomerAware || Aware(outcome) is not null;

    private static Instant? Aware(Outcome outcome)
    {
        var (book, range) = (outcome.Context.Book, outcome.Occasion is { } o ? new TimeRange(o.BeginsAt, o.EndsAt ?? outcome.Context.AsOf) : outcome.Window);
        return book.Notices.Where(n => n.About == "downtime" && n.By != "provider")
            .Where(n => n.Of is { } of && outcome.Occasion is { } occasion ? occasion.Facts.Any(f => book.Names(of, f)) : range.From <= n.Received && n.Received <= range.Until)
            .Select(n => (Instant?)n.Received)
            .Min();
    }

    /// <summary>Null: no deadline is agreed. Where no rule for missing days is agreed and one is met, <see cref="Missing"/> says so (R3).</summary>
    public static Deadline? Of(LevelContext level, Instant anchor, TimeLength? within, bool isWindowEnd, MissingDay missingDay) =>
        within switch
        {
            null => null,
            TimeLength.Elapsed elapsed => Deadlines.After(anchor, elapsed.Time),
            TimeLength.Calendar calendar => Deadlines.AtEndOf(
                Deadlines
                    .LastDay(
                        EventDay(level, anchor, isWindowEnd),
                        calendar.Period,
                        MissingDays.Assumed(missingDay)
                    )
                    .Date!.Value,
                level.Zone
            ),
            TimeLength.OfficeDays office => level
                .Hours.Of(office.Coverage ?? "office")
                .OfficeDaysAfter(EventDay(level, anchor, isWindowEnd), office.Count)
                is { } day
                ? Deadlines.AtClosingOf(day)
                : null,
            _ => throw new InvalidOperationException("the family is closed"),
        };

    /// <summary>The line for a deadline on a day that does not exist, where the agreement does not say what then; null: there is no such thing.</summary>
    public static Reason? Missing(LevelContext level, Instant anchor, TimeLength? within, bool isWindowEnd, ClaimRule rule) =>
        within is TimeLength.Calendar calendar
        && Deadlines.LastDay(EventDay(level, anchor, isWindowEnd), calendar.Period, rule.MissingDay) is CalendarDay.DoesNotExist missing
            ? new Reason(
                $"{Words.Length(within)} from {NodaTime.Text.LocalDatePattern.Iso.Format(EventDay(level, anchor, isWindowEnd))} would end on a day that does not exist,"
                    + $" {missing.Year:0000}-{missing.Month:00}-{missing.Day:00}, and the agreement does not say which day counts (`missingDay`); the later one is taken",
                rule.Clause ?? level.Level.Clause,
                "R3")
            : null;

    /// <summary>The month's end is an event of its last day: 30 days after 31 March are 30 April.</summary>
    private static LocalDate EventDay(LevelContext level, Instant anchor, bool isWindowEnd) =>
        LocalTimes.DateOf(level.Zone, isWindowEnd ? anchor - Duration.FromTicks(1) : anchor);

    private static Instant? FirstBad(Outcome outcome) => outcome.Worst.Pieces is [var first, ..] ? first.From : outcome.Window.From;

    private static Instant? LastBad(Outcome outcome) => outcome.Worst.Pieces is [.., var last] ? last.Until : outcome.Window.Until;

    private static Fact.MoneyFact? Invoice(Outcome outcome) =>
        outcome
            .Context.Book.Money.Where(m => m.Of == MoneyKind.Invoice && m.At >= outcome.Window.From)
            .OrderBy(m => m.At)
            .FirstOrDefault(m => m.At >= outcome.Window.Until);
}
