using System.Globalization;
using Kept.Core.Agreements;

namespace Kept.Text.Language.Grammars;

/// <summary>Windows of figures, periods of caps and budgets (blocks 6 and 11).</summary>
internal static class Periods
{
    private static readonly (string Words, PeriodUnit Unit)[] CalendarUnits =
    [
        ("day", PeriodUnit.Day),
        ("local day", PeriodUnit.Day),
        ("week", PeriodUnit.Week),
        ("month", PeriodUnit.Month),
        ("quarter", PeriodUnit.Quarter),
        ("year", PeriodUnit.Year),
    ];

    /// <summary>
    /// A cap's period; what follows <c>of the</c> says whose month it is and is always the one in which the incident begins.
    /// </summary>
    public static readonly Grammar<LimitPeriod> Limit = Choice.Of(
        "limit period",
        "a period of a cap",
        ("incident", LimitPeriod.Incident),
        ("occurrence", LimitPeriod.Incident),
        ("outage", LimitPeriod.Incident),
        ("ticket", LimitPeriod.Incident),
        ("local day", LimitPeriod.Day),
        ("day", LimitPeriod.Day),
        ("calendar day", LimitPeriod.Day),
        ("day of the outage", LimitPeriod.Day),
        ("week", LimitPeriod.Week),
        ("calendar week", LimitPeriod.Week),
        ("calendar month", LimitPeriod.Month),
        ("month", LimitPeriod.Month),
        ("calendar month of the outage", LimitPeriod.Month),
        ("calendar month of the incident", LimitPeriod.Month),
        ("month of the outage", LimitPeriod.Month),
        ("month of the incident", LimitPeriod.Month),
        ("window", LimitPeriod.Month),
        ("quarter", LimitPeriod.Quarter),
        ("calendar quarter", LimitPeriod.Quarter),
        ("calendar year", LimitPeriod.Year),
        ("year", LimitPeriod.Year),
        ("rolling year", LimitPeriod.RollingYear),
        ("rolling 12 months", LimitPeriod.RollingYear),
        ("term", LimitPeriod.Term),
        ("whole term", LimitPeriod.Term)
    );

    public static readonly Grammar<PeriodUnit> Unit = Choice.Of(
        "period",
        "a period of the calendar",
        ("day", PeriodUnit.Day),
        ("local day", PeriodUnit.Day),
        ("week", PeriodUnit.Week),
        ("month", PeriodUnit.Month),
        ("calendar month", PeriodUnit.Month),
        ("quarter", PeriodUnit.Quarter),
        ("calendar quarter", PeriodUnit.Quarter),
        ("year", PeriodUnit.Year),
        ("calendar year", PeriodUnit.Year)
    );

    public static readonly Grammar<Core.Agreements.Window> Window = new(
        "window",
        "a window",
        TryWindow,
        Print,
        "^((calendar )?(month|quarter|year|week|day)|local day|billing month from the [0-9]+(st|nd|rd|th)|"
            + "rolling [0-9]+ days?( each (day|month))?|contract (year|quarter|month)|[0-9]+ days? before the claim|(whole )?term)$",
        "calendar month",
        "calendar quarter",
        "calendar year",
        "billing month from the 15th",
        "rolling 30 days",
        "contract year",
        "30 days before the claim",
        "term"
    )
    {
        Hint = Hint,
    };

    public static string Ordinal(int number) =>
        number.ToString(CultureInfo.InvariantCulture)
        + (
            number % 100 is 11 or 12 or 13
                ? "th"
                : (number % 10) switch
                {
                    1 => "st",
                    2 => "nd",
                    3 => "rd",
                    _ => "th",
                }
        );

    public static bool TryOrdinal(ref Phrase phrase, out int number) => phrase.Whole(out number) && phrase.AnyOf("st", "nd", "rd", "th");

    private static string Print(Core.Agreements.Window window) =>
        window switch
        {
            Core.Agreements.Window.Calendar calendar => "calendar " + Amounts.Print(calendar.Unit),
            Core.Agreements.Window.Billing billing => "billing month from the " + Ordinal(billing.Day),
            Core.Agreements.Window.Contract contract => "contract " + Amounts.Print(contract.Unit),
            Core.Agreements.Window.Rolling rolling => $"rolling {Times.Count(rolling.Days, "day")}"
                + (rolling.Step == PeriodUnit.Day ? " each day" : ""),
            Core.Agreements.Window.BeforeClaim before => $"{Times.Count(before.Days, "day")} before the claim",
            Core.Agreements.Window.WholeTerm => "term",
            _ => throw new ArgumentOutOfRangeException(nameof(window)),
        };

    private static bool TryWindow(ref Phrase phrase, out Core.Agreements.Window window)
    {
        window = new Core.Agreements.Window.WholeTerm();
        return phrase.AnyOf("whole term", "term")
            || TryBilling(ref phrase, ref window)
            || TryRolling(ref phrase, ref window)
            || TryContract(ref phrase, ref window)
            || TryBeforeClaim(ref phrase, ref window)
            || TryCalendar(ref phrase, ref window);
    }

    private static bool TryCalendar(ref Phrase phrase, ref Core.Agreements.Window window)
    {
        phrase.Words("calendar");
        var read = Choice.Take(ref phrase, CalendarUnits, out var unit);
        window = new Core.Agreements.Window.Calendar(unit);
        return read;
    }

    // The last day that every month has.
    private const int LastBillingDay = 28;

    private static bool TryBilling(ref Phrase phrase, ref Core.Agreements.Window window)
    {
        if (
            !phrase.AnyOf("billing month from the", "billing month from", "billing cycle from the")
            || !TryOrdinal(ref phrase, out var day)
            || day is < 1 or > LastBillingDay
        )
        {
            return false;
        }

        window = new Core.Agreements.Window.Billing(day);
        return true;
    }

    private static bool TryRolling(ref Phrase phrase, ref Core.Agreements.Window window)
    {
        if (!phrase.AnyOf("rolling", "trailing") || !phrase.Whole(out var days) || days is < 1 or > 3660 || !phrase.AnyOf("days", "day"))
        {
            return false;
        }

        var step = phrase.AnyOf("each day") ? PeriodUnit.Day : PeriodUnit.Month;
        window = new Core.Agreements.Window.Rolling(days, step);
        return step == PeriodUnit.Day || phrase.AnyOf("each month") || true;
    }

    private static bool TryBeforeClaim(ref Phrase phrase, ref Core.Agreements.Window window)
    {
        var trial = phrase;
        if (!trial.Whole(out var days) || days is < 1 or > 3660 || !trial.AnyOf("days before the claim", "day before the claim"))
        {
            return false;
        }

        phrase = trial;
        window = new Core.Agreements.Window.BeforeClaim(days);
        return true;
    }

    private static bool TryContract(ref Phrase phrase, ref Core.Agreements.Window window)
    {
        if (!phrase.AnyOf("contract") || !Choice.Take(ref phrase, CalendarUnits, out var unit) || unit is PeriodUnit.Day or PeriodUnit.Week)
        {
            return false;
        }

        window = new Core.Agreements.Window.Contract(unit);
        return true;
    }

    private static string? Hint(string text)
    {
        var phrase = new Phrase(text);
        return phrase.AnyOf("billing month", "billing cycle") ? $"say from which day, one that every month has (1st to {LastBillingDay}th): `billing month from the 15th`"
            : phrase.AnyOf("rolling") ? "a rolling window is so many days: `rolling 30 days`"
            : null;
    }
}
