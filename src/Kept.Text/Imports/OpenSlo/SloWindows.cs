using System.Globalization;
using System.Text.RegularExpressions;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;
using NodaTime;
using NodaTime.Text;

namespace Kept.Text.Imports.OpenSlo;

/// <summary>Time windows and lengths of time, as OpenSLO writes them in short.</summary>
internal static partial class SloWindows
{
    private const string Month = "calendar month";

    /// <summary>The window; null where it is a problem.</summary>
    public static SloWindow? Read(MapNode spec, string of, SloFields fields)
    {
        var windows = fields.Maps(spec, "timeWindow");
        if (windows.IsEmpty)
        {
            return new SloWindow(Month, null, "the SLO names no time window");
        }

        if (windows.Length > 1)
        {
            fields.Problems.Add(ProblemCodes.WrongKind.At(windows[1].At, "OpenSLO knows one time window for an SLO", "keep one of them"));
        }

        var window = windows[0];
        var text = fields.Word(window, "duration", "such as `28d` or `1M`");
        if (text.Length == 0)
        {
            return null;
        }

        var rolling = fields.Optional(window, "isRolling") is "true" || window["calendar"] is null;
        var phrase = Duration().Match(text) is { Success: true } match
            ? Phrase(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value[0], rolling)
            : null;
        var made = rolling ? new SloWindow(phrase ?? "", null, RollingMonth(text)) : Aligned(window, phrase ?? "", of, fields);
        if (phrase is not null)
        {
            return made;
        }

        fields.NotUnderstood(
            window["duration"]!,
            "duration",
            text,
            rolling ? "whole days, weeks or months to roll over, such as `28d`" : "one day, week, month, quarter or year, such as `1M`"
        );
        return null;
    }

    /// <summary>A slice of time: <c>5m</c>, or minutes without a unit.</summary>
    public static NodaTime.Duration? Slice(string text) =>
        Duration().Match(text + (text.All(char.IsAsciiDigit) ? "m" : "")) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is > 0 and var count
                ? match.Groups[2].Value switch
                {
                    "m" => NodaTime.Duration.FromMinutes(count),
                    "h" => NodaTime.Duration.FromHours(count),
                    "d" => NodaTime.Duration.FromHours(24 * count),
                    _ => null,
                }
                : null
            : null;

    private static string? Phrase(int count, char unit, bool rolling) =>
        (rolling, unit, count) switch
        {
            (_, _, < 1) => null,
            (true, 'd', _) => $"rolling {count} days",
            (true, 'w', _) => $"rolling {7 * count} days",
            (true, 'M', _) => $"rolling {30 * count} days",
            (true, 'h', _) when count % 24 == 0 => $"rolling {count / 24} days",
            (false, 'd', 1) => "day",
            (false, 'w', 1) => "week",
            (false, 'M', 1) => Month,
            (false, 'Q', 1) or (false, 'M', 3) => "calendar quarter",
            (false, 'Y', 1) or (false, 'M', 12) or (false, 'Q', 4) => "calendar year",
            _ => null,
        };

    private static string? RollingMonth(string text) => text.EndsWith('M') ? "a month that rolls is taken as 30 days" : null;

    /// <summary>Months may begin on another day than the first; other windows begin where the calendar has them begin.</summary>
    private static SloWindow Aligned(MapNode window, string phrase, string of, SloFields fields)
    {
        if (fields.Map(window, "calendar") is not { } calendar)
        {
            return new SloWindow(phrase, null, null);
        }

        var zone = fields.Optional(calendar, "timeZone");
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            fields.Problems.Add(
                ProblemCodes.ZoneUnknown.At(calendar["timeZone"]!.At, $"`{zone}` is not a time zone", "name it as the IANA database does")
            );
            zone = null;
        }

        var start = fields.Optional(calendar, "startTime");
        var day = start is { Length: >= 10 } ? LocalDatePattern.Iso.Parse(start[..10]) : null;
        if (start is not null && day is not { Success: true })
        {
            fields.NotUnderstood(calendar["startTime"]!, "startTime", start, "a day and a time, such as `2026-01-01 00:00:00`");
            return new SloWindow(phrase, zone, null);
        }

        var fits = day is null || Begins(phrase, day.Value) || (phrase == Month && day.Value.Day <= 28);
        if (!fits || (start is { Length: > 10 } && !start[10..].TrimStart(' ', 'T').StartsWith("00:00", StringComparison.Ordinal)))
        {
            fields.LeaveOut(calendar, "startTime", of, $"windows begin at local midnight where the calendar has a {phrase} begin");
        }

        return day is { Value.Day: > 1 and <= 28 and var first } && phrase == Month
            ? new SloWindow($"billing month from the {Ordinal(first)}", zone, null)
            : new SloWindow(phrase, zone, null);
    }

    private static bool Begins(string phrase, LocalDate day) =>
        phrase switch
        {
            "day" => true,
            "week" => day.DayOfWeek == IsoDayOfWeek.Monday,
            Month => day.Day == 1,
            "calendar quarter" => day.Day == 1 && day.Month % 3 == 1,
            _ => day is { Day: 1, Month: 1 },
        };

    private static string Ordinal(int day) =>
        (day % 10, day is >= 11 and <= 13) switch
        {
            (1, false) => $"{day}st",
            (2, false) => $"{day}nd",
            (3, false) => $"{day}rd",
            _ => $"{day}th",
        };

    [GeneratedRegex("^([0-9]{1,4})([mhdwMQY])$")]
    private static partial Regex Duration();
}
