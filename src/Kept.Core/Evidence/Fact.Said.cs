using System.Collections.Immutable;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Evidence;

// What a party or a third one said about other facts.
public abstract partial record Fact
{
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

    /// <summary>The customer's choice between credits of one month.</summary>
    /// <param name="Of">The month (<c>2026-03</c>), or a fact in it; null: the calendar month before the one in which it was made.</param>
    /// <param name="Member">Whose choice, where the agreement has members.</param>
    public sealed record Election(string Level, string Choice, Instant At, string? Of, string? Member = null) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "election";
    }

    /// <summary>A party contests a fact or an assessed line; with an outcome, how that ended (R11).</summary>
    /// <param name="Of">A fact, an assessed line (<c>level/2026-05</c>, <c>level/ticket</c>), or the dispute that ended.</param>
    /// <param name="Outcome">Null: open.</param>
    public sealed record Dispute(string Of, Instant At, string? Reason, DisputeOutcome? Outcome) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "dispute";
    }

    /// <summary>Replaces or retracts another fact from its own <see cref="Fact.RecordedAt"/> on.</summary>
    /// <param name="Replacement">Null: the fact is retracted.</param>
    public sealed record Correction(string Of, Fact? Replacement, string? Reason, Instant At) : Fact
    {
        public override Instant Begin => At;

        public override string Kind => "correction";
    }
}

public enum DisputeOutcome
{
    /// <summary>The one who contested was right: the fact or line does not count.</summary>
    Upheld,

    /// <summary>It counts in full.</summary>
    Rejected,

    /// <summary>Contested no longer: it counts in full.</summary>
    Withdrawn,
}
