using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>A coverage and the local date from which it is in force.</summary>
public sealed record CoverageVersion(LocalDate From, Coverage Coverage)
{
    /// <summary>00:00 of the date in the zone of the version that begins.</summary>
    public Instant InForceAt => LocalTimes.StartOfDay(Coverage.Zone, From);
}

/// <summary>
/// Covered hours that change by amendment: at each instant the version in force then applies (R10). A window that is open when a version
/// begins is cut there, and goes on only if the new version is open too.
/// </summary>
public sealed class VersionedCoverage : IEquatable<VersionedCoverage>
{
    /// <param name="initial">In force until the first change.</param>
    /// <param name="changes">In any order.</param>
    /// <exception cref="ArgumentException">Two changes take effect at the same instant.</exception>
    public VersionedCoverage(Coverage initial, params IEnumerable<CoverageVersion> changes)
    {
        Initial = initial;
        Changes = [.. changes.OrderBy(c => c.InForceAt)];
        if (Changes.DistinctBy(c => c.InForceAt).Count() != Changes.Length)
        {
            throw new ArgumentException("two versions of the covered hours take effect at the same time", nameof(changes));
        }
    }

    public Coverage Initial { get; }

    /// <summary>By the instant at which they take effect.</summary>
    public ImmutableArray<CoverageVersion> Changes { get; }

    public Coverage InForceAt(Instant instant) => Changes.LastOrDefault(c => c.InForceAt <= instant)?.Coverage ?? Initial;

    /// <summary>All versions worked out over a range, as one.</summary>
    public CompiledCoverage Compile(TimeRange range) => CoverageCompiler.Compile([.. Parts(range)], range);

    /// <summary>The years of a range, in the local time of the version then in force, that a holiday set does not cover.</summary>
    public IEnumerable<MissingHolidayYear> MissingHolidayYears(TimeRange range) =>
        Parts(range)
            .Where(p => !p.Range.IsEmpty)
            .SelectMany(p => p.Coverage.Holidays.MissingYears(Year(p.Coverage, p.Range.From), Year(p.Coverage, p.Range.Until.PlusTicks(-1))))
            .Distinct();

    public bool Equals(VersionedCoverage? other) => other is not null && Initial == other.Initial && Changes.SequenceEqual(other.Changes);

    public override bool Equals(object? obj) => Equals(obj as VersionedCoverage);

    public override int GetHashCode() => HashCode.Combine(Initial, Changes.Length);

    private static int Year(Coverage coverage, Instant at) => LocalTimes.DateOf(coverage.Zone, at).Year;

    private IEnumerable<CoveragePart> Parts(TimeRange range)
    {
        var (from, inForce, first) = (range.FromTicks, Initial, (LocalDate?)null);
        foreach (var change in Changes)
        {
            var until = Math.Clamp(change.InForceAt.ToUnixTimeTicks(), range.FromTicks, range.UntilTicks);
            LocalDate? next = until > range.FromTicks && until < range.UntilTicks ? change.From : null;
            yield return new CoveragePart(inForce, new TimeRange(from, until), first, next);
            (from, inForce, first) = (until, change.Coverage, next);
        }

        yield return new CoveragePart(inForce, new TimeRange(from, range.UntilTicks), first);
    }
}
