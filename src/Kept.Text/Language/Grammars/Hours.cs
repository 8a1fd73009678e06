using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Language.Grammars;

/// <summary>Covered hours: <c>Mon-Fri 08:00-12:00 13:00-17:00; Sat 10:00-14:00</c>, <c>24x7</c>.</summary>
internal static partial class Hours
{
    private static readonly string[][] DayNames =
    [
        ["Mon", "Monday", "Mondays"],
        ["Tue", "Tuesday", "Tuesdays", "Tues"],
        ["Wed", "Wednesday", "Wednesdays"],
        ["Thu", "Thursday", "Thursdays", "Thur", "Thurs"],
        ["Fri", "Friday", "Fridays"],
        ["Sat", "Saturday", "Saturdays"],
        ["Sun", "Sunday", "Sundays"],
    ];

    public static readonly Grammar<WeeklyHours> Weekly = new(
        "hours",
        "covered hours",
        TryWeekly,
        Print,
        "^(24x7|24/7|always|never|([A-Za-z]{3,9}|every day|all days).*[0-9]{1,2}:[0-9]{2} ?(-|–|to|until) ?[0-9]{1,2}:[0-9]{2}.*)$",
        "Mon-Fri 08:00-17:00",
        "24x7",
        "Mon-Fri 09:00-12:00 13:00-17:00; Sat 10:00-14:00",
        "Fri 22:00-06:00"
    )
    {
        Hint = Hint,
    };

    /// <summary>The windows of one date: <c>08:00-12:00</c>, <c>closed</c>.</summary>
    public static readonly Grammar<DayHours> Day = new(
        "hours of a day",
        "hours of a day",
        TryDay,
        Print,
        "^(closed|(open )?all day|[0-9]{1,2}:[0-9]{2} ?(-|–|to|until) ?[0-9]{1,2}:[0-9]{2}.*)$",
        "08:00-12:00",
        "closed",
        "08:00-12:00 13:00-16:00"
    )
    {
        Hint = Hint,
    };

    public static bool TryTimeOfDay(ref Phrase phrase, out LocalTime time)
    {
        var read = TryMinute(ref phrase, out var minute) && minute < 1440;
        time = read ? LocalTime.FromMinutesSinceMidnight(minute) : default;
        return read;
    }

    /// <summary>A day of the week by its name in English, short or long.</summary>
    public static bool TryDayOfWeek(ref Phrase phrase, out IsoDayOfWeek day)
    {
        for (var i = 0; i < 7; i++)
        {
            if (phrase.AnyOf(DayNames[i]))
            {
                day = (IsoDayOfWeek)(i + 1);
                return true;
            }
        }

        day = IsoDayOfWeek.None;
        return false;
    }

    public static string Print(DayHours hours) => hours.IsClosed ? "closed" : string.Join(' ', hours.Windows.Select(Print));

    /// <summary>Days with the same windows are taken together, from Monday on.</summary>
    public static string Print(WeeklyHours week)
    {
        if (week.IsAlways || week.IsNever)
        {
            return week.IsAlways ? "24x7" : "never";
        }

        var groups = new List<(int First, int Last)>();
        for (var day = 1; day <= 7; day++)
        {
            var joins = groups.Count > 0 && groups[^1].Last == day - 1 && week[(IsoDayOfWeek)day].Equals(week[(IsoDayOfWeek)(day - 1)]);
            if (joins)
            {
                groups[^1] = (groups[^1].First, day);
            }
            else
            {
                groups.Add((day, day));
            }
        }

        return string.Join(
            "; ",
            groups.Where(g => !week[(IsoDayOfWeek)g.First].IsClosed).Select(g => Days(g) + " " + Print(week[(IsoDayOfWeek)g.First]))
        );
    }

    private static string Days((int First, int Last) group) =>
        group.First == group.Last ? DayNames[group.First - 1][0] : $"{DayNames[group.First - 1][0]}-{DayNames[group.Last - 1][0]}";

    private static string Print(LocalWindow window) =>
        window.UntilMinute == LocalWindow.MinutesPerDay * 2 ? $"{window.ToString().Split('-')[0]}-24:00" : window.ToString();

    // What people write: 8-17, 9am, a day without hours.
    private static string? Hint(string text)
    {
        var mended = System.Text.RegularExpressions.Regex.Replace(
            text,
            @"(?<![\d:])(\d{1,2})\s*[-–]\s*(\d{1,2})(?![\d:])",
            m => $"{Hour(m.Groups[1].Value)}-{Hour(m.Groups[2].Value)}"
        );
        return mended != text && mended.Length < 80 ? $"write `{mended}`" : "write days and times of day, such as `Mon-Fri 08:00-17:00`";

        static string Hour(string digits) => digits.PadLeft(2, '0') + ":00";
    }
}
