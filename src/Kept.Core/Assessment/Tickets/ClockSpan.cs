using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Tickets;

/// <summary>One clock of a ticket as intervals (design rule 4): when it was started and not yet stopped, and when it was paused.</summary>
/// <param name="Name">The ticket's number, with <c>#2</c> for its second clock.</param>
/// <param name="Running">Started and not stopped, pauses included; an open end is at asOf.</param>
/// <param name="Paused">Halted by a reason that the agreement names.</param>
/// <param name="IsRunning">Not stopped at asOf.</param>
/// <param name="Facts">The events that started, stopped, halted it or went on.</param>
internal sealed record ClockSpan(
    string Name,
    Instant StartedAt,
    Instant? StoppedAt,
    IntervalSet Running,
    IntervalSet Paused,
    bool IsRunning,
    bool IsPaused,
    ImmutableArray<Fact> Facts
)
{
    /// <summary>Its last stop, or asOf: also where it went on in that very instant, and nothing runs yet.</summary>
    public required Instant Until { get; init; }
}

/// <summary>Reads a ticket's events as clocks (R9).</summary>
internal static class ClockSpans
{
    public static IEnumerable<ClockSpan> Of(TicketStory story, TicketClock clock, Instant asOf)
    {
        var events = story.Events.Where(e => e.At <= asOf).ToImmutableArray();
        var pauses = Pauses(events, clock.Pauses, asOf);
        var number = 0;
        foreach (var span in clock.Each == ClockPer.CustomerMessage ? Messages(events) : Whole(events, clock))
        {
            number++;
            yield return Read(story.Number + (number == 1 ? "" : $"#{number}"), span, pauses, asOf);
        }
    }

    /// <summary>Starts and stops in order; a stop that never comes is null.</summary>
    private sealed record Turns(ImmutableArray<(Fact.Ticket Start, Fact.Ticket? Stop)> All);

    /// <summary>A pause and the events that make it; open, where none has ended it yet.</summary>
    private sealed record Halt(TimeRange Range, ImmutableArray<Fact> Facts, bool Open);

    private static ClockSpan Read(string name, Turns turns, ImmutableArray<Halt> pauses, Instant asOf)
    {
        var running = IntervalSet.Of(turns.All.Select(t => new TimeRange(t.Start.At, t.Stop?.At ?? Later(t.Start.At, asOf))));
        var (start, stop) = turns.All[^1];
        var touching = pauses.Where(p => running.Any(r => r.Overlaps(p.Range))).ToImmutableArray();
        var facts = turns
            .All.SelectMany(t => t.Stop is null ? [t.Start] : new Fact[] { t.Start, t.Stop })
            .Concat(touching.SelectMany(p => p.Facts));
        return new ClockSpan(
            name,
            turns.All[0].Start.At,
            stop?.At,
            running,
            IntervalSet.Of(touching.Select(p => p.Range)),
            stop is null,
            stop is null && pauses.Any(p => p.Open),
            [.. facts.Distinct()]
        )
        {
            Until = stop?.At ?? Later(start.At, asOf),
        };
    }

    /// <summary>
    /// One clock over the whole ticket. A resolution clock goes on after a reopening, and was stopped in between; a response clock does not
    /// start again unless the agreement says so, and then it is another clock.
    /// </summary>
    private static IEnumerable<Turns> Whole(ImmutableArray<Fact.Ticket> events, TicketClock clock)
    {
        var again = GoesOn(clock.Stop) || clock.AgainOnReopening;
        var turns = Turned(events, e => IsStart(clock.Start, e), e => again && e.Event == TicketEvent.Reopened, e => IsStop(clock.Stop, e));
        return !GoesOn(clock.Stop) ? turns.Select(t => new Turns([t])) : turns.IsEmpty ? [] : [new Turns(turns)];
    }

    /// <summary>
    /// From each message of the customer that is not answered yet to the next human reply; further messages meanwhile start no other clock.
    /// </summary>
    private static IEnumerable<Turns> Messages(ImmutableArray<Fact.Ticket> events)
    {
        return Turned(events, IsMessage, IsMessage, e => IsStop(ClockEvent.NextHumanReply, e)).Select(t => new Turns([t]));

        static bool IsMessage(Fact.Ticket e) => IsStart(ClockEvent.CustomerMessage, e);
    }

