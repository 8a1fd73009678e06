using System.Collections.Immutable;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>What a stretch of time is to a level that measures by time.</summary>
public enum TimelineKind
{
    /// <summary>Covered and not bad; or bad in a way that does not count, which is then said.</summary>
    Covered,

    /// <summary>Outside of the covered hours, or of any window that is measured.</summary>
    Outside,

    /// <summary>Bad time that counts in the figure.</summary>
    Down,

    /// <summary>Covered time that an exclusion takes out.</summary>
    Excluded,

    /// <summary>Covered time for which the level needs evidence and has none (R2).</summary>
    Unknown,
}

/// <summary>A half-open stretch of a timeline.</summary>
/// <param name="Facts">Those that it is made of; of samples the first and the last.</param>
/// <param name="Clause">What it rests on, where it is more than a matter of hours.</param>
public sealed record TimelineBand(TimeRange Range, TimelineKind Kind, ImmutableArray<string> Facts, string? Clause, string? Because)
{
    /// <summary>Still to come at asOf.</summary>
    public bool Ahead { get; init; }

    internal static TimelineBand Of(TimeRange range, TimelineKind kind) => new(range, kind, [], null, null);

    internal bool GoesOnIn(TimelineBand next) =>
        (Range.Until, Kind, Clause, Because, Ahead) == (next.Range.From, next.Kind, next.Clause, next.Because, next.Ahead)
        && Facts.SequenceEqual(next.Facts);
}

/// <summary>A level over a period: bands one after the other, which add up to it exactly.</summary>
/// <param name="Member">The member served, as results name it; null where the agreement has none.</param>
public sealed record LevelTimeline(string Level, string Clause, string Title, string? Member, ImmutableArray<TimelineBand> Bands)
{
    /// <summary>How long all bands of a kind are.</summary>
    public Duration Total(TimelineKind kind) => Bands.Where(b => b.Kind == kind).Aggregate(Duration.Zero, (sum, b) => sum + b.Range.Length);
}
