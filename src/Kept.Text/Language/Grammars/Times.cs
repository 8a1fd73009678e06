using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Language.Grammars;

/// <summary>Lengths of time. Elapsed time, calendar units and office days are three different things (R3).</summary>
internal static class Times
{
    private static readonly (string Words, CalendarUnit Unit)[] Units =
    [
        ("day", CalendarUnit.Days),
        ("days", CalendarUnit.Days),
        ("calendar day", CalendarUnit.Days),
        ("calendar days", CalendarUnit.Days),
        ("week", CalendarUnit.Weeks),
        ("weeks", CalendarUnit.Weeks),
        ("month", CalendarUnit.Months),
        ("months", CalendarUnit.Months),
        ("calendar months", CalendarUnit.Months),
        ("year", CalendarUnit.Years),
        ("years", CalendarUnit.Years),
    ];

    /// <summary>Elapsed time: <c>1 hour</c>, <c>1 h 30 min</c>, <c>90 minutes</c>.</summary>
    public static readonly Grammar<Duration> Elapsed = new(
        "duration",
        "a time in hours, minutes or seconds",
        TryElapsed,
        Print,
        @"^[0-9]+(\.[0-9]+)? ?(hours?|h|minutes?|min|seconds?|s)( (and )?[0-9]+ ?(minutes?|min|seconds?|s))*$",
        "1 hour",
        "30 minutes",
        "90 s",
        "1 h 30 min"
    )
    {
        Hint = HintForElapsed,
    };

    /// <summary>As deadlines, notices and terms say it.</summary>
    public static readonly Grammar<TimeLength> Length = new(
        "length of time",
        "a length of time",
        TryLength,
        Print,
        @"^[0-9]+(\.[0-9]+)? ?(hours?|h|minutes?|min|seconds?|s|days?|weeks?|months?|quarters?|years?|(office|business|"
            + @"working) days?( of .+)?)$",
        "24 hours",
        "30 days",
        "10 office days",
        "2 office days of support",
        "1 year"
    )
    {
        Uses = Used,
    };

    /// <summary>Calendar units only: <c>1 year</c>.</summary>
    public static readonly Grammar<TimeLength> Term = new(
        "calendar period",
        "a number of days, weeks, months or years",
        TryTerm,
        Print,
        "^[0-9]+ (days?|weeks?|months?|quarters?|years?)$",
        "1 year",
        "30 days",
        "18 months"
    );

    public static readonly Grammar<LocalDate> Date = new(
        "date",
        "a date",
        TryDate,
        d => d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "2026-07-01"
    );

    public static readonly Grammar<LocalTime> TimeOfDay = new(
        "time of day",
        "a time of day",
        Hours.TryTimeOfDay,
        t => t.ToString("HH:mm", CultureInfo.InvariantCulture),
        "^[0-2]?[0-9]:[0-5][0-9]$",
        "10:00",
        "13:30"
    );

    public static bool TryElapsed(ref Phrase phrase, out Duration time)
    {
        time = Duration.Zero;
        var parts = 0;
        while (phrase.Number(out var number))
        {
            if (UnitTicks(ref phrase) is not { } ticks || number * ticks is not { Denominator.IsOne: true } exact || exact > MaxTicks)
            {
                return false;
            }

            time += Duration.FromTicks((long)exact.Numerator);
            parts++;
            phrase.Words("and");
        }

        return parts > 0;
    }

    public static bool TryDate(ref Phrase phrase, out LocalDate date)
    {
        var read = NodaTime.Text.LocalDatePattern.Iso.Parse(phrase.TakeRest());
        date = read.GetValueOrThrowIf();
        return read.Success && date.Year is >= 1900 and <= 2200;
    }

    /// <summary>The greatest unit of which it is a whole number.</summary>
    public static string Print(Duration time) =>
        Whole(time, NodaConstants.TicksPerHour, "hour")
        ?? Whole(time, NodaConstants.TicksPerMinute, "minute")
        ?? Whole(time, NodaConstants.TicksPerSecond, "second")
        ?? Quantities.Plain(new Rational(time.BclCompatibleTicks, NodaConstants.TicksPerSecond)) + " seconds";

