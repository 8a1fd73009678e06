using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks;

/// <summary>The smallest facts that show a finding, and what the agreement makes of them. Anyone can assess them again.</summary>
/// <param name="Facts">In words: <c>45 minutes down in April 2026 (30 days)</c>.</param>
/// <param name="Evidence">The facts themselves.</param>
/// <param name="Period">The period to assess.</param>
/// <param name="Shows">What the agreement makes of them: <c>99.8958%, missed, credit 0.00</c>.</param>
/// <param name="Results">What was read off, level by level.</param>
public sealed record CounterExample(
    string Facts,
    ImmutableArray<Fact> Evidence,
    TimeRange Period,
    string Shows,
    ImmutableArray<Observed> Results
)
{
    /// <summary>Until when facts are known; null: until a day after the period.</summary>
    public Instant? AsOf { get; init; }
}

/// <summary>A level's result as a counter-example quotes it.</summary>
/// <param name="Figure">Exact; null where there is none.</param>
/// <param name="Entitled">What the agreement owes if it is claimed well.</param>
public sealed record Observed(string Level, string? Occurrence, Verdict Verdict, Rational? Figure, Rational Entitled)
{
    /// <summary>How the claim stands, where one is made.</summary>
    public ClaimState Claim { get; init; }

    /// <summary>What is granted on it.</summary>
    public Rational Granted { get; init; }

    public static Observed Of(LevelResult result) =>
        new(result.Level, result.Occurrence, result.Verdict, result.Figure?.Exact, result.Credit.Entitled.Best)
        {
            Claim = result.Credit.State,
            Granted = result.Credit.Granted.Best,
        };
}
