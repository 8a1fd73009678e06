using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Times;

/// <summary>Planned days that do not exist, begin at a time that does not, or are closed: the first of each is shown.</summary>
internal static class ScheduleChecks
{
    private const string Office = "office";
    private const int MostDays = 600;

    private static readonly CheckKind Vanishes = new(
        "recurrence-vanishes",
        CheckGroup.Time,
        Severity.Warning,
        "a planned day that does not come as planned",
        "A fifth Tuesday, a 31st, an hour that the clocks skip, or a holiday for which nothing is said. Plan a day "
            + "that always comes, or write `ifHoliday:`."
    );

    public static readonly ImmutableArray<Check> All = [new(Vanishes, Find)];

    private static IEnumerable<Finding> Find(CheckContext context) =>
        from service in context.Terms.Services
        where service.Frame.Schedule is not null
        from why in Reasons(context, service.Frame.Schedule!)
        select Vanishes.At($"services/{service.Id}/schedule", $"\"{service.Title ?? service.Id}\" {why}") with
        {
            Clause = service.Clause,
        };

    private static IEnumerable<string> Reasons(CheckContext context, Schedule schedule)
    {
        var planned = Planned(context, schedule).ToImmutableArray();
        return new[]
        {
            planned.Where(p => p.On is null).Select(p => $"is planned on {p.Words}, and {Month(p.Period)} has none").FirstOrDefault(),
            planned.Select(p => Skipped(context, schedule, p.On)).FirstOrDefault(w => w is not null),
            planned.Select(p => Closed(context, schedule, p.On)).FirstOrDefault(w => w is not null),
        }.OfType<string>();
    }

    /// <summary>The days of the first term, or of five years, counted from its beginning.</summary>
    private static IEnumerable<(LocalDate Period, LocalDate? On, string Words)> Planned(CheckContext context, Schedule schedule)
    {
        var starts = context.Terms.Term?.Starts ?? context.Trial.First;
        var until = End(context.Terms.Term, starts);
        var period = schedule.Every.Unit == CalendarUnit.Months ? new LocalDate(starts.Year, starts.Month, 1) : starts;
        for (var n = 0; n < MostDays && Plus(period, schedule.Every, n) is var at && at < until; n++)
        {
            var on = On(at, schedule.On);
            if (on is null || (on >= starts && on < until))
            {
                yield return (at, on, Words(schedule.On));
            }
        }
    }

    private static LocalDate End(Term? term, LocalDate starts) =>
        (
            term is { Starts: not null }
                ? MissingDays.TermEnds(term, starts, MissingDays.Assumed(term.MissingDay)).Select(e => e.Date).FirstOrDefault()
                : null
        ) ?? starts.PlusYears(5);

    private static LocalDate Plus(LocalDate from, CalendarPeriod every, int times) =>
        every.Unit switch
        {
            CalendarUnit.Days => from.PlusDays(every.Count * times),
            CalendarUnit.Weeks => from.PlusWeeks(every.Count * times),
            CalendarUnit.Months => from.PlusMonths(every.Count * times),
            CalendarUnit.Years => from.PlusYears(every.Count * times),
        };

    private static LocalDate? On(LocalDate period, ScheduleDay? day) =>
        day switch
        {
            null => period,
            ScheduleDay.Weekday weekday => period.PlusDays(-1).Next(weekday.Day),
            ScheduleDay.DayOfMonth { Day: -1 } => period.PlusMonths(1).PlusDays(-1),
            ScheduleDay.DayOfMonth { Day: var number } => number <= period.Calendar.GetDaysInMonth(period.Year, period.Month)
                ? period.PlusDays(number - 1)
                : null,
            ScheduleDay.NthWeekday { Nth: -1, Day: var last } => period.PlusMonths(1).Previous(last),
            ScheduleDay.NthWeekday { Nth: var nth, Day: var weekday } => period.PlusDays(-1).Next(weekday).PlusWeeks(nth - 1) is var on
            && on.Month == period.Month
                ? on
                : null,
            _ => throw new InvalidOperationException("the family is closed"),
        };

    private static string Words(ScheduleDay? day) =>
        day switch
        {
            ScheduleDay.NthWeekday { Nth: 5, Day: var weekday } => $"the fifth {weekday}",
            ScheduleDay.DayOfMonth { Day: var number } => $"day {number}",
            _ => "",
        };

    /// <summary>Of schedules a time that the clock skips moves forward (R3).</summary>
    private static string? Skipped(CheckContext context, Schedule schedule, LocalDate? on)
    {
        if (on is not { } day || schedule.At is not { } at || context.Terms.Zone.MapLocal(day + at).Count > 0)
        {
            return null;
        }

        var moved = LocalTimes.Resolve(context.Terms.Zone, day + at).InZone(context.Terms.Zone).TimeOfDay;
        return $"is planned at {Clock(at)}, which the clock skips on {Day(day)}: it begins at {Clock(moved)} then";
    }

    /// <summary>Nothing is said, so that it is planned although the office is closed.</summary>
    private static string? Closed(CheckContext context, Schedule schedule, LocalDate? on) =>
        on is { } day
        && schedule.IfHoliday == IfHoliday.SameDay
        && context.Terms.Calendars.TryGetValue(schedule.Calendar ?? Office, out var calendar)
        && calendar.InForceAt(LocalTimes.StartOfDay(context.Terms.Zone, day)).Holidays.NameOf(day) is { } name
            ? $"falls on {Day(day)} ({name}), on which `{schedule.Calendar ?? Office}` is closed, and nothing says what happens then"
            : null;

    private static string Month(LocalDate day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Day(LocalDate day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
