using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>
/// The windows of a level over a stretch of time (block 6), cut at the term and, where an amendment says so, at its day (R10).
/// </summary>
internal static class Windows
{
    /// <summary>All windows that overlap <paramref name="range"/>, in order of time.</summary>
    /// <param name="term">When the agreement holds; windows outside of it do not exist.</param>
    /// <param name="missingDay">What a contract month does that would end on a day that does not exist.</param>
    public static IEnumerable<TimeRange> Of(Window window, DateTimeZone zone, TimeRange term, TimeRange range, MissingDay missingDay) =>
        Whole(window, zone, term, range, MissingDays.Assumed(missingDay)).Select(w => WithinTerm(w, PartialOf(window), term)).Where(w => !w.IsEmpty && w.Overlaps(range));

    /// <summary>The calendar unit that contains an instant, from local midnight to local midnight.</summary>
    public static TimeRange Containing(PeriodUnit unit, DateTimeZone zone, Instant at)
    {
        var first = FirstDay(unit, LocalTimes.DateOf(zone, at));
        return Days(zone, first, Next(unit, first));
    }

    public static LocalDate FirstDay(PeriodUnit unit, LocalDate day) => unit switch
    {
        PeriodUnit.Day => day,
        PeriodUnit.Week => day.PlusDays(1 - (int)day.DayOfWeek),
        PeriodUnit.Month => new LocalDate(day.Year, day.Month, 1),
        PeriodUnit.Quarter => new LocalDate(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        PeriodUnit.Year => new LocalDate(day.Year, 1, 1),
    };

    public static LocalDate Next(PeriodUnit unit, LocalDate first, int count = 1) => unit switch
    {
        PeriodUnit.Day => first.PlusDays(count),
        PeriodUnit.Week => first.PlusWeeks(count),
        PeriodUnit.Month => first.PlusMonths(count),
        PeriodUnit.Quarter => first.PlusMonths(3 * count),
        PeriodUnit.Year => first.PlusYears(count),
    };

    public static TimeRange Days(DateTimeZone zone, LocalDate first, LocalDate until) =>
        new(LocalTimes.StartOfDay(zone, first), LocalTimes.StartOfDay(zone, until));

    private static IEnumerable<TimeRange> Whole(Window window, DateTimeZone zone, TimeRange term, TimeRange range, MissingDay missingDay)
    {
        var day = LocalTimes.DateOf(zone, range.From);
        return window switch
        {
            Window.Calendar calendar => Series(zone, FirstDay(calendar.Unit, day), first => Next(calendar.Unit, first), range),
            Window.Billing billing => Series(zone, BillingStart(day, billing.Day), first => first.PlusMonths(1), range),
            Window.Contract contract => Contracted(n => Ends(term, zone, contract.Unit, n, missingDay), zone, range),
            Window.Rolling rolling => Rolling(rolling, zone, range),
            Window.WholeTerm => [term],
            Window.BeforeClaim => [],
            _ => throw new InvalidOperationException("the family is closed"),
        };
    }

    private static IEnumerable<TimeRange> Series(DateTimeZone zone, LocalDate first, Func<LocalDate, LocalDate> next, TimeRange range)
    {
        for (var start = first; LocalTimes.StartOfDay(zone, start) < range.Until; start = next(start))
        {
            yield return Days(zone, start, next(start));
        }
    }

    /// <summary>Counted from the start of the term each time, never from the window before (R3).</summary>
    private static IEnumerable<TimeRange> Contracted(Func<int, LocalDate> ends, DateTimeZone zone, TimeRange range)
    {
        for (var n = 0; LocalTimes.StartOfDay(zone, ends(n)) < range.Until; n++)
        {
            var window = Days(zone, ends(n), ends(n + 1));
            if (window.Overlaps(range))
            {
                yield return window;
            }
        }
    }

    /// <summary>The first day after n contract periods. Past the greatest count a term without a start (refused when read) has no anchor.</summary>
    private static LocalDate Ends(TimeRange term, DateTimeZone zone, PeriodUnit unit, int n, MissingDay missingDay)
    {
        var starts = LocalTimes.DateOf(zone, term.From);
        var period = MissingDays.Unit(unit, 1);
        return (long)period.Count * n > CalendarPeriod.Longest(period.Unit)
            ? Next(unit, starts, n)
            : Deadlines.EndOfTerm(starts, period.Times(n), missingDay).Date!.Value;
    }

    /// <summary>The last n days up to the end of each step; such a window belongs to the step that it ends with.</summary>
    private static IEnumerable<TimeRange> Rolling(Window.Rolling rolling, DateTimeZone zone, TimeRange range)
    {
        var first = FirstDay(rolling.Step, LocalTimes.DateOf(zone, range.From));
        foreach (var step in Series(zone, first, start => Next(rolling.Step, start), range))
        {
            var end = LocalTimes.DateOf(zone, step.Until);
            yield return Days(zone, end.PlusDays(-rolling.Days), end);
        }
    }

    private static LocalDate BillingStart(LocalDate day, int billingDay)
    {
        var inMonth = new LocalDate(day.Year, day.Month, billingDay);
        return inMonth <= day ? inMonth : inMonth.PlusMonths(-1);
    }

    private static PartialWindow PartialOf(Window window) => window switch
    {
        Window.Calendar calendar => calendar.Partial,
        Window.Billing billing => billing.Partial,
        _ => PartialWindow.Part,
    };

    private static TimeRange WithinTerm(TimeRange window, PartialWindow partial, TimeRange term) => partial switch
    {
        PartialWindow.Part => window.Intersect(term),
        PartialWindow.Whole => window.Overlaps(term) ? window : default,
        PartialWindow.Skipped => window.Intersect(term) == window ? window : default,
    };
}
