using System.Collections.Immutable;
using Kept.Core.Time;

namespace Kept.Core.Assessment;

/// <summary>What a ticket's clock does in a stretch of time.</summary>
public enum ClockBandKind
{
    /// <summary>It counts: within covered hours, neither paused nor stopped.</summary>
    Running,

    /// <summary>Within covered hours, halted by a reason that the agreement names.</summary>
    Paused,

    /// <summary>Within covered hours, between a stop and the reopening after it.</summary>
    Stopped,

    /// <summary>Outside of the covered hours, whatever else.</summary>
    Outside,
}

/// <summary>A stretch of a ticket's clock.</summary>
/// <param name="Because">The reason of the pause, or which hours are over; null where it runs.</param>
/// <param name="Facts">The events that say so.</param>
public sealed record ClockBand(TimeRange Range, ClockBandKind Kind, string? Because, ImmutableArray<string> Facts)
{
    /// <summary>Still to come at asOf: as it would be if nothing happened until it is due.</summary>
    public bool Ahead { get; init; }
}

/// <summary>
/// A ticket's clock from its start to its stop; of one that is not stopped to asOf, and where it runs on from there to when it is due.
/// Half-open and without gaps. What runs and is not ahead is as long as the time used.
/// </summary>
/// <param name="IsCut">There were more: these are the last 200 up to asOf and the first 200 after it.</param>
public sealed record TicketBands(ImmutableArray<ClockBand> All, bool IsCut)
{
    public static readonly TicketBands None = new([], false);
}
