using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>A coverage and the stretch in which it is in force.</summary>
/// <param name="From">The date from which its office days count; null for the first that lies in the range whole.</param>
/// <param name="Until">The date from which those of the next version count; null for none, when the last is the last that lies in the range
/// whole.</param>
internal sealed record CoveragePart(Coverage Coverage, TimeRange Range, LocalDate? From = null, LocalDate? Until = null);

/// <summary>A local date with covered hours of its own, from its first opening to its last closing.</summary>
/// <param name="Date">Not a holiday.</param>
/// <param name="OpensAt">The first covered instant of the windows that begin on the date.</param>
/// <param name="ClosesAt">The end of the last of them, which may lie on the following date.</param>
public readonly record struct OfficeDay(LocalDate Date, Instant OpensAt, Instant ClosesAt);

/// <summary>Turns local windows into instants, by membership: an instant is open if its local date and time are in a window.</summary>
internal static class CoverageCompiler
{
    public static CompiledCoverage Compile(ImmutableArray<CoveragePart> parts, TimeRange range)
    {
        var open = new List<TimeRange>();
        var officeDays = new List<OfficeDay>();
        var missing = new List<MissingHolidayYear>();
        var all = parts.Where(p => !p.Range.IsEmpty).Select(p => new CoverageDays(p)).ToList();
        foreach (var days in all)
        {
            days.AddTo(open, officeDays);
            missing.AddRange(days.MissingHolidayYears);
        }

        return new CompiledCoverage(IntervalSet.Of(open), range)
        {
            OfficeDays = [.. officeDays],
            OfficeDates = all.Count == 0 ? null : (all[0].FirstCounted, all[^1].LastCounted),
            MissingHolidayYears = [.. missing.Distinct().OrderBy(m => m.Year).ThenBy(m => m.Set, StringComparer.Ordinal)],
        };
    }
}
