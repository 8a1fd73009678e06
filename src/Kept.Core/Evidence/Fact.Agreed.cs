using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Evidence;

// What was agreed, billed and paid, and who and what belongs to whom.
public abstract partial record Fact
{
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
}

public enum MoneyKind
{
    Fee,
    Invoice,
    Payment,
}
