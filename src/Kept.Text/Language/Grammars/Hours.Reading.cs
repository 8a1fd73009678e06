using System.Diagnostics.CodeAnalysis;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Language.Grammars;

internal static partial class Hours
{
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
        } while (phrase.Symbol(";") || phrase.Symbol(",") || !phrase.AtEnd);
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
        } while (phrase.Symbol(",") || phrase.AnyOf("and"));
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

    private static bool TryWindow(ref Phrase phrase, [NotNullWhen(true)] out LocalWindow? window)
    {
        var trial = phrase;
        window = null;
        if (
            !TryMinute(ref trial, out var from)
            || !(trial.Symbol("-") || trial.Symbol("–") || trial.AnyOf("to", "until"))
            || !TryMinute(ref trial, out var until)
        )
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
}
