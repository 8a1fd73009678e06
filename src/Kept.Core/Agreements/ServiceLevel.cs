using System.Collections.Immutable;

namespace Kept.Core.Agreements;

/// <summary>A promise: Measure + Target + Exclusions + Remedy. Its id never changes; an amendment may change its title (R10).</summary>
/// <param name="Of">Services of the agreement that it is about.</param>
/// <param name="Consequences">What a miss brings besides credit; empty with no credit means the agreement does not say.</param>
public sealed record ServiceLevel(
    string Id,
    string Clause,
    ImmutableArray<string> Of,
    Measure Measure,
    ImmutableArray<Exclusion> Exclusions,
    Target Target,
    Credit? Credit,
    ImmutableArray<Consequence> Consequences,
    ImmutableArray<Limit> Limits,
    ClaimRule Claim,
    SettlementRule? Settle,
    ImmutableArray<BackedBy> BackedBy,
    ImmutableArray<EscalationStep> Escalation,
    string? Title = null,
    string? Wording = null
)
{
    public string DisplayTitle => Title ?? Id;

    /// <summary>
    /// Only for members with one of these values, by the name of the value (<c>plan</c> is theirs too); empty: for all (R13).
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> For { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Whether it is promised to a member. One customer without a list of members has whatever is agreed.</summary>
    public bool IsFor(Member? member) =>
        member is null
        || For.All(f => (f.Key == "plan" ? member.Plan : member.Values.GetValueOrDefault(f.Key)) is { } value
            && f.Value.Contains(value, StringComparer.OrdinalIgnoreCase));

    /// <summary>The promise begins so long after the agreement (or the member) does; null: at once.</summary>
    public TimeLength? HoldsAfter { get; init; }
}

/// <summary>The level of an operational-level agreement or supplier contract on which this one rests.</summary>
/// <param name="HandOver">The kind of fact that hands a case over, where one is agreed.</param>
public sealed record BackedBy(string Agreement, string Level, string? HandOver = null);

/// <summary>From the n-th miss in a row on, the credit is multiplied (block 11, escalation).</summary>
public sealed record EscalationStep(int FromMiss, Kept.Core.Money.Rational Times);

/// <summary>When one event earns credits under several levels: the sum, the best, or the one the customer elects (block 11).</summary>
public sealed record CombineRule(ImmutableArray<string> Levels, CombineTake Take, string? Clause = null);

public enum CombineTake
{
    Sum,
    Best,
    Elected,
}
