using System.Collections.Immutable;
using Kept.Web.Reading;
using NodaTime;

namespace Kept.Web.Parts.Bands;

/// <summary>A mark on the line of time.</summary>
public sealed record TimeTick(Instant At, string Label);

/// <summary>Where a line of time is marked: at round hours, days or months of a zone, at most a dozen or so.</summary>
public static class TimeTicks
{
    private static readonly int[] Minutes = [5, 15, 30, 60, 180, 360, 720];
    private static readonly int[] Days = [1, 2, 7, 14];
    private const int Most = 13;

    public static ImmutableArray<TimeTick> Of(Instant from, Instant until, DateTimeZone zone, Texts texts)
    {
        var whole = (until - from).TotalMinutes;
        return Minutes.FirstOrDefault(m => whole / m <= Most) is > 0 and var minutes ? Hours(from, until, zone, minutes, texts)
            : Days.FirstOrDefault(d => whole / (d * 1440) <= Most + 3) is > 0 and var days ? EachDays(from, until, zone, days, texts)
            : Months(from, until, zone, texts);
    }

    private static ImmutableArray<TimeTick> Hours(Instant from, Instant until, DateTimeZone zone, int step, Texts texts)
    {
        var local = from.InZone(zone).LocalDateTime;
        var first = local.Date.AtMidnight().PlusMinutes((local.Hour * 60 + local.Minute) / step * step);
        return Marks(first, t => t.PlusMinutes(step), from, until, zone, t => Hour(t, texts));
    }

    private static string Hour(LocalDateTime at, Texts texts) =>
        at is { Hour: 0, Minute: 0 } ? $"{texts.Weekday(at.Date)} {texts.DayShort(at.Date)}" : $"{at.Hour:00}:{at.Minute:00}";

    // Days are counted from the first of a month, so that marks stand at the 1st, 8th, 15th …
    private static ImmutableArray<TimeTick> EachDays(Instant from, Instant until, DateTimeZone zone, int step, Texts texts)
    {
        var day = from.InZone(zone).Date;
        return Marks(day.AtMidnight(), t => t.PlusDays(step), from, until, zone, t => texts.DayShort(t.Date));
    }

    private static ImmutableArray<TimeTick> Months(Instant from, Instant until, DateTimeZone zone, Texts texts)
    {
        var day = from.InZone(zone).Date;
        return Marks(new LocalDate(day.Year, day.Month, 1).AtMidnight(), t => t.PlusMonths(1), from, until, zone, t => texts.Month(t.Date));
    }

    private static ImmutableArray<TimeTick> Marks(
        LocalDateTime first,
        Func<LocalDateTime, LocalDateTime> next,
        Instant from,
        Instant until,
        DateTimeZone zone,
        Func<LocalDateTime, string> label
    )
    {
        var ticks = new List<TimeTick>();
        for (var local = first; zone.AtLeniently(local).ToInstant() is var at && at < until; local = next(local))
        {
            if (at >= from && (ticks.Count == 0 || at > ticks[^1].At))
            {
                ticks.Add(new TimeTick(at, label(local)));
            }
        }

        return [.. ticks];
    }
}
