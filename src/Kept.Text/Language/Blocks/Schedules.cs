using Kept.Core.Agreements;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>Planned visits: <c>{every: month, on: second Tuesday, at: "10:00", lasts: 2 hours}</c>.</summary>
internal static class Schedules
{
    private static readonly string[] Nth = ["first", "second", "third", "fourth", "fifth"];

    public static readonly Grammar<CalendarPeriod> EveryPhrase = new(
        "schedule interval",
        "how often",
        TryEvery,
        Print,
        "^([0-9]+ )?(days?|weeks?|months?|quarters?|years?)$",
        "month",
        "week",
        "2 weeks",
        "quarter",
        "year"
    );

    private static readonly Grammar<ScheduleDay> OnPhrase = new(
        "day of a schedule",
        "a day of the week or of the month",
        TryOn,
        Print,
        "^((first|second|third|fourth|fifth|last) )?[A-Za-z]+$|^[0-9]+(st|nd|rd|th)$",
        "second Tuesday",
        "Thursday",
        "15th",
        "last Friday",
        "last day"
    );

    private static readonly Grammar<IfHoliday> HolidayWords = Choice.Of(
        "if holiday",
        "what happens on a holiday",
        ("next office day", IfHoliday.NextOfficeDay),
        ("previous office day", IfHoliday.PreviousOfficeDay),
        ("skipped", IfHoliday.Skipped),
        ("same day", IfHoliday.SameDay),
        ("next working day", IfHoliday.NextOfficeDay),
        ("skip", IfHoliday.Skipped)
    );

    private static readonly Key<CalendarPeriod> Every = Of.Required("every", "How often.", EveryPhrase);
    private static readonly Key<ScheduleDay> On = Of.Optional("on", "On which day.", OnPhrase);
    private static readonly Key<LocalTime> At = Of.Optional(
        "at",
        "At what local time; in quotes.",
        new PhraseShape<LocalTime>(Times.TimeOfDay) { Quoted = true }
    );
    private static readonly Key<Duration> Lasts = Of.Optional("lasts", "How long it is planned for.", Times.Elapsed);
    private static readonly Key<IfHoliday> If = Of.Optional(
        "ifHoliday",
        "What happens when the day is a holiday.",
        HolidayWords,
        "same day"
    );
    private static readonly Key<string> Calendar = Of.Optional(
        "calendar",
        "The calendar whose office days are meant; without it `office`.",
        TextShape.Calendar
    );

    public static readonly Block<Schedule> Shape = new(
        "schedule",
        "When visits or work are planned.",
        [Every, On, At, Lasts, If, Calendar],
        f => new Schedule(f.Of(Every), f.Find(On), f.Maybe(At), f.Maybe(Lasts), f.Or(If, IfHoliday.SameDay), f.Find(Calendar))
    )
    {
        Check = Check,
    };

    private static void Check(Fields f)
    {
        if (f.Maybe(Every) is not { } every)
        {
            return;
        }

        if (f.Find(On) is { } on && (on is ScheduleDay.Weekday) != (every.Unit == CalendarUnit.Weeks))
        {
            f.Report(
                ProblemCodes.ValueNotUnderstood,
                On,
                "the day does not fit how often it is",
                "weeks take a day such as `Thursday`; months `second Tuesday` or `15th`"
            );
        }
        else if (!f.Has(On) && every.Unit != CalendarUnit.Days)
        {
            f.Reading.Report(
                ProblemCodes.MissingKey,
                f.Node.At,
                "the schedule does not say on which day",
                "add `on: Thursday` or `on: second Tuesday`"
            );
        }

        if (f.Or(If, IfHoliday.SameDay) is IfHoliday.NextOfficeDay or IfHoliday.PreviousOfficeDay && !f.Has(Calendar))
        {
            f.Reading.Check(new NameUse(NameKind.Calendar, "office"), f.At(If));
        }
    }

    private static bool TryEvery(ref Phrase phrase, out CalendarPeriod period)
    {
        var count = phrase.Whole(out var n) ? n : 1;
        (CalendarUnit Unit, int Times)? unit =
            phrase.AnyOf("day", "days") ? (CalendarUnit.Days, 1)
            : phrase.AnyOf("week", "weeks") ? (CalendarUnit.Weeks, 1)
            : phrase.AnyOf("month", "months") ? (CalendarUnit.Months, 1)
            : phrase.AnyOf("quarter", "quarters") ? (CalendarUnit.Months, 3)
            : phrase.AnyOf("year", "years") ? (CalendarUnit.Years, 1)
            : null;
        period = unit is { } u && count is > 0 and < 1000 && count * u.Times <= CalendarPeriod.Longest(u.Unit)
            ? new CalendarPeriod(count * u.Times, u.Unit)
            : default;
        return period.Count > 0;
    }

    private static string Print(CalendarPeriod period)
    {
        var unit = period.Unit.ToString().ToLowerInvariant().TrimEnd('s');
        return period.Count == 1 ? unit : Times.Count(period.Count, unit);
    }

    private static bool TryOn(ref Phrase phrase, out ScheduleDay day)
    {
        day = new ScheduleDay.DayOfMonth(-1);
        if (phrase.AnyOf("last day"))
        {
            return true;
        }

        if (Periods.TryOrdinal(ref phrase, out var date))
        {
            day = new ScheduleDay.DayOfMonth(date);
            return date is >= 1 and <= 31;
        }

        var nth = phrase.AnyOf("last") ? -1 : Array.FindIndex(Nth, ReadNth(ref phrase)) + 1;
        var read = Hours.TryDayOfWeek(ref phrase, out var weekday);
        day = nth == 0 ? new ScheduleDay.Weekday(weekday) : new ScheduleDay.NthWeekday(nth, weekday);
        return read;
    }

    private static Predicate<string> ReadNth(ref Phrase phrase)
    {
        foreach (var word in Nth)
        {
            if (phrase.AnyOf(word))
            {
                return n => n == word;
            }
        }

        return _ => false;
    }

    private static string Print(ScheduleDay day) =>
        day switch
        {
            ScheduleDay.Weekday weekday => weekday.Day.ToString(),
            ScheduleDay.NthWeekday nth => (nth.Nth < 0 ? "last" : Nth[nth.Nth - 1]) + " " + nth.Day,
            ScheduleDay.DayOfMonth { Day: < 0 } => "last day",
            ScheduleDay.DayOfMonth date => Periods.Ordinal(date.Day),
            _ => throw new ArgumentOutOfRangeException(nameof(day)),
        };
}
