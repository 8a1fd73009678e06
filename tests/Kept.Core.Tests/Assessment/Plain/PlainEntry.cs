using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>One line in one reading, before limits: a level in a window, an outage or a ticket.</summary>
internal sealed class PlainLine
{
    public required ServiceLevel Level { get; init; }

    public required LocalDate WindowFrom { get; init; }

    public required LocalDate WindowUntil { get; init; }

    /// <summary>The first instant of the window.</summary>
    public Instant WindowAt { get; init; }

    public string Occurrence { get; init; } = "";

    /// <summary>For order, and for anchors of claims.</summary>
    public required Instant BeginsAt { get; init; }

    public Instant? EndsAt { get; init; }

    public string[] Facts { get; init; } = [];

    public required Verdict Verdict { get; init; }

    public Rational? Figure { get; init; }

    /// <summary>Amounts by the instant to which each belongs.</summary>
    public List<(Instant At, Rational Amount)> Parts { get; init; } = [];

    public Rational Accrued { get; set; }

    public Rational Entitled { get; set; }

    public Rational Granted { get; set; }
}

/// <summary>What the twin says of one line: both readings side by side.</summary>
internal sealed record PlainEntry(PlainLine Best, PlainLine Worst)
{
    public Verdict Verdict => Best.Verdict == Worst.Verdict ? Best.Verdict : Verdict.Undetermined;
}
