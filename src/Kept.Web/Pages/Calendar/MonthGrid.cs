using System.Collections.Immutable;
using NodaTime;

namespace Kept.Web.Pages.Calendar;

/// <summary>Something in the calendar: an <c>outage</c>, <c>maintenance</c>, something <c>due</c>, a <c>statement</c>.</summary>
/// <param name="Until">Null: it is an instant, not a stretch.</param>
public sealed record Entry(string Kind, Instant From, Instant? Until, string Text, string Href, string Agreement);

/// <summary>A day with what lies in it.</summary>
/// <param name="IsOther">It belongs to the month before or after, and fills up the week.</param>
public sealed record DayCell(LocalDate Day, bool IsOther, ImmutableArray<Entry> Entries);

/// <summary>A month in whole weeks from Monday to Sunday, in a zone. What lasts over days stands in each of them.</summary>
public sealed record MonthGrid(LocalDate First, ImmutableArray<ImmutableArray<DayCell>> Weeks)
{
    /// <param name="month">Any day of it.</param>
    public static MonthGrid Of(LocalDate month, IReadOnlyCollection<Entry> entries, DateTimeZone zone)
    {
        var (first, begin, end) = Bounds(month);
        var byDay = entries
            .OrderBy(e => e.From)
            .SelectMany(e => DaysOf(e, begin, end, zone).Select(d => (Day: d, Entry: e)))
            .ToLookup(e => e.Day, e => e.Entry);
        var days = Each(begin, end).Select(d => new DayCell(d, d.Month != first.Month, [.. byDay[d]]));
        return new MonthGrid(first, [.. days.Chunk(7).Select(w => w.ToImmutableArray())]);
    }

    /// <summary>The first of the month, and the days that its weeks begin and end with (exclusive).</summary>
    public static (LocalDate First, LocalDate Begin, LocalDate End) Bounds(LocalDate month)
    {
        var first = new LocalDate(month.Year, month.Month, 1);
        var last = first.PlusMonths(1).PlusDays(-1);
        return (first, first.PlusDays(1 - (int)first.DayOfWeek), last.PlusDays(8 - (int)last.DayOfWeek));
    }

    private static IEnumerable<LocalDate> DaysOf(Entry entry, LocalDate begin, LocalDate end, DateTimeZone zone)
    {
        var from = entry.From.InZone(zone).Date;
        var until = entry.Until is { } ended && ended > entry.From ? (ended - Duration.FromTicks(1)).InZone(zone).Date : from;
        return Each(LocalDate.Max(from, begin), LocalDate.Min(until.PlusDays(1), end));
    }

    private static IEnumerable<LocalDate> Each(LocalDate from, LocalDate until)
    {
        for (var day = from; day < until; day = day.PlusDays(1))
        {
            yield return day;
        }
    }
}
