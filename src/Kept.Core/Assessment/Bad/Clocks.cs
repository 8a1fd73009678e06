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
            var yet = open ? pieces.Of(IntervalSet.Of(new TimeRange(stop, level.Horizon.Until))) : IntervalSet.Empty;
            return new Run(spell with { Open = open }, null, IntervalSet.Empty, yet, why);
        }

        var counted = pieces.Of(IntervalSet.Of(new TimeRange(from, stop)));
        var worst = open ? pieces.Of(IntervalSet.Of(new TimeRange(from, level.Horizon.Until))) : counted;
        return new Run(spell with { Open = open }, new TimeRange(from, stop), counted, worst, why);
    }

    private static (Instant? At, Reason? Why) Start(LevelContext level, Spell spell, OccurrenceStart start) => start switch
    {
        OccurrenceStart.Begin => (spell.Range.From, null),
        OccurrenceStart.CustomerNotice => At(level, spell, NoticeOf(level, spell)?.At, NoticeOf(level, spell)?.Fact),
        OccurrenceStart.LaterOfBeginAndNotice => At(level, spell, NoticeOf(level, spell)?.At, NoticeOf(level, spell)?.Fact),
        OccurrenceStart.EarlierOfBeginAndNotice => (Earlier(spell.Range.From, NoticeOf(level, spell)?.At), null),
        OccurrenceStart.TicketOpened => At(level, spell, TicketOf(level, spell)?.At, TicketOf(level, spell)),
    };

    private static (Instant? At, Reason? Why) At(LevelContext level, Spell spell, Instant? told, Fact? fact) =>
        told is not { } at
            ? (
                null,
                new Reason(
                    $"{spell.Name}: the customer gave no notice while it lasted, so its clock never started",
                    level.Level.Clause,
                    "R1"
                )
            )
        : at <= spell.Range.From
            ? (
                spell.Range.From,
                new Reason(
                    $"noticed at once: the clock starts {level.Local(spell.Range.From)}",
                    level.Level.Clause,
                    "R1",
                    [fact!.Reference]
                )
            )
        : (at, new Reason($"the clock starts with the customer's notice, {level.Local(at)}", level.Level.Clause, "R1", [fact!.Reference]));

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

    private static Instant Earlier(Instant begin, Instant? told) => told < begin ? told.Value : begin;
}
