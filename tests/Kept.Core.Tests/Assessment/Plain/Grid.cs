using System.Collections.Concurrent;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>A stretch of the time line cut into cells of one minute (or second): the plain twin knows only whole cells.</summary>
internal sealed class Grid
{
    private static readonly ConcurrentDictionary<(string, Instant, long, int), (LocalDate[] Dates, int[] Minutes)> Clocks = new();
    private static readonly ConcurrentDictionary<(string, string, Instant, long, int), bool[]> Hours = new();

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly LocalDate[] _dates;
    private readonly int[] _minutes;

    public Grid(DateTimeZone zone, Instant from, Instant until, Duration step)
    {
        (Zone, From, Step) = (zone, from, step);
        Count = (int)((until - from) / step);
        (_dates, _minutes) = Clocks.GetOrAdd((zone.Id, from, step.BclCompatibleTicks, Count), _ => ReadClock());
    }

    public DateTimeZone Zone { get; }

    public Instant From { get; }

    public Duration Step { get; }

    public int Count { get; }

    public Instant At(int cell) => From + (Step * cell);

    /// <summary>The first cell that does not begin before an instant, within the grid.</summary>
    public int Cell(Instant at) => at <= From ? 0 : (int)Math.Min(Count, (at - From) / Step);

    public int Cells(Duration time) => (int)(time / Step);

    public LocalDate DateOf(int cell) => _dates[cell];

    public bool[] Empty() => new bool[Count];

    public bool[] Full()
    {
        var all = new bool[Count];
        Array.Fill(all, true);
        return all;
    }

    public void Mark(bool[] cells, Instant from, Instant until)
    {
        for (var i = Cell(from); i < Cell(until); i++)
        {
            cells[i] = true;
        }
    }

    /// <summary>Which cells a calendar covers; null covers all.</summary>
    public bool[] Covered(string? calendar, Coverage? coverage) =>
        coverage is null ? Full() : Hours.GetOrAdd((calendar!, Zone.Id, From, Step.BclCompatibleTicks, Count), _ => ReadHours(coverage));

    /// <summary>The unbroken stretches of marked cells.</summary>
    public static IEnumerable<(int From, int Until)> Runs(bool[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i])
            {
                var from = i;
                while (i < cells.Length && cells[i])
                {
                    i++;
                }

                yield return (from, i);
            }
        }
    }

    public static int CountOf(bool[] cells, int from, int until)
    {
        var count = 0;
        for (var i = Math.Max(0, from); i < Math.Min(cells.Length, until); i++)
        {
            count += cells[i] ? 1 : 0;
        }

        return count;
    }

    private (LocalDate[], int[]) ReadClock()
    {
        var (dates, minutes) = (new LocalDate[Count], new int[Count]);
        for (var (i, at, today) = (0, From, -1L); i < Count; (i, at) = (i + 1, at + Step))
        {
            var local = at.ToUnixTimeSeconds() + Zone.GetUtcOffset(at).Seconds;
            dates[i] = i > 0 && local / 86_400 == today ? dates[i - 1] : Epoch.PlusDays((int)(local / 86_400));
            (today, minutes[i]) = (local / 86_400, (int)(local % 86_400 / 60));
        }

        return (dates, minutes);
    }

    /// <summary>A cell is covered if its local minute falls in a window of its day, or of the day before across midnight, and the day is no holiday.</summary>
    private bool[] ReadHours(Coverage coverage)
    {
        var cells = new bool[Count];
        for (var i = 0; i < Count; i++)
        {
            var sameAsBefore = i > 0 && _minutes[i] == _minutes[i - 1] && _dates[i] == _dates[i - 1];
            cells[i] = sameAsBefore ? cells[i - 1] : IsOpen(coverage, _dates[i], _minutes[i]);
        }

        return cells;
    }

    private static bool IsOpen(Coverage coverage, LocalDate date, int minute) =>
        !coverage.Holidays.Contains(date)
        && (Falls(coverage.Weekly[date.DayOfWeek], minute) || Falls(coverage.Weekly[date.PlusDays(-1).DayOfWeek], minute + 1440));

    private static bool Falls(DayHours hours, int minute)
    {
        foreach (var window in hours.Windows)
        {
            if (window.FromMinute <= minute && minute < window.UntilMinute)
            {
                return true;
            }
        }

        return false;
    }
}
