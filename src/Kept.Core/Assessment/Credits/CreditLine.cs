using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Assessment.Credits;

internal enum CreditUnit
{
    Money,
    ExtensionDays,
    Points,
}

/// <summary>What one block, row or miss earns, and what is left of it after each step of R1 steps 8 and 9.</summary>
/// <param name="At">To whose local day and month it belongs: the begin of the block, of the occurrence, of the window.</param>
/// <param name="Sum">The arithmetic of one such line: <c>5% × 1,000.00</c>.</param>
/// <param name="Why">Which row or block it comes from.</param>
internal sealed record CreditLine(
    Outcome Outcome,
    Instant At,
    CreditUnit Unit,
    Rational Earned,
    string Sum,
    string Why,
    ImmutableArray<string> Facts
)
{
    /// <summary>After escalation, counts, combination, caps; exact until rounded.</summary>
    public Rational Amount { get; init; } = Earned;

    /// <summary>Fell to "at most n credits per day".</summary>
    public bool NotCounted { get; init; }

    /// <summary>The amount before caps and minimum.</summary>
    public Rational Accrued { get; init; } = Earned;

    /// <summary>Fell below the least amount that is paid.</summary>
    public bool TooSmall { get; init; }

    public ImmutableArray<Reason> Steps { get; init; } = [];

    public CreditLine With(Rational amount, Reason step) => this with { Amount = amount, Steps = Steps.Add(step) };

    public string Level => Outcome.Context.Level.Id;
}