    /// <summary>Starts and stops in turn: the first start, and after each stop the next start again.</summary>
    private static ImmutableArray<(Fact.Ticket Start, Fact.Ticket? Stop)> Turned(
        ImmutableArray<Fact.Ticket> events, Func<Fact.Ticket, bool> first, Func<Fact.Ticket, bool> again, Func<Fact.Ticket, bool> stop)
    {
        var turns = ImmutableArray.CreateBuilder<(Fact.Ticket, Fact.Ticket?)>();
        Fact.Ticket? started = null;
        foreach (var e in events)
        {
            if (started is not null && stop(e))
            {
                turns.Add((started, e));
                started = null;
            }
            else if (started is null && (turns.Count == 0 ? first(e) : again(e)))
            {
                started = e;
            }
        }

        if (started is not null)
        {
            turns.Add((started, null));
        }

        return turns.ToImmutable();
    }

    private static bool GoesOn(ClockEvent stop) => stop is ClockEvent.Resolved or ClockEvent.Closed;

    private static bool IsStart(ClockEvent start, Fact.Ticket e) =>
        start switch
        {
            ClockEvent.Opened => e.Event == TicketEvent.Opened,
            ClockEvent.CustomerMessage => e.Event is TicketEvent.Opened or TicketEvent.Reopened
                || (e.Event == TicketEvent.Updated && e.Side == TicketSide.Customer),
            _ => IsStop(start, e),
        };

    /// <summary>An automatic reply is not a human reply (R9). A ticket that the provider resolves or closes has been answered.</summary>
    private static bool IsStop(ClockEvent stop, Fact.Ticket e) =>
        stop switch
        {
            ClockEvent.Opened => e.Event == TicketEvent.Opened,
            ClockEvent.Assigned => e.Event == TicketEvent.Assigned,
            ClockEvent.FirstHumanReply or ClockEvent.NextHumanReply => IsHuman(e)
                && e.Event is TicketEvent.Responded or TicketEvent.Resolved or TicketEvent.Closed,
            ClockEvent.CustomerMessage => e.Event == TicketEvent.Updated && e.Side == TicketSide.Customer,
            ClockEvent.Resolved => e.Event is TicketEvent.Resolved or TicketEvent.Closed,
            ClockEvent.Closed => e.Event == TicketEvent.Closed,
        };

    private static bool IsHuman(Fact.Ticket e) => e.Side is null or TicketSide.Provider;

    /// <summary>From each pause with a reason that halts to the event that ends it: a resumption, or the ticket's resolution.</summary>
    private static ImmutableArray<Halt> Pauses(
        ImmutableArray<Fact.Ticket> events, ImmutableArray<string> reasons, Instant asOf)
    {
        var pauses = ImmutableArray.CreateBuilder<Halt>();
        Fact.Ticket? paused = null;
        foreach (var e in events)
        {
            if (paused is null && e.Event == TicketEvent.Paused && PauseReasons.Halts(reasons, e.Reason))
            {
                paused = e;
            }
            else if (
                paused is not null
                && e.Event is TicketEvent.Resumed or TicketEvent.Resolved or TicketEvent.Closed or TicketEvent.Reopened
            )
            {
                pauses.Add(new Halt(new TimeRange(paused.At, e.At), [paused, e], Open: false));
                paused = null;
            }
        }

        if (paused is not null)
        {
            // No end known: it lasts at least until asOf, and beyond for the question of when a clock would be due.
            pauses.Add(new Halt(new TimeRange(paused.At, Later(paused.At, asOf)), [paused], Open: true));
        }

        return pauses.ToImmutable();
    }

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;
}

/// <summary>Whether the reason of a pause is one that the agreement lets halt its clock.</summary>
internal static class PauseReasons
{
    /// <summary>
    /// The words may differ in case and in "waiting on" or "waiting for". A pause without a reason is the one the agreement names, if it
    /// names one only.
    /// </summary>
    public static bool Halts(ImmutableArray<string> reasons, string? reason) =>
        reasons.Any(r => r == "any" || (reason is null ? reasons.Length == 1 : Bare(r) == Bare(reason)));

    private static string Bare(string reason)
    {
        var words = reason.Trim().ToLowerInvariant().Replace('-', ' ').Replace('_', ' ');
        return new[] { "waiting on the ", "waiting for the ", "waiting on ", "waiting for ", "pending " }
            .Aggregate(words, (bare, start) => bare.StartsWith(start, StringComparison.Ordinal) ? bare[start.Length..] : bare);
    }
}
