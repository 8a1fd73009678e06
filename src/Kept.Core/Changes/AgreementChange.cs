using System.Collections.Immutable;
using Kept.Core.Agreements;

namespace Kept.Core.Changes;

/// <summary>Who is better off by a change, all else being equal.</summary>
public enum Gain
{
    /// <summary>Neither, or it depends on facts: never guessed.</summary>
    Open,
    Customer,
    Provider,
}

/// <summary>Which part of an agreement a change is about.</summary>
public enum ChangedPart
{
    Level,
    Target,
    CoveredHours,
    Measure,
    Window,
    Exclusion,
    Credit,
    WorstCredit,
    ExpectedCredit,
    Limit,
    Claim,
    Settlement,
    Consequence,
    Escalation,
    HoldsAfter,
    Service,
    Price,
    Rate,
    Term,
    Renewal,
    NoticeDeadline,
    RateGuarantee,
    Zone,
    Currency,
    Rounding,
    Parties,
    SoleRemedy,
    Combination,
    Member,
    Plan,
    Other,
}

/// <summary>One difference of meaning between two versions of an agreement.</summary>
/// <param name="Part">What changes.</param>
/// <param name="Path">Where it stands: <c>serviceLevels/uptime/target</c>.</param>
/// <param name="From">What was agreed; null where it is new.</param>
/// <param name="To">What is agreed instead; null where nothing is.</param>
/// <param name="Gains">Who is better off.</param>
public sealed record AgreementChange(ChangedPart Part, string Path, ChangeValue? From, ChangeValue? To, Gain Gains)
{
    /// <summary>The level that it is about; null: the agreement as a whole.</summary>
    public string? Level { get; init; }

    /// <summary>The clause in which it stands, as the later version numbers it where there still is one.</summary>
    public string? Clause { get; init; }

    /// <summary>Of which of several it speaks: a service, a case of a matrix, a member.</summary>
    public string? About { get; init; }

    /// <summary>A level then keeps less than it had: what is less, in a few words.</summary>
    public string? Warning { get; init; }
}

/// <summary>Two versions compared: what changes, the agreement as a whole first, then level by level.</summary>
public sealed record AgreementComparison(AgreementVersion From, AgreementVersion To, ImmutableArray<AgreementChange> Changes)
{
    /// <summary>Whether some level keeps less than it had.</summary>
    public bool IsWeaker => Changes.Any(c => c.Warning is not null);
}
