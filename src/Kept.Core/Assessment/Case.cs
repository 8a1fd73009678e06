using System.Collections.Immutable;
using Kept.Core.Money;
using Kept.Core.Time;

namespace Kept.Core.Assessment;

/// <summary>The two ends between which unknown time and time still to come leave a result (R2).</summary>
internal enum Scenario
{
    /// <summary>Unknown time was good, what goes on ends now.</summary>
    Best,

    /// <summary>Unknown time was bad, what goes on goes on.</summary>
    Worst,
}

/// <summary>One level's measurement in one scenario: all that verdict and credit are worked out from.</summary>
/// <param name="Figure">Null where there is nothing to measure.</param>
/// <param name="Unbounded">The figure may still grow without bound: it is beyond every row.</param>
/// <param name="Pieces">The bad time that counts, piece by piece, as blocks are taken of it.</param>
/// <param name="CoveredTicks">What a share of time is taken of.</param>
internal sealed record Case(Rational? Figure, bool Unbounded, ImmutableArray<TimeRange> Pieces, long CoveredTicks)
{
    public static readonly Case Nothing = new(null, false, [], 0);

    public long BadTicks => Pieces.Sum(p => p.LengthTicks);

    /// <summary>Of a share of time, what it lacks of the whole, so that a degraded piece counts by its weight; else the bad time.</summary>
    public Rational LostTicks => CoveredTicks > 0 && Figure is { } share ? (1 - share) * CoveredTicks : BadTicks;

    public bool SameAs(Case other) =>
        Figure == other.Figure
        && Unbounded == other.Unbounded
        && CoveredTicks == other.CoveredTicks
        && Pieces.AsSpan().SequenceEqual(other.Pieces.AsSpan());
}
