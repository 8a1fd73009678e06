using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>A coverage and the stretch in which it is in force.</summary>
internal readonly record struct CoveragePart(Coverage Coverage, TimeRange Range);

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
        foreach (var part in parts.Where(p => !p.Range.IsEmpty))
        {
            var days = new CoverageDays(part.Coverage, part.Range);
            days.AddTo(open, officeDays);
            missing.AddRange(part.Coverage.Holidays.MissingYears(days.FirstDate.Year, days.LastDate.Year));
        }

        return new CompiledCoverage(IntervalSet.Of(open), range)
        {
            OfficeDays = [.. officeDays],
            MissingHolidayYears = [.. missing.Distinct().OrderBy(m => m.Year).ThenBy(m => m.Set, StringComparer.Ordinal)],
        };
    }
}
