using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Tickets;

/// <summary>A ticket's clock in words.</summary>
internal static class TicketReasons
{
    public static ImmutableArray<Reason> Of(LevelContext level, TicketTime time)
    {
        var lines = ImmutableArray.CreateBuilder<Reason>();
        lines.Add(Started(level, time));
        lines.AddRange(Pauses(level, time));
        lines.AddRange(Reopenings(level, time));
        lines.AddRange(Changes(level, time));
        lines.Add(Ended(level, time));
        return lines.ToImmutable();
    }

    private static Reason Started(LevelContext level, TicketTime time)
    {
        var due = time.DueAt is { } at ? $"; due {level.Local(at)}" : "";
        var hours = time.Parts[0].Calendar is { } calendar and not Hours.Always ? $" in the hours of \"{calendar}\"" : "";
        return new Reason(
            $"{time.Span.Name}: the clock starts {level.Local(time.Span.StartedAt)}{hours}{due}",
            level.Level.Clause,
            "R9",
            Events(time, f => f.At == time.Span.StartedAt)
        );
    }

    private static IEnumerable<Reason> Pauses(LevelContext level, TicketTime time)
    {
        foreach (var pause in time.Span.Paused)
        {
            var calendar = time.Parts.LastOrDefault(p => p.Range.From <= pause.From)?.Calendar;
            var halted = level.Hours.Of(calendar).CoveredBetween(pause.From, pause.Until);
            if (halted > Duration.Zero)
            {
                yield return new Reason(
                    $"paused {Words.Local(pause, level.Zone)}: {Words.Length(halted)} of covered time do not count",
                    level.Level.Clause,
                    "R9",
                    Events(time, f => f.At == pause.From || f.At == pause.Until));
            }
        }
    }

    /// <summary>Between being stopped and reopened a clock does not run (R9).</summary>
    private static IEnumerable<Reason> Reopenings(LevelContext level, TicketTime time) =>
        time.Span.Running.Zip(time.Span.Running.Skip(1)).Select(turn => new Reason(
            $"stopped {level.Local(turn.First.Until)}, reopened {level.Local(turn.Second.From)}: in between the clock did not run",
            level.Level.Clause,
            "R9",
            Events(time, f => f.At == turn.First.Until || f.At == turn.Second.From)));

    private static IEnumerable<Reason> Changes(LevelContext level, TicketTime time) =>
        time.Parts.Zip(time.Parts.Skip(1))
            .Where(p => p.First.Target != p.Second.Target || p.First.Calendar != p.Second.Calendar)
            .Select(p => new Reason(
                $"changed {level.Local(p.Second.Range.From)}: {Words.Length(p.Second.UsedBefore)} were used by then and are kept; "
                + (p.Second.Target is { } target ? $"from then on {Words.Bound(target)}" : "from then on no target"),
                level.Level.Clause,
                "R9",
                Causes(level, time, p.Second.Range.From)));

    /// <summary>What changed the ticket at an instant: events that say what it is.</summary>
    private static ImmutableArray<string> Causes(LevelContext level, TicketTime time, Instant at)
    {
        var number = time.Span.Facts.OfType<Fact.Ticket>().First().Number;
        var events = level.Book.Tickets.Where(t => t.Number == number).SelectMany(t => t.Events).Where(e => e.At == at);
        return [.. events.Where(e => TicketState.IsSaidBy(e)).Select(e => e.Reference)];
    }

    private static Reason Ended(LevelContext level, TicketTime time)
    {
        var used = Words.Length(time.Used);
        var target = time.Target is { } bound ? $", target {Words.Bound(bound)}" : "";
        var text = time.Span.StoppedAt is { } stopped ? $"stopped {level.Local(stopped)}: {used} used{target}"
            : time.Span.IsPaused ? $"paused at {level.Local(level.AsOf)}: {used} used so far{target}"
            : $"still running at {level.Local(level.AsOf)}: {used} used so far{target}";
        var missed = time.MissedAt is { } at ? $"; missed since {level.Local(at)}" : "";
        return new Reason(text + missed, level.Level.Clause, "R9", Events(time, f => f.At == time.Span.StoppedAt));
    }

    private static ImmutableArray<string> Events(TicketTime time, Func<Fact.Ticket, bool> which) =>
        [.. time.Span.Facts.OfType<Fact.Ticket>().Where(which).Select(f => f.Reference).Distinct()];
}
