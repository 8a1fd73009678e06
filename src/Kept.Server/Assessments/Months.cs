using Kept.Core.Time;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Server.Assessments;

/// <summary>Whole local months.</summary>
internal static class Months
{
    /// <summary>From the first of the month of one instant to the end of that of another.</summary>
    public static TimeRange Around(DateTimeZone zone, Instant first, Instant last) =>
        new DayRange(FirstOf(zone, first), FirstOf(zone, last).PlusMonths(1)).In(zone);

    public static LocalDate FirstOf(DateTimeZone zone, Instant at)
    {
        var day = LocalTimes.DateOf(zone, at);
        return new LocalDate(day.Year, day.Month, 1);
    }
}
