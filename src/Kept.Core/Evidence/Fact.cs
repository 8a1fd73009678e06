using System.Collections.Immutable;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Evidence;

/// <summary>
/// What happened, as somebody recorded it. Facts are never edited: a <see cref="Correction"/> replaces or retracts one from its own
/// <see cref="RecordedAt"/> on (R4). Equality is by content.
/// </summary>
public abstract partial record Fact
{
    private Fact() { }

    /// <summary>The time of members and topology that name none: known from the beginning.</summary>
    public static readonly Instant Always = Instant.FromUtc(1, 1, 1, 0, 0);

    /// <summary>Unique within its <see cref="Source"/>.</summary>
    public required string Id { get; init; }

    public string? Source { get; init; }

    /// <summary>When it became known; by default its own latest time (R4).</summary>
    public required Instant RecordedAt { get; init; }

    public string? By { get; init; }

    public string? Note { get; init; }

    /// <summary><c>source/id</c>, or the id alone where the fact names no source.</summary>
    public string Reference => Source is null ? Id : $"{Source}/{Id}";

    /// <summary>The instant by which facts are put in order: <c>at</c>, or <c>from</c>.</summary>
    public abstract Instant Begin { get; }

    /// <summary>The name of the kind in evidence files.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// When the fact became known if its record does not say (R4): its own latest time; for what was arranged ahead
    /// (maintenance with an announcement, members, topology) the instant of the arrangement.
    /// </summary>
    public virtual Instant KnownByDefault => Begin;
    /// <summary>A service, or a part of it, did not work or was degraded. No <paramref name="Until"/>: still going on.</summary>
    /// <param name="Cause">An allegation (R4): provider, customer, thirdParty, utility, forceMajeure, policy, or the agreement's own
    /// words.</param>
    /// <param name="Weight">The share lost, above 0 up to 1; 1 where not degraded only.</param>
    public sealed record Outage(
        string Service,
        Instant From,
        Instant? Until,
        string? Cause,
        Rational Weight,
        string? Resource,
        string? Site
    ) : Fact
    {
        public override Instant Begin => From;

        public override string Kind => "outage";

        public override Instant KnownByDefault => Until ?? From;
    }

    public sealed record Maintenance(
        string Service,
        Instant From,
        Instant? Until,
        Instant? AnnouncedAt,
        string? RequestedBy,
        bool Emergency,
        string? Resource
    ) : Fact
    {
        public override Instant Begin => From;

        public override string Kind => "maintenance";

        public override Instant KnownByDefault => AnnouncedAt ?? Until ?? From;
    }

    /// <summary>One probe: up or not, how fast, packets sent and received.</summary>
    public sealed record Sample(
        string Service,
        Instant At,
        bool? Up,
        Rational? LatencyMs,
        long? Sent,
        long? Received,
        string? Probe,
        string? Resource
    ) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "sample";
    }

    /// <summary>Events over a stretch: <paramref name="Good"/> out of <paramref name="Total"/>.</summary>
    public sealed record Count(string Service, Instant From, Instant Until, long Good, long Total, string? Resource) : Fact
    {
        public override Instant Begin => From;

        public override string Kind => "count";

        public override Instant KnownByDefault => Until;
    }

    /// <summary>Something happened to a ticket. Fields not given keep what earlier events of the ticket said.</summary>
    public sealed record Ticket(string Number, TicketEvent Event, Instant At) : Fact
    {
        public string? Team { get; init; }

        public string? Service { get; init; }

        public string? Category { get; init; }

        public string? Urgency { get; init; }

        public string? Impact { get; init; }

        public string? Priority { get; init; }

        public string? Product { get; init; }

        public string? Plan { get; init; }

        public string? Site { get; init; }

        public string? TechnicalLevel { get; init; }

        public TicketSide? Side { get; init; }

        public string? Reason { get; init; }

        public override Instant Begin => At;

        public override string Kind => "ticket";
    }

    public sealed record Visit(string Service, Instant From, Instant? Until, Instant? Planned, ImmutableArray<string> Tasks) : Fact
    {
        public override Instant Begin => From;

        public override string Kind => "visit";

        public override Instant KnownByDefault => Until ?? From;

        public bool Equals(Visit? other) =>
            other is not null
            && base.Equals(other)
            && Service == other.Service
            && From == other.From
            && Until == other.Until
            && Planned == other.Planned
            && Tasks.SequenceEqual(other.Tasks);

        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Service, From, Tasks.Length);
    }

    /// <summary>Work done: a stretch, or a number of hours on a day.</summary>
    public sealed record Work(
        string? Service,
        string? TicketNumber,
        Instant From,
        Instant? Until,
        Rational? Hours,
        string? Rate,
        string? Of
    ) : Fact
    {
        public override Instant Begin => From;

        public override string Kind => "work";

        public override Instant KnownByDefault => Until ?? From;
    }
}

public enum TicketEvent
{
    Opened,
    Assigned,
    Responded,
    Updated,
    Paused,
    Resumed,
    Resolved,
    Reopened,
    Closed,
    Changed,
}

public enum TicketSide
{
    Customer,
    Provider,
    Automatic,
}
