using System.Collections.Immutable;

namespace Kept.Core.Agreements;

/// <summary>A ticket's clock (block 3, R9): from which event to which, on which hours, halted while what.</summary>
/// <param name="Calendar">The covered hours that count; null: all hours (<c>always</c>).</param>
/// <param name="Pauses">Reasons that halt the clock; the single reason <c>any</c> halts on every pause.</param>
/// <param name="Each">One clock a ticket, or one for each message of the customer (next response).</param>
/// <param name="AgainOnReopening">A reopening starts a response clock anew (<c>again: each reopening</c>).</param>
/// <param name="Only">Which tickets are meant; an empty filter means all of the level's service.</param>
public sealed record TicketClock(
    ClockEvent Start,
    ClockEvent Stop,
    string? Calendar,
    ImmutableArray<string> Pauses,
    ClockPer Each,
    bool AgainOnReopening,
    TicketFilter Only
);

public enum ClockPer
{
    Ticket,
    CustomerMessage,
}

public enum ClockEvent
{
    Opened,
    Assigned,
    FirstHumanReply,
    NextHumanReply,
    CustomerMessage,
    Resolved,
    Closed,
}

/// <summary>Values that a ticket must have (any of a list for each named field) for a level to time it.</summary>
public sealed record TicketFilter(ImmutableDictionary<TargetDimension, ImmutableArray<string>> Fields)
{
    public static readonly TicketFilter All = new(ImmutableDictionary<TargetDimension, ImmutableArray<string>>.Empty);
}

public enum OccurrenceKind
{
    Outage,
    Maintenance,
    Ticket,
    Visit,
}

/// <summary>When the clock of an occurrence starts and stops (R1 step 2).</summary>
public sealed record OccurrenceClock(OccurrenceStart Start, OccurrenceEnd End)
{
    public static readonly OccurrenceClock Default = new(OccurrenceStart.Begin, OccurrenceEnd.Restored);
}

public enum OccurrenceStart
{
    Begin,
    CustomerNotice,
    LaterOfBeginAndNotice,
    EarlierOfBeginAndNotice,
    TicketOpened,
}

public enum OccurrenceEnd
{
    Restored,
    TicketClosed,
}
