using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Language.Grammars;

/// <summary>Covered hours: <c>Mon-Fri 08:00-12:00 13:00-17:00; Sat 10:00-14:00</c>, <c>24x7</c>.</summary>
internal static class Hours
{
    private static readonly string[][] DayNames =
    [
        ["Mon", "Monday", "Mondays"], ["Tue", "Tuesday", "Tuesdays", "Tues"], ["Wed", "Wednesday", "Wednesdays"],
        ["Thu", "Thursday", "Thursdays", "Thur", "Thurs"], ["Fri", "Friday", "Fridays"], ["Sat", "Saturday", "Saturdays"], ["Sun", "Sunday", "Sundays"],
    ];

    public static readonly Grammar<WeeklyHours> Weekly = new(
        "hours", "covered hours", TryWeekly, Print,
        "^(24x7|24/7|always|never|([A-Za-z]{3,9}|every day|all days).*[0-9]{1,2}:[0-9]{2} ?(-|–|to|until) ?[0-9]{1,2}:[0-9]{2}.*)$",
        "Mon-Fri 08:00-17:00", "24x7", "Mon-Fri 09:00-12:00 13:00-17:00; Sat 10:00-14:00", "Fri 22:00-06:00")
    { Hint = Hint };

    /// <summary>The windows of one date: <c>08:00-12:00</c>, <c>closed</c>.</summary>
    public static readonly Grammar<DayHours> Day = new(
        "hours of a day", "hours of a day", TryDay, Print, "^(closed|(open )?all day|[0-9]{1,2}:[0-9]{2} ?(-|–|to|until) ?[0-9]{1,2}:[0-9]{2}.*)$", "08:00-12:00", "closed", "08:00-12:00 13:00-16:00")
    { Hint = Hint };

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

        return string.Join("; ", groups.Where(g => !week[(IsoDayOfWeek)g.First].IsClosed).Select(g => Days(g) + " " + Print(week[(IsoDayOfWeek)g.First])));
    }

    private static string Days((int First, int Last) group) =>
        group.First == group.Last ? DayNames[group.First - 1][0] : $"{DayNames[group.First - 1][0]}-{DayNames[group.Last - 1][0]}";

    private static string Print(LocalWindow window) =>
        window.UntilMinute == LocalWindow.MinutesPerDay * 2 ? $"{window.ToString().Split('-')[0]}-24:00" : window.ToString();

    private static bool TryWeekly(ref Phrase phrase, out WeeklyHours week)
    {
        week = WeeklyHours.Always;
        if (phrase.Symbol("24x7") || phrase.Symbol("24/7") || phrase.AnyOf("always"))
        {
            return true;
        }

        week = WeeklyHours.Never;
        if (phrase.AnyOf("never"))
        {
            return true;
        }

        do
        {
            if (!TryGroup(ref phrase, ref week))
            {
                return false;
            }
        }
        while (phrase.Symbol(";") || phrase.Symbol(",") || !phrase.AtEnd);
        return true;
    }

    private static bool TryGroup(ref Phrase phrase, ref WeeklyHours week)
    {
        var days = new List<IsoDayOfWeek>();
        if (!TryDays(ref phrase, days) || !TryWindows(ref phrase, out var hours))
        {
            return false;
        }

        foreach (var day in days)
        {
            week = week.With(day, DayHours.Of([.. week[day].Windows, .. hours.Windows]));
        }

        return true;
    }

    private static bool TryDays(ref Phrase phrase, List<IsoDayOfWeek> days)
    {
        if (phrase.AnyOf("every day", "daily", "all days"))
        {
            days.AddRange(Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d));
            return true;
        }

        do
        {
            if (!TryRange(ref phrase, days))
            {
                return false;
            }
        }
        while (phrase.Symbol(",") || phrase.AnyOf("and"));
        phrase.Symbol(":");
        return true;
    }

    private static bool TryRange(ref Phrase phrase, List<IsoDayOfWeek> days)
    {
        if (!TryDayName(ref phrase, out var first))
        {
            return false;
        }

        var last = first;
        if ((phrase.Symbol("-") || phrase.Symbol("–") || phrase.AnyOf("to", "through")) && !TryDayName(ref phrase, out last))
        {
            return false;
        }

        for (var day = first; ; day = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1)
        {
            days.Add(day);
            if (day == last)
            {
                return true;
            }
        }
    }

    // "Mon-Fri" is one word to the cursor, for words may hold hyphens; so days are taken by their letters.
    private static bool TryDayName(ref Phrase phrase, out IsoDayOfWeek day)
    {
        for (var i = 0; i < 7; i++)
        {
            foreach (var name in DayNames[i].AsEnumerable().OrderByDescending(n => n.Length))
            {
                if (phrase.Prefix(name))
                {
                    day = (IsoDayOfWeek)(i + 1);
                    return true;
                }
            }
        }

        day = IsoDayOfWeek.None;
        return false;
    }

    private static bool TryDay(ref Phrase phrase, out DayHours hours)
    {
        hours = DayHours.Closed;
        if (phrase.AnyOf("closed"))
        {
            return true;
        }

        hours = DayHours.WholeDay;
        return phrase.AnyOf("open all day", "all day") || TryWindows(ref phrase, out hours);
    }

    private static bool TryWindows(ref Phrase phrase, out DayHours hours)
    {
        var windows = new List<LocalWindow>();
        hours = DayHours.Closed;
        while (TryWindow(ref phrase, out var window))
        {
            windows.Add(window);
            var next = phrase;
            phrase = (next.Symbol(",") || next.AnyOf("and")) && TryWindow(ref next, out _) ? SkipSeparator(phrase) : phrase;
        }

        hours = DayHours.Of(windows);
        return windows.Count > 0;
    }

    private static Phrase SkipSeparator(Phrase phrase)
    {
        if (!phrase.Symbol(","))
        {
            phrase.AnyOf("and");
        }

        return phrase;
    }

    private static bool TryWindow(ref Phrase phrase, out LocalWindow window)
    {
        var trial = phrase;
        window = default;
        if (!TryMinute(ref trial, out var from) || !(trial.Symbol("-") || trial.Symbol("–") || trial.AnyOf("to", "until")) || !TryMinute(ref trial, out var until))
        {
            return false;
        }

        var end = until == 0 ? 1440 : until;
        if (end == from || from >= 1440 || LocalWindow.TryCreate(from, end < from ? end + 1440 : end) is not { } made)
        {
            return false;
        }

        phrase = trial;
        window = made;
        return true;
    }

    private static bool TryMinute(ref Phrase phrase, out int minute)
    {
        var read = phrase.Whole(out var hour) & phrase.Symbol(":") & phrase.TwoDigits(out var minutes);
        minute = (hour * 60) + minutes;
        return read && hour <= 24 && minutes < 60 && minute <= 1440;
    }

    // What people write: 8-17, 9am, a day without hours.
    private static string? Hint(string text)
    {
        var mended = System.Text.RegularExpressions.Regex.Replace(text, @"(?<![\d:])(\d{1,2})\s*[-–]\s*(\d{1,2})(?![\d:])", m => $"{Hour(m.Groups[1].Value)}-{Hour(m.Groups[2].Value)}");
        return mended != text && mended.Length < 80 ? $"write `{mended}`" : "write days and times of day, such as `Mon-Fri 08:00-17:00`";

        static string Hour(string digits) => digits.PadLeft(2, '0') + ":00";
    }
}
