using NodaTime;

namespace Kept.Core.Time;

/// <summary>The instant that divides in time from late.</summary>
/// <param name="At">For elapsed time the last instant in time; for days 24:00 of the last day, which is the first instant too late.</param>
/// <param name="IncludesAt">Whether exactly <paramref name="At"/> is in time: yes for elapsed time, no for days.</param>
public readonly record struct Deadline(Instant At, bool IncludesAt)
{
    public bool IsInTime(Instant instant) => instant < At || (IncludesAt && instant == At);
}

/// <summary>Counting time from an event or back from an end (R3).</summary>
public static class Deadlines
{
    /// <summary>Elapsed time after an event: exactly that much is in time.</summary>
    public static Deadline After(Instant eventAt, Duration elapsed) => new(eventAt + elapsed, IncludesAt: true);

    /// <summary>The deadline of a last day, which runs to 24:00 in the zone.</summary>
    public static Deadline AtEndOf(LocalDate lastDay, DateTimeZone zone) => new(LocalTimes.EndOfDay(zone, lastDay), IncludesAt: false);

    /// <summary>The deadline of an office day, at its closing; exactly at closing is in time.</summary>
    public static Deadline AtClosingOf(OfficeDay day) => new(day.ClosesAt, IncludesAt: true);

    /// <summary>
    /// The last day of a period after an event. The day of the event is not counted: one day after an event on the 3rd is the 4th. Months
    /// and years are counted from the day of the event: one month after 31 January needs 31 February, and the rule for missing days.
    /// </summary>
    public static CalendarDay LastDay(LocalDate eventOn, CalendarPeriod period, MissingDay missingDay = MissingDay.Refuse) =>
        Plus(eventOn, period, 1, missingDay);

    /// <inheritdoc cref="LastDay(LocalDate, CalendarPeriod, MissingDay)"/>
    /// <param name="eventAt">Its local date in the zone is the day of the event.</param>
    public static CalendarDay LastDay(Instant eventAt, DateTimeZone zone, CalendarPeriod period,
        MissingDay missingDay = MissingDay.Refuse) =>
        LastDay(LocalTimes.DateOf(zone, eventAt), period, missingDay);

    /// <summary>
    /// The first day after a term that begins on a date and includes it: twelve months from 2026-03-01 end with 2027-02-28, so the result
    /// is 2027-03-01. For the n-th renewal pass the first beginning and the period <see cref="CalendarPeriod.Times"/> n: ends are counted
    /// from the anchor, never from the end before.
    /// </summary>
    public static CalendarDay EndOfTerm(LocalDate beginsOn, CalendarPeriod period, MissingDay missingDay = MissingDay.Refuse) =>
        Plus(beginsOn, period, 1, missingDay);

    /// <summary>
    /// The last day on which a notice may be received so that the whole period lies between the day of receipt and the end. A term's last
    /// day is 2027-02-28; with 30 days' notice the last day of receipt is 2027-01-29: 30 and 31 January and 28 days of February are thirty.
    /// Months are counted back from the first day after the end, so three months before the end of February are December, January and
    /// February.
    /// </summary>
    public static CalendarDay LastDayOfReceipt(LocalDate lastDayOfTerm, CalendarPeriod notice, MissingDay missingDay = MissingDay.Refuse) =>
        Plus(lastDayOfTerm.PlusDays(1), notice, -1, missingDay).Then(firstWholeDay => firstWholeDay.PlusDays(-1));

    private static CalendarDay Plus(LocalDate anchor, CalendarPeriod period, int sign, MissingDay missingDay) => period.Unit switch
    {
        CalendarUnit.Days => new CalendarDay.On(anchor.PlusDays(sign * period.Count)),
        CalendarUnit.Weeks => new CalendarDay.On(anchor.PlusDays(sign * 7 * period.Count)),
        CalendarUnit.Months => PlusMonths(anchor, sign * period.Count, missingDay),
        CalendarUnit.Years => PlusMonths(anchor, sign * 12 * period.Count, missingDay),
    };

    private static CalendarDay PlusMonths(LocalDate anchor, int months, MissingDay missingDay)
    {
        var month = anchor.ToYearMonth().PlusMonths(months);
        var last = month.ToDateInterval().End;
        return anchor.Day <= last.Day ? new CalendarDay.On(month.OnDayOfMonth(anchor.Day)) : missingDay switch
        {
            MissingDay.Refuse => new CalendarDay.DoesNotExist(month.Year, month.Month, anchor.Day),
            MissingDay.Last => new CalendarDay.On(last),
            MissingDay.Next => new CalendarDay.On(last.PlusDays(1)),
        };
    }
}