    public static string Print(TimeLength length) =>
        length switch
        {
            TimeLength.Elapsed elapsed => Print(elapsed.Time),
            TimeLength.Calendar calendar => Count(calendar.Period.Count, calendar.Period.Unit.ToString().ToLowerInvariant().TrimEnd('s')),
            TimeLength.OfficeDays days => Count(days.Count, "office day") + (days.Coverage is null ? "" : " of " + days.Coverage),
            _ => throw new ArgumentOutOfRangeException(nameof(length)),
        };

    public static string Count(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");

    /// <summary>A count of calendar units, of about 500 years at most: <c>30 days</c>; a quarter is three months.</summary>
    public static bool TryCalendar(ref Phrase phrase, out TimeLength length)
    {
        length = new TimeLength.Calendar(default);
        if (!phrase.Whole(out var count) || count > 36_500)
        {
            return false;
        }

        var quarters = phrase.AnyOf("quarters", "quarter");
        var named = CalendarUnit.Months;
        var found = quarters || Choice.Take(ref phrase, Units, out named);
        var units = quarters ? count * 3 : count;
        if (!found || units > CalendarPeriod.Longest(named))
        {
            return false;
        }

        length = new TimeLength.Calendar(new CalendarPeriod(units, named));
        return true;
    }

    private static readonly Rational MaxTicks = new(NodaConstants.TicksPerHour * 24 * 3660, 1);

    private static long? UnitTicks(ref Phrase phrase) =>
        phrase.AnyOf("hours", "hour", "hrs", "hr", "h") ? NodaConstants.TicksPerHour
        : phrase.AnyOf("minutes", "minute", "mins", "min") ? NodaConstants.TicksPerMinute
        : phrase.AnyOf("seconds", "second", "secs", "sec", "s") ? NodaConstants.TicksPerSecond
        : null;

    private static bool TryLength(ref Phrase phrase, out TimeLength length)
    {
        var trial = phrase;
        if (TryCalendar(ref trial, out length) || TryOfficeDays(ref trial, phrase, out length))
        {
            phrase = trial;
            return true;
        }

        var elapsed = TryElapsed(ref phrase, out var time);
        length = new TimeLength.Elapsed(time);
        return elapsed;
    }

    private static bool TryOfficeDays(ref Phrase phrase, Phrase start, out TimeLength length)
    {
        phrase = start;
        length = new TimeLength.OfficeDays(0);
        if (
            !phrase.Whole(out var count)
            || count > 10_000
            || !phrase.AnyOf("office days", "office day", "business days", "business day", "working days", "working day")
        )
        {
            return false;
        }

        length = new TimeLength.OfficeDays(count, phrase.Words("of") ? phrase.TakeRest() : null);
        return true;
    }

    private static bool TryTerm(ref Phrase phrase, out TimeLength length) =>
        TryCalendar(ref phrase, out length) && length is TimeLength.Calendar { Period.Count: > 0 };

    private static IEnumerable<NameUse> Used(TimeLength length) =>
        length is TimeLength.OfficeDays days ? [new NameUse(NameKind.Calendar, days.Coverage ?? "office")] : [];

    private static string? Whole(Duration time, long ticks, string unit) =>
        time.BclCompatibleTicks % ticks == 0 && time > Duration.Zero ? Count((int)(time.BclCompatibleTicks / ticks), unit) : null;

    private static string? HintForElapsed(string text)
    {
        var phrase = new Phrase(text);
        return phrase.Whole(out var days) && phrase.AnyOf("days", "day")
                ? $"days are calendar units, not elapsed time (R3); write `{days * 24} hours`"
            : phrase.AtEnd ? "add the unit, such as `" + text.Trim() + " minutes`"
            : null;
    }

    private static LocalDate GetValueOrThrowIf(this NodaTime.Text.ParseResult<LocalDate> read) => read.Success ? read.Value : default;
}
