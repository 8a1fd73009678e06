using System.Collections.Immutable;
using Kept.Web.Api;
using Kept.Web.Reading;
using NodaTime;
using NodaTime.Text;

namespace Kept.Web.Pages.Services;

/// <summary>The stretch of time that a page shows, from month to hour, in the zone of an agreement, as its address says it.</summary>
/// <param name="Size"><c>month</c>, <c>week</c>, <c>day</c>, <c>hour</c>; <c>other</c>: any other stretch.</param>
public sealed record TimeFrame(LocalDateTime From, LocalDateTime Until, string Size, DateTimeZone Zone)
{
    public static readonly ImmutableArray<string> Sizes = ["month", "week", "day", "hour"];

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    public Instant Begin => Zone.AtLeniently(From).ToInstant();

    public Instant End => Zone.AtLeniently(Until).ToInstant();

    /// <summary>As addresses say them: a day, or an instant.</summary>
    public string FromText => Written(From);

    public string UntilText => Written(Until);

    public TimeFrame Before =>
        Size == "other" ? Moved(Period.Between(Until, From, PeriodUnits.Minutes)) : Of(Size, From.PlusMinutes(-1), Zone);

    public TimeFrame After => Size == "other" ? Moved(Period.Between(From, Until, PeriodUnits.Minutes)) : Of(Size, Until, Zone);

    /// <summary>What is said in an address; the month of an instant where nothing is, or nothing that can be read.</summary>
    public static TimeFrame Said(string? from, string? until, DateTimeZone zone, Instant now)
    {
        if (Read(from, zone) is not { } begin)
        {
            return Of("month", now.InZone(zone).LocalDateTime, zone);
        }

        return Read(until, zone) is { } end && end > begin
            ? Sizes.Select(s => Of(s, begin, zone)).FirstOrDefault(f => (f.From, f.Until) == (begin, end))
                ?? new TimeFrame(begin, end, "other", zone)
            : Of("month", begin, zone);
    }

    /// <summary>The month, week, day or hour in which something lies.</summary>
    public static TimeFrame Of(string size, LocalDateTime at, DateTimeZone zone)
    {
        var day = at.Date;
        return size switch
        {
            "month" => Days(new LocalDate(day.Year, day.Month, 1), d => d.PlusMonths(1), size, zone),
            "week" => Days(day.PlusDays(1 - (int)day.DayOfWeek), d => d.PlusDays(7), size, zone),
            "day" => Days(day, d => d.PlusDays(1), size, zone),
            "hour" => new TimeFrame(day.AtMidnight().PlusHours(at.Hour), day.AtMidnight().PlusHours(at.Hour + 1), size, zone),
            _ => throw new ArgumentOutOfRangeException(nameof(size), size, null),
        };
    }

    /// <summary>Around something, with as much again on both sides, and a quarter of an hour at least.</summary>
    public static TimeFrame Around(Instant from, Instant until, DateTimeZone zone)
    {
        var margin = Duration.Max((until - from) / 2, Duration.FromMinutes(15));
        var (begin, end) = ((from - margin).InZone(zone).LocalDateTime, (until + margin).InZone(zone).LocalDateTime);
        return new TimeFrame(Down(begin), Down(end).PlusMinutes(1), "other", zone);
    }

    /// <summary>The same place at another size: in it, where it is larger; around its middle or now, where it is smaller.</summary>
    public TimeFrame As(string size, Instant now)
    {
        var local = now.InZone(Zone).LocalDateTime;
        return Of(size, local >= From && local < Until ? local : From, Zone);
    }

    /// <summary>The next smaller frames in it: days of a month or a week, hours of a day.</summary>
    public ImmutableArray<TimeFrame> Parts
    {
        get
        {
            var size =
                Size is "month" or "week" ? "day"
                : Size == "day" ? "hour"
                : null;
            var parts = ImmutableArray.CreateBuilder<TimeFrame>();
            for (var at = From; size is not null && at < Until; at = parts[^1].Until)
            {
                parts.Add(Of(size, at, Zone));
            }

            return parts.ToImmutable();
        }
    }

    public string Title(Texts texts) =>
        Size switch
        {
            "month" => texts.Month(From.Date),
            "week" => $"{texts.DayShort(From.Date)} – {texts.Day(Until.Date.PlusDays(-1))}",
            "day" => $"{texts.Weekday(From.Date)}, {texts.Day(From.Date)}",
            _ => From.Date == Until.Date || Until == From.Date.PlusDays(1).AtMidnight()
                ? $"{texts.Day(From.Date)}, {Clock(From)} – {Clock(Until)}"
                : $"{texts.DayShort(From.Date)}, {Clock(From)} – {texts.Day(Until.Date)}, {Clock(Until)}",
        };

    public string In(string path, params (string Name, string? Value)[] also) =>
        Address.Of(path, [("from", FromText), ("until", UntilText), .. also]);

    private TimeFrame Moved(Period by) => this with { From = From.Plus(by), Until = Until.Plus(by) };

    private static TimeFrame Days(LocalDate from, Func<LocalDate, LocalDate> next, string size, DateTimeZone zone) =>
        new(from.AtMidnight(), next(from).AtMidnight(), size, zone);

    private static LocalDateTime Down(LocalDateTime at) => at.Date.At(new LocalTime(at.Hour, at.Minute));

    private static string Clock(LocalDateTime at) => $"{at.Hour:00}:{at.Minute:00}";

    private static string Written(LocalDateTime at) =>
        at.TimeOfDay == LocalTime.Midnight ? LocalDatePattern.Iso.Format(at.Date) : Minute.Format(at);

    private static LocalDateTime? Read(string? text, DateTimeZone zone) =>
        text is null ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day.AtMidnight()
        : Minute.Parse(text) is { Success: true, Value: var local } ? local
        : InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at } ? Down(at.InZone(zone).LocalDateTime)
        : null;
}
