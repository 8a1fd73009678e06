using System.Text;
using Kept.Core.Assessment;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Report;

/// <summary>
/// A window drawn as one line of cells: covered and up, bad, excluded, unknown, or not covered. A cell shows the worst of what it holds,
/// so that an outage of a minute is still seen in a month.
/// </summary>
internal static class Timeline
{
    private const char Up = '░';
    private const char Bad = '█';
    private const char Excluded = '▒';
    private const char Unknown = '?';
    private const char Closed = '·';

    /// <summary>The bands, a ruler of local days under them, and a legend of what appears.</summary>
    public static IEnumerable<string> Draw(Bands bands, TimeRange window, ReportOptions options)
    {
        var cells = Math.Clamp(options.Width - 4, 20, 124);
        var line = Cells(bands, window, cells);
        yield return Painted(line, options.Ink);
        yield return options.Ink.Faint(Ruler(window, options.Zone, cells));
        yield return options.Ink.Faint(Legend(line));
    }

    /// <summary>One character a cell.</summary>
    internal static string Cells(Bands bands, TimeRange window, int cells)
    {
        var text = new StringBuilder(cells);
        for (var i = 0; i < cells; i++)
        {
            text.Append(CellOf(bands, Cell(window, i, cells)));
        }

        return text.ToString();
    }

    private static char CellOf(Bands bands, TimeRange cell) =>
        Touches(bands.Bad, cell) ? Bad
        : Touches(bands.Unknown, cell) ? Unknown
        : Touches(bands.Excluded, cell) ? Excluded
        : Touches(bands.Covered, cell) ? Up
        : Closed;

    private static bool Touches(IntervalSet set, TimeRange cell) => !set.IsEmpty && !set.Clip(cell).IsEmpty;

    private static TimeRange Cell(TimeRange window, int index, int cells) =>
        new(Edge(window, index, cells), Edge(window, index + 1, cells));

    private static Instant Edge(TimeRange window, int index, int cells) =>
        window.From + Duration.FromTicks((long)((Int128)window.Length.BclCompatibleTicks * index / cells));

    /// <summary>Days of the month, or the first of each month where the window is longer than two.</summary>
    private static string Ruler(TimeRange window, DateTimeZone zone, int cells)
    {
        var text = new StringBuilder(new string(' ', cells + 8));
        var free = 0;
        foreach (var (at, label) in Marks(window, zone))
        {
            var cell = (int)((Int128)(at - window.From).BclCompatibleTicks * cells / Math.Max(1, window.Length.BclCompatibleTicks));
            if (cell >= free && cell < cells)
            {
                text.Remove(cell, label.Length).Insert(cell, label);
                free = cell + label.Length + 1;
            }
        }

        return text.ToString().TrimEnd();
    }

    private static IEnumerable<(Instant At, string Label)> Marks(TimeRange window, DateTimeZone zone)
    {
        var (first, last) = (window.From.InZone(zone).Date, window.Until.InZone(zone).Date);
        var months = Period.DaysBetween(first, last) > 62;
        for (var day = first; day <= last; day = months ? new LocalDate(day.Year, day.Month, 1).PlusMonths(1) : day.PlusDays(1))
        {
            var at = zone.AtStartOfDay(day).ToInstant();
            var label =
                day == first && !months ? $"{day:d MMM}"
                : months ? $"{day:MMM}"
                : $"{day.Day}";
            yield return (Instant.Max(at, window.From), label);
        }
    }

    private static string Legend(string line)
    {
        var words = new (char Cell, string Word)[]
        {
            (Up, "up"),
            (Bad, "down"),
            (Excluded, "excluded"),
            (Unknown, "unknown"),
            (Closed, "not covered"),
        };
        return string.Join("  ", words.Where(w => line.Contains(w.Cell, StringComparison.Ordinal)).Select(w => $"{w.Cell} {w.Word}"));
    }

    private static string Painted(string line, Ink ink)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length;)
        {
            var end = i;
            while (end < line.Length && line[end] == line[i])
            {
                end++;
            }

            var run = line[i..end];
            text.Append(
                run[0] switch
                {
                    Bad => ink.Bad(run),
                    Unknown => ink.Open(run),
                    Up => ink.Good(run),
                    _ => ink.Faint(run),
                }
            );
            i = end;
        }

        return text.ToString();
    }
}
