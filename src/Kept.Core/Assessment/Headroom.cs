using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>
/// What the promise of a window that runs can still bear, counted from what is known at asOf: time to come and unknown time are taken as
/// good, what is open as not yet decided. Nothing of it is a forecast.
/// </summary>
/// <param name="SoFar">The verdict if all went well from here on: missed means that nothing can save it.</param>
/// <param name="Words">The rest in a sentence; empty where there is nothing to say.</param>
public sealed record Headroom(Verdict SoFar, string Words)
{
    /// <summary>Of a share of time or a sum of it: the bad time that counts so far.</summary>
    public Duration? Bad { get; init; }

    /// <summary>So much more bad time is within the target; null where it is missed.</summary>
    public Duration? BadLeft { get; init; }

    /// <summary>So much more bad time before the first row of the credit table is reached; null where it has none, or is reached.</summary>
    public Duration? BadLeftBeforeCredit { get; init; }

    /// <summary>Of a share of tickets: how they stand.</summary>
    public TicketShare? Tickets { get; init; }

    /// <summary>
    /// So many further tickets may come and all be late, before the share of those decided by now and of these is below the target. Open
    /// tickets are not among them. Null where it is below already.
    /// </summary>
    public long? MoreMayMiss { get; init; }

    /// <summary>Of those open now, so many may be late if all others of them are in time. Null where even none may.</summary>
    public long? OpenMayMiss { get; init; }

    /// <summary>Of a number of occurrences: so many more.</summary>
    public long? MoreLeft { get; init; }
}

/// <summary>The tickets of a window by how they stand. One that is late and still open is late.</summary>
/// <param name="NextDueAt">When the first of the open ones is due.</param>
public sealed record TicketShare(int InTime, int Late, int Open, Instant? NextDueAt);
