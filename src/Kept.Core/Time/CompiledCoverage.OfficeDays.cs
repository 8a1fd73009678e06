using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>
/// Counting in office days (R3). An office day is a local date, not a holiday, on which a window begins and is covered at least in part; a
/// window across midnight makes an office day of the date on which it begins, and closes it on the next. Only dates that lie in the range
/// whole are counted.
/// </summary>
public sealed partial class CompiledCoverage
{
    /// <summary>By date.</summary>
    public ImmutableArray<OfficeDay> OfficeDays { get; internal init; } = [];

    /// <summary>
    /// The first and the last date of which it is known whether they are office days; null where periods are given as such.
    /// </summary>
    internal (LocalDate First, LocalDate Last)? OfficeDates { get; init; }

    /// <summary>
    /// The <paramref name="n"/>-th office day after a date, which itself is not counted; the deadline is its
    /// <see cref="OfficeDay.ClosesAt"/>. With n = 0 the date itself, if it is an office day, else the next. Null where the range ends
    /// first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// n is negative, or dates that would have to be counted lie outside the range: counting would begin in the dark.
    /// </exception>
    public OfficeDay? OfficeDaysAfter(LocalDate day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var first = n == 0 ? day : day.PlusDays(1);
        if (OfficeDates is { } known && first < known.First)
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, $"the office days are known from {known.First} on");
        }

        return At(n == 0 ? FirstOfficeDayFrom(day) : FirstOfficeDayFrom(day.PlusDays(1)) + n - 1);
    }

    /// <summary>
    /// The <paramref name="n"/>-th office day before a date, which itself is not counted. With n = 0 the date itself, if it is an office
    /// day, else the one before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// n is negative, or dates that would have to be counted lie outside the range: counting would begin in the dark.
    /// </exception>
    public OfficeDay? OfficeDaysBefore(LocalDate day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var last = n == 0 ? day : day.PlusDays(-1);
        if (OfficeDates is { } known && last > known.Last)
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, $"the office days are known up to {known.Last}");
        }

        return At(n == 0 ? FirstOfficeDayFrom(day.PlusDays(1)) - 1 : FirstOfficeDayFrom(day) - n);
    }

    /// <summary>
    /// The same local time some office days later, or earlier with a negative count; the date of <paramref name="start"/> is not counted.
    /// The result need not be open: it is not moved to an opening. Null where the range ends (or begins) first.
    /// </summary>
    public Instant? MoveByOfficeDays(Instant start, int n, DateTimeZone zone)
    {
        var local = start.InZone(zone).LocalDateTime;
        var day = n >= 0 ? OfficeDaysAfter(local.Date, n) : OfficeDaysBefore(local.Date, -n);
        return day is { } moved ? LocalTimes.Resolve(zone, moved.Date + local.TimeOfDay) : null;
    }

    private OfficeDay? At(int position) => position >= 0 && position < OfficeDays.Length ? OfficeDays[position] : null;

    private int FirstOfficeDayFrom(LocalDate day)
    {
        int low = 0, high = OfficeDays.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = OfficeDays[middle].Date < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
