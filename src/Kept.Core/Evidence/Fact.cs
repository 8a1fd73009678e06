using System.Collections.Immutable;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Evidence;

/// <summary>
/// What happened, as somebody recorded it. Facts are never edited: a <see cref="Correction"/> replaces or retracts one from its own
/// <see cref="RecordedAt"/> on (R4). Equality is by content.
/// </summary>
public abstract record Fact
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

    public sealed record Approval(string WorkRef, Instant At, Rational? UpTo, bool Refused) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "approval";
    }

    /// <summary>One party told the other. <paramref name="About"/>: downtime, nonrenewal, termination, prices, maintenance.</summary>
    /// <param name="Of">The outage or maintenance it names, if it does.</param>
    public sealed record Notice(string About, string? Service, Instant At, Instant? ReceivedAt, string? Form, string? Of) : Fact
    {
        /// <summary>Receipt decides (R3).</summary>
        public Instant Received => ReceivedAt ?? At;

        public override Instant Begin => At;

        public override string Kind => "notice";

        public override Instant KnownByDefault => Instant.Max(At, Received);
    }

    /// <summary>The request for a credit: of named facts, or of a period (by any instant in it).</summary>
    public sealed record Claim(
        string? Agreement,
        string Level,
        ImmutableArray<string> Of,
        (Instant From, Instant Until)? Period,
        Instant At,
        Instant? ReceivedAt,
        string? Form,
        string? Member,
        bool Withdrawn
    ) : Fact
    {
        public Instant Received => ReceivedAt ?? At;

        public override Instant Begin => At;

        public override string Kind => "claim";

        public override Instant KnownByDefault => Instant.Max(At, Received);

        public bool Equals(Claim? other) =>
            other is not null
            && base.Equals(other)
            && Agreement == other.Agreement
            && Level == other.Level
            && Of.SequenceEqual(other.Of)
            && Period == other.Period
            && At == other.At
            && ReceivedAt == other.ReceivedAt
            && Form == other.Form
            && Member == other.Member
            && Withdrawn == other.Withdrawn;

        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Level, Of.Length, At);
    }

    /// <summary>A judgement on a fact or a part of it (design rule 9).</summary>
    public sealed record Determination(string Of, string Finding, Instant At, Instant? From, Instant? Until, string? Reason) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "determination";
    }

    public sealed record Election(string Level, string Choice, Instant At, string? Of) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "election";
    }

    /// <summary>
    /// A fee billed, an invoice sent, a payment received (<see cref="MoneyKind"/>) for a service over a period of local days.
    /// </summary>
    public sealed record MoneyFact(
        MoneyKind Of,
        string? Service,
        LocalDate? From,
        LocalDate? Until,
        Rational Amount,
        string? Number,
        Instant At,
        string? Member
    ) : Fact
    {
        public override Instant Begin => At;

        public override string Kind =>
            Of switch
            {
                MoneyKind.Fee => "fee",
                MoneyKind.Invoice => "invoice",
                MoneyKind.Payment => "payment",
            };
    }

    public sealed record Dispute(string Of, Instant At, string? Reason, string? Outcome) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "dispute";
    }

    public sealed record Signature(string Party, string Version, Instant At) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "signature";
    }

    /// <param name="Patch">The changed keys as canonical JSON.</param>
    public sealed record Amendment(string Patch, LocalDate Effective, Instant At) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "amendment";
    }

    public sealed record Assignment(string To, string Party, LocalDate Effective, bool? Consent, Instant At) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "assignment";
    }

    /// <summary>The provider's answer to a claim.</summary>
    public sealed record Answer(string ClaimRef, bool Accepted, Rational? Amount, string? Reason, Instant At) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "answer";
    }

    public sealed record Settlement(string ClaimRef, Rational Amount, Instant At, string? Where) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "settlement";
    }

    /// <summary>What was stated, and its hash.</summary>
    public sealed record Statement(string Period, string Hash, Instant At) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "statement";
    }

    public sealed record Estimate(string Of, Rational Amount, Instant At) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "estimate";
    }

    public sealed record MemberFact(
        string Customer,
        string? Resource,
        string? Plan,
        Rational? Fee,
        LocalDate? From,
        LocalDate? Until,
        Instant At
    ) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "member";
    }

    /// <summary>A bad parent makes its children bad (R13).</summary>
    public sealed record Contains(string Parent, string Child, Instant? From, Instant? Until, Instant At) : Fact
    {
        public override Instant Begin => From ?? At;

        public override string Kind => "contains";

        public override Instant KnownByDefault => At;
    }

    /// <summary>Replaces or retracts another fact from its own <see cref="Fact.RecordedAt"/> on.</summary>
    /// <param name="Replacement">Null: the fact is retracted.</param>
    public sealed record Correction(string Of, Fact? Replacement, string? Reason, Instant At) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "correction";
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

public enum MoneyKind
{
    Fee,
    Invoice,
    Payment,
}
