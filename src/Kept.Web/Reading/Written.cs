using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Kept.Web.Reading;

/// <summary>How instants, days, spans and amounts are written for a reader: in her language, to the minute, in a zone that is named.</summary>
public static class Written
{
    private static readonly Dictionary<string, string[]> Months = new(StringComparer.Ordinal)
    {
        ["en"] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        ["de"] = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."],
    };

    private static readonly Dictionary<string, string[]> Weekdays = new(StringComparer.Ordinal)
    {
        ["en"] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        ["de"] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    };

    public static string Day(this Texts texts, LocalDate day) =>
        texts.Language == "de"
            ? $"{day.Day}. {Months["de"][day.Month - 1]} {day.Year}"
            : $"{day.Day} {Months["en"][day.Month - 1]} {day.Year}";

    public static string DayShort(this Texts texts, LocalDate day) =>
        texts.Language == "de" ? $"{day.Day}. {Months["de"][day.Month - 1]}" : $"{day.Day} {Months["en"][day.Month - 1]}";

    public static string Weekday(this Texts texts, LocalDate day) => Weekdays[texts.Language][(int)day.DayOfWeek - 1];

    public static string Month(this Texts texts, LocalDate day) => $"{Months[texts.Language][day.Month - 1]} {day.Year}";

    /// <summary>To the minute; with seconds where there are some and they are asked for.</summary>
    public static string At(this Texts texts, Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone).LocalDateTime;
        return $"{texts.Day(local.Date)}, {local.Hour:00}:{local.Minute:00}";
    }

    /// <summary>With the zone and its offset, for the hover text: <c>10 Mar 2026, 10:00 Europe/Rome (+01)</c>.</summary>
    public static string AtExactly(this Texts texts, Instant at, DateTimeZone zone)
    {
        var zoned = at.InZone(zone);
        var seconds = zoned.Second == 0 ? "" : $":{zoned.Second:00}";
        return $"{texts.At(at, zone)}{seconds} {zone.Id} ({OffsetPattern.CreateWithInvariantCulture("g").Format(zoned.Offset)})";
    }

    /// <summary>The two largest units: <c>3 h 20 min</c>, <c>2 d 4 h</c>. Never negative.</summary>
    public static string Span(this Texts texts, Duration span)
    {
        var minutes = (long)Math.Floor(Math.Abs(span.TotalMinutes));
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        var day = texts["Common.DaysShort"];
        return days > 0 ? (hours > 0 && days < 14 ? $"{days} {day} {hours} h" : $"{days} {day}")
            : hours > 0 ? (rest > 0 ? $"{hours} h {rest} min" : $"{hours} h")
            : minutes > 0 ? $"{rest} min"
            : $"{(long)Math.Abs(span.TotalSeconds)} s";
    }

    /// <summary>In or ago: <c>in 3 h 20 min</c>, <c>2 d 4 h ago</c>.</summary>
    public static string Away(this Texts texts, Instant at, Instant now) =>
        at >= now ? texts["Common.In", texts.Span(at - now)] : texts["Common.Ago", texts.Span(now - at)];

    /// <summary>An amount as the API has it (<c>1234.50</c>) with the marks of the language, all its digits as they are.</summary>
    public static string Amount(this Texts texts, string amount)
    {
        var (sign, digits) = amount.StartsWith('-') ? ("−", amount[1..]) : ("", amount);
        var (whole, part) = digits.Split('.', 2) is [var w, var p] ? (w, p) : (digits, "");
        var (group, mark) = texts.Language == "de" ? ('.', ',') : (',', '.');
        var grouped = string.Concat(whole.Select((d, i) => i > 0 && (whole.Length - i) % 3 == 0 ? $"{group}{d}" : $"{d}"));
        return part.Length == 0 ? $"{sign}{grouped}" : $"{sign}{grouped}{mark}{part}";
    }

    public static string Number(this Texts texts, long number) => texts.Amount(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>For the value of a field of date and time.</summary>
    public static string ForField(Instant at, DateTimeZone zone) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Format(at.InZone(zone).LocalDateTime);
}
