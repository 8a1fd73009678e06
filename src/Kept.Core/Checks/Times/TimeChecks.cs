using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Times;

/// <summary>Checks of zones, calendars and their holidays.</summary>
internal static class TimeChecks
{
    private static readonly CheckKind ZoneAmbiguous = new(
        "zone-ambiguous",
        CheckGroup.Time,
        Severity.Warning,
        "a zone that leaves the hour open",
        "Where clocks change, offices move with them, and hours in UTC or at a fixed offset do not; and two zones are "
            + "two hours. Name the zone of a city."
    );

    private static readonly CheckKind NoHolidays = new(
        "calendar-without-holidays",
        CheckGroup.Time,
        Severity.Note,
        "office hours without holidays",
        "The calendar is open on New Year's Day as on any weekday. Name a list of holidays, or say that holidays are covered."
    );

    private static readonly CheckKind Idle = new(
        "calendar-unused",
        CheckGroup.Time,
        Severity.Note,
        "a calendar that nothing refers to",
        "No measure, clock, exclusion, deadline, contact or schedule names the calendar. Leave it out, or name it where it is meant."
    );

    private static readonly CheckKind EndEarly = new(
        "holidays-end-early",
        CheckGroup.Time,
        Severity.Error,
        "the list of holidays ends before the term",
        "After the last date of the list every weekday is open. List the dates of every year of the term, or name a set that knows them."
    );

    private static readonly CheckKind OddYear = new(
        "holidays-odd-year",
        CheckGroup.Time,
        Severity.Warning,
        "a year with far fewer holidays",
        "In one year of the term the list has less than half of the dates of another. See whether dates are missing."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(ZoneAmbiguous, c => Fixed(c).Concat(Several(c))),
        new(NoHolidays, Without),
        new(Idle, Unused),
        new(EndEarly, c => Years(c).Where(y => y.EndsBefore).DistinctBy(y => y.Calendar).Select(y => y.Says(EndEarly))),
        new(OddYear, c => Years(c).Where(y => !y.EndsBefore && y.Number * 2 < y.Expected && y.Expected > 1).Select(y => y.Says(OddYear))),
    ];

    private static IEnumerable<(string Id, VersionedCoverage Calendar)> Calendars(Terms terms) =>
        terms.Calendars.Where(c => c.Key != Assessment.Hours.Always).Select(c => (c.Key, c.Value));

    /// <summary>Open from Monday to Friday, closed at weekends.</summary>
    private static bool IsOffice(Coverage coverage) =>
        Enumerable
            .Range(1, 7)
            .Select(d => (IsoDayOfWeek)d)
            .All(d => coverage.Weekly[d].IsClosed == d is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    private static IEnumerable<Finding> Fixed(CheckContext context) =>
        from calendar in Calendars(context.Terms)
        let coverage = calendar.Calendar.Initial
        where coverage.Zone.MinOffset == coverage.Zone.MaxOffset && IsOffice(coverage) && !coverage.Weekly[IsoDayOfWeek.Monday].IsWholeDay
        let opens = coverage.Weekly[IsoDayOfWeek.Monday].ToString()
        select ZoneAmbiguous.At(
            $"calendars/{calendar.Id}",
            $"`{calendar.Id}` covers {opens} {coverage.Zone.Id} on working days, in winter and in summer: where "
                + $"clocks change, it opens an hour later in summer"
        );

    private static IEnumerable<Finding> Several(CheckContext context) =>
        context
            .Terms.Frame.Assumed.Where(ZoneNames.NamesSeveral)
            .Select(a =>
                ZoneAmbiguous.At(a.Path, $"`{a.Term}`, here `{a.Value}`, is assumed, since the text names " + $"several zones: {a.Reason}")
            );

    private static IEnumerable<Finding> Without(CheckContext context) =>
        Calendars(context.Terms)
            .Where(c =>
                Coverages(c.Calendar).All(v => IsOffice(v) && v.Holidays.Sets.IsEmpty && v.Holidays.Dates.IsEmpty && v.Overrides.IsEmpty)
            )
            .Select(c => NoHolidays.At($"calendars/{c.Id}", $"`{c.Id}` is open from Monday to Friday and knows no holidays"));

    private static IEnumerable<Coverage> Coverages(VersionedCoverage calendar) =>
        calendar.Changes.Select(c => c.Coverage).Prepend(calendar.Initial);

    private static IEnumerable<Finding> Unused(CheckContext context)
    {
        var used = CalendarUse.Of(context.Terms);
        return Calendars(context.Terms)
            .Where(c => !used.Contains(c.Id))
            .Select(c => Idle.At($"calendars/{c.Id}", $"nothing refers to `{c.Id}`"));
    }

    /// <summary>A year of the term with the dates of a calendar's list in the term's part of it.</summary>
    /// <param name="Expected">As many dates as the fullest year of the list has in the same part.</param>
    /// <param name="Last">The last date of the list; null where a named set goes on.</param>
    private sealed record ListYear(string Calendar, int Year, int Number, int Fullest, int Expected, LocalDate? Last, LocalDate TermEnds)
    {
        public bool EndsBefore => Number == 0 && Expected > 0 && Last?.Year < Year;

        public Finding Says(CheckKind kind) =>
            kind.At(
                $"calendars/{Calendar}/holidays",
                EndsBefore
                    ? $"the dates of `{Calendar}` end with {Day(Last!.Value)}, and the term with {Day(TermEnds)}: {Year} has none"
                    : $"`{Calendar}` has {Number} of its dates in {Year}, where {Fullest} has {Expected} in the same part of the year"
            );
    }

    private static IEnumerable<ListYear> Years(CheckContext context)
    {
        if (context.Terms.Term is not { Starts: { } starts, Lasts: TimeLength.Calendar } term)
        {
            return [];
        }

        var end = MissingDays.TermEnds(term, starts, MissingDays.Assumed(term.MissingDay)).Select(e => e.Date).FirstOrDefault();
        return end is null || end.Value.Year - starts.Year > 30
            ? []
            : Calendars(context.Terms).SelectMany(c => YearsOf(c.Id, c.Calendar, starts, end.Value.PlusDays(-1)));
    }

    private static IEnumerable<ListYear> YearsOf(string id, VersionedCoverage calendar, LocalDate first, LocalDate last)
    {
        var closed = Coverages(calendar)
            .SelectMany(c => c.Holidays.Between(new LocalDate(first.Year, 1, 1), new LocalDate(last.Year, 12, 31)))
            .Select(h => h.On)
            .Distinct()
            .ToImmutableArray();
        if (closed.IsEmpty)
        {
            yield break;
        }

        var fullest = closed.GroupBy(d => d.Year).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First();
        LocalDate? end = Coverages(calendar).All(c => c.Holidays.Sets.IsEmpty) ? closed.Max() : null;
        for (var year = first.Year; year <= last.Year; year++)
        {
            var (from, until) = (year == first.Year ? Key(first) : 0, year == last.Year ? Key(last) : 1231);
            yield return new ListYear(
                id,
                year,
                closed.Count(d => d.Year == year && InPart(d)),
                fullest.Key,
                fullest.Count(InPart),
                end,
                last
            );

            bool InPart(LocalDate day) => Key(day) >= from && Key(day) <= until;
        }
    }

    private static int Key(LocalDate day) => (day.Month * 100) + day.Day;

    private static string Day(LocalDate day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
