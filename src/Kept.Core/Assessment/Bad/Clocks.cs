using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Bad;

/// <summary>When the clock of a spell starts and stops (R1 step 2).</summary>
internal static class Clocks
{
    public static Run Run(LevelContext level, Spell spell, OccurrenceClock clock, Pieces pieces)
    {
        var (start, why) = Start(level, spell, clock.Start);
        var (stop, open) = Stop(level, spell, clock.End);
        if (start is not { } from || from >= stop)
        {
            // At worst the notice that starts the clock comes now.
            return open && stop < level.Horizon.Until
                ? Made(null, new TimeRange(stop, level.Horizon.Until))
                : Made(null, null);
        }

        return Made(new TimeRange(from, stop), new TimeRange(from, open ? level.Horizon.Until : stop));

        Run Made(TimeRange? clock, TimeRange? worst)
        {
            var counted = Counted(clock);
            return new Run(spell with { Open = open }, clock, worst, counted, clock == worst ? counted : Counted(worst), why);
        }

        IntervalSet Counted(TimeRange? running) => running is { } range ? pieces.Of(IntervalSet.Of(range)) : IntervalSet.Empty;
    }

    private static (Instant? At, Reason? Why) Start(LevelContext level, Spell spell, OccurrenceStart start) => start switch
    {
        OccurrenceStart.Begin => (spell.Range.From, null),
        OccurrenceStart.CustomerNotice => Told(level, spell, NoticeOf(level, spell), "customer's notice"),
        OccurrenceStart.LaterOfBeginAndNotice => Told(level, spell, NoticeOf(level, spell), "customer's notice"),
        OccurrenceStart.EarlierOfBeginAndNotice => Early(level, spell, NoticeOf(level, spell)),
        OccurrenceStart.TicketOpened => Told(level, spell, TicketOf(level, spell) is { } ticket ? (ticket.At, ticket) : null, "ticket"),
    };

    private static (Instant? At, Reason? Why) Told(LevelContext level, Spell spell, (Instant At, Fact Fact)? told, string what) =>
        told is not { } first
            ? (null, new Reason($"{spell.Name}: no {what} came while it lasted, so its clock never started", level.Level.Clause, "R1"))
            : first.At <= spell.Range.From
                ? (spell.Range.From, new Reason($"{(first.Fact is Fact.Notice ? "noticed" : "a ticket was opened")} at once: the clock starts {level.Local(spell.Range.From)}", level.Level.Clause, "R1", [first.Fact.Reference]))
                : (first.At, new Reason($"the clock starts with the {what}, {level.Local(first.At)}", level.Level.Clause, "R1", [first.Fact.Reference]));

    private static (Instant? At, Reason? Why) Early(LevelContext level, Spell spell, (Instant At, Fact Fact)? told) =>
        told is { } notice && notice.At < spell.Range.From
            ? (notice.At, new Reason($"the clock starts with the customer's notice, {level.Local(notice.At)}, before the recorded begin", level.Level.Clause, "R1", [notice.Fact.Reference]))
            : (spell.Range.From, null);

    /// <summary>The first notice of downtime that names the outage, or comes while it lasts.</summary>
    private static (Instant At, Fact Fact)? NoticeOf(LevelContext level, Spell spell)
    {
        var found = level.Book.Notices
            .Where(n => n.About == "downtime" && IsAbout(level, n, spell))
            .OrderBy(n => n.Received)
            .FirstOrDefault();
        return found is null ? null : (found.Received, found);
    }

    private static bool IsAbout(LevelContext level, Fact.Notice notice, Spell spell) =>
        notice.Of is { } of
            ? spell.Facts.Any(f => level.Book.Names(of, f))
            : spell.Range.From <= notice.Received && notice.Received <= spell.Range.Until
              && (notice.Service is null || level.Subject.ConcernsAt(notice.Service, null, notice.Received));

    private static Fact.Ticket? TicketOf(LevelContext level, Spell spell) =>
        level.Book.Tickets
            .Select(t => t.Events.FirstOrDefault(e => e.Event == TicketEvent.Opened))
            .OfType<Fact.Ticket>()
            .Where(t => spell.Range.From <= t.At && t.At <= spell.Range.Until)
            .FirstOrDefault(t => t.Service is null || level.Subject.ConcernsAt(t.Service, null, t.At));

    private static (Instant At, bool Open) Stop(LevelContext level, Spell spell, OccurrenceEnd end)
    {
        if (end == OccurrenceEnd.Restored)
        {
            return (spell.Range.Until, spell.Open);
        }

        var closed = level.Book.Tickets
            .Where(t => TicketOf(level, spell) is { } opened && t.Number == opened.Number)
            .SelectMany(t => t.Events)
            .LastOrDefault(e => e.Event == TicketEvent.Closed);
        return closed is null ? (level.AsOf > spell.Range.Until ? level.AsOf : spell.Range.Until, true) : (closed.At, false);
    }
}
