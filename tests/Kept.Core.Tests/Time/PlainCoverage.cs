using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

/// <summary>
/// The deliberately plain twin of <see cref="CompiledCoverage"/>: it asks of each minute whether its local time is in a window, and counts.
/// Right for zones whose changes lie on whole minutes, and for instants on whole minutes.
/// </summary>
public sealed class PlainCoverage
{
    private readonly TimeRange _range;
    private readonly bool[] _open;

    public PlainCoverage(Func<Instant, Coverage> inForceAt, TimeRange range)
    {
        _range = range;
        _open = new bool[Minutes(range.Length)];
        for (var minute = 0; minute < _open.Length; minute++)
        {
            var at = range.From + Duration.FromMinutes(minute);
            _open[minute] = IsOpen(inForceAt(at), at);
        }
    }

    public PlainCoverage(Coverage coverage, TimeRange range)
        : this(_ => coverage, range)
    {
    }

    public static bool IsOpen(Coverage coverage, Instant at)
    {
        var local = at.InZone(coverage.Zone).LocalDateTime;
        var (today, minute) = (local.Date, (local.Hour * 60) + local.Minute);
        return !coverage.Holidays.Contains(today)
            && !Falls(coverage.Breaks.GetValueOrDefault(today), minute)
            && !Falls(coverage.Breaks.GetValueOrDefault(today.PlusDays(-1)), minute + 1440)
            && (Falls(HoursOf(coverage, today), minute) || Falls(HoursOf(coverage, today.PlusDays(-1)), minute + 1440));
    }

    public bool[] Running(IntervalSet pauses)
    {
        var running = (bool[])_open.Clone();
        foreach (var pause in pauses.Clip(_range))
        {
            Array.Clear(running, Minutes(pause.From - _range.From), Minutes(pause.Length));
        }

        return running;
    }

    /// <summary>Minutes counted one by one; negative when reversed.</summary>
    public static int Covered(bool[] running, int from, int until)
    {
        var count = 0;
        for (var minute = Math.Min(from, until); minute < Math.Max(from, until); minute++)
        {
            count += running[minute] ? 1 : 0;
        }

        return until < from ? -count : count;
    }

    /// <summary>
    /// The first minute at which so many running minutes have passed; with none, the first running minute; −1 where the range ends first.
    /// </summary>
    public static int UsedUpAt(bool[] running, int start, int budget)
    {
        for (var (minute, used) = (start, 0); minute < running.Length; minute++)
        {
            if (running[minute] && budget == 0)
            {
                return minute;
            }

            used += running[minute] ? 1 : 0;
            if (used == budget && budget > 0)
            {
                return minute + 1;
            }
        }

        return -1;
    }

    /// <summary>The same backwards: the last minute from which so many running minutes are left; −1 where the range begins first.</summary>
    public static int UsedUpBefore(bool[] running, int end, int budget)
    {
        for (var (minute, left) = (end, 0); minute > 0; minute--)
        {
            if (running[minute - 1] && budget == 0)
            {
                return minute;
            }

            left += running[minute - 1] ? 1 : 0;
            if (left == budget && budget > 0)
            {
                return minute - 1;
            }
        }

        return -1;
    }

    private static int Minutes(Duration duration) => (int)(duration.BclCompatibleTicks / NodaConstants.TicksPerMinute);

    private static DayHours HoursOf(Coverage coverage, LocalDate date) =>
        coverage.Overrides.GetValueOrDefault(date) ?? coverage.Weekly[date.DayOfWeek];

    private static bool Falls(DayHours? hours, int minute) =>
        hours is not null && hours.Windows.Any(w => w.FromMinute <= minute && minute < w.UntilMinute);
}
