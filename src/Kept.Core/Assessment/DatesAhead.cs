using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Assessment;

/// <summary>What an agreement lets come due by itself.</summary>
public enum DateKind
{
    TermEnds,
    Renews,

    /// <summary>The last day on which a notice that keeps it from renewing is in time (R3).</summary>
    NoticeBy,

    /// <summary>The last day on which new rates may be announced for the next term.</summary>
    AnnounceRatesBy,
    ReportDue,
    PlanReview,
}

/// <param name="Name">Which of several of a kind: the id of the report or plan; empty where there is one only.</param>
/// <param name="On">The day itself, in the agreement's zone.</param>
/// <param name="At">When it is over or there: 24:00 of a last day, closing of an office day, 0:00 of the day on which something begins.</param>
/// <param name="Party">Who must act: <c>provider</c>, <c>customer</c>, <c>either</c>; null: nobody, it comes by itself.</param>
public sealed record DateAhead(DateKind Kind, string Name, LocalDate On, Instant At, string? Party, string? Clause, string Sentence);

/// <summary>The next date of each kind after an instant, as the agreement and the notices in its evidence have it.</summary>
public static class DatesAhead
{
    public static ImmutableArray<DateAhead> Of(Agreement agreement, EvidenceBook evidence, Instant after)
    {
        var inForce = Signatures.InForce(agreement, evidence);
        var whole = TermOf.Agreement(inForce, evidence);
        return whole.Until <= after
            ? []
            :
            [
                .. Term(inForce, evidence, whole, after)
                    .Concat(Recurring(inForce, whole, after))
                    .Where(d => d.At > after)
                    .OrderBy(d => d.At)
                    .ThenBy(d => d.Kind),
            ];
    }

    /// <summary>The turn of the term that runs at an instant, with the last day for a notice, past or not.</summary>
    internal static ImmutableArray<DateAhead> OfTermAt(Agreement agreement, EvidenceBook evidence, Instant at) =>
        [.. Term(agreement, evidence, TermOf.Agreement(agreement, evidence), at)];

    private static IEnumerable<DateAhead> Term(Agreement agreement, EvidenceBook evidence, TimeRange whole, Instant after)
    {
        var terms = agreement.Versions[^1].Terms;
        var held = TermOf.Containing(agreement, evidence, after);
        if (terms.Term is not { } term || held.Until >= TermOf.Ever.Until)
        {
            return [];
        }

        var next = LocalTimes.DateOf(terms.Zone, held.Until);
        var ends = whole.Until == held.Until || term.Renews is null;
        var turn = ends
            ? new DateAhead(
                DateKind.TermEnds,
                "",
                next,
                held.Until,
                null,
                term.Clause,
                $"the agreement ends; its last day is {Day(next.PlusDays(-1))}"
            )
            : new DateAhead(
                DateKind.Renews,
                "",
                next,
                held.Until,
                null,
                term.Clause,
                $"the agreement renews for {Words.Length(term.Renews!.For)}"
            );
        return new[] { turn, ends ? null : Notice(terms, term, next), ends ? null : Announcement(terms, term, next) }.OfType<DateAhead>();
    }

    private static DateAhead? Notice(Terms terms, Term term, LocalDate next) =>
        term.Renews?.Unless is { } rule && LastDay(terms, term, rule, next) is { } last
            ? new DateAhead(
                DateKind.NoticeBy,
                "",
                last,
                LocalTimes.EndOfDay(terms.Zone, last),
                rule.By,
                term.Clause,
                $"the last day for a notice that keeps the agreement from renewing on {Day(next)}"
            )
            : null;

    private static DateAhead? Announcement(Terms terms, Term term, LocalDate next) =>
        term.Rates?.Announced is { } rule && LastDay(terms, term, rule, next) is { } last
            ? new DateAhead(
                DateKind.AnnounceRatesBy,
                "",
                last,
                LocalTimes.EndOfDay(terms.Zone, last),
                "provider",
                term.Clause,
                $"the last day to announce new rates for the term from {Day(next)} on"
            )
            : null;

    /// <summary>The last day of receipt before an end (R3).</summary>
    private static LocalDate? LastDay(Terms terms, Term term, NoticeRule rule, LocalDate next) =>
        rule.Notice is TimeLength.Calendar notice
            ? Deadlines.LastDayOfReceipt(next.PlusDays(-1), notice.Period, MissingDays.Assumed(Said(terms, term))).Date
            : null;

    private static MissingDay Said(Terms terms, Term term) => term.MissingDay == MissingDay.Refuse ? terms.MissingDay : term.MissingDay;

    private static IEnumerable<DateAhead> Recurring(Agreement agreement, TimeRange whole, Instant after)
    {
        var terms = agreement.InForceAt(after).Terms;
        var since = whole.From > after ? whole.From : after;
        var hours = new Hours(
            agreement,
            Windows.Days(
                terms.Zone,
                LocalTimes.DateOf(terms.Zone, since).PlusDays(-400),
                LocalTimes.DateOf(terms.Zone, since).PlusDays(800)
            )
        );
        var reports = terms.Frame.Reporting.Select(r => Report(terms, r, hours, whole, since));
        var plans = terms.Frame.Plans.Select(p => Plan(terms, p, whole, since));
        return reports.Concat(plans).OfType<DateAhead>().Where(d => d.At <= whole.Until + Duration.FromDays(60));
    }

    /// <summary>The report on the first period whose report is still due after the instant.</summary>
    private static DateAhead? Report(Terms terms, ReportRule rule, Hours hours, TimeRange whole, Instant since)
    {
        if (rule.Every is not { } every)
        {
            return null;
        }

        var first = LocalTimes.DateOf(terms.Zone, since).Plus(Back(every));
        return Ends(every, first)
            .Select(end => (End: end, Due: Due(terms, rule.Within, hours, end)))
            .Where(r => r.Due.At > since && LocalTimes.StartOfDay(terms.Zone, r.End) > whole.From)
            .Select(r => new DateAhead(
                DateKind.ReportDue,
                rule.Id,
                r.Due.On,
                r.Due.At,
                "provider",
                rule.Clause,
                $"the report on the period that ended on {Day(r.End.PlusDays(-1))}"
            ))
            .FirstOrDefault();
    }

    private static DateAhead? Plan(Terms terms, PlanRule rule, TimeRange whole, Instant since) =>
        rule.Every is { } every
            ? Ends(every, LocalTimes.DateOf(terms.Zone, since).Plus(Back(every)))
                .Where(end => LocalTimes.StartOfDay(terms.Zone, end) > since)
                .Select(end => new DateAhead(
                    DateKind.PlanReview,
                    rule.Id,
                    end,
                    LocalTimes.StartOfDay(terms.Zone, end),
                    "provider",
                    rule.Clause,
                    $"the plan {rule.Id} is to be looked at again"
                ))
                .FirstOrDefault()
            : null;

    private static (LocalDate On, Instant At) Due(Terms terms, TimeLength? within, Hours hours, LocalDate end) =>
        within switch
        {
            TimeLength.Calendar calendar => At(
                Deadlines.LastDay(end.PlusDays(-1), calendar.Period, MissingDays.Assumed(terms.MissingDay)).Date!.Value,
                terms.Zone
            ),
            TimeLength.OfficeDays office
                when hours.Of(office.Coverage ?? "office").OfficeDaysAfter(end.PlusDays(-1), office.Count) is { } day => (
                LocalTimes.DateOf(terms.Zone, day.ClosesAt),
                day.ClosesAt
            ),
            TimeLength.Elapsed elapsed => (
                LocalTimes.DateOf(terms.Zone, LocalTimes.StartOfDay(terms.Zone, end) + elapsed.Time),
                LocalTimes.StartOfDay(terms.Zone, end) + elapsed.Time
            ),
            _ => At(end, terms.Zone),
        };

    private static (LocalDate On, Instant At) At(LocalDate last, DateTimeZone zone) => (last, LocalTimes.EndOfDay(zone, last));

    /// <summary>Far enough back that a report due late is still found.</summary>
    private static Period Back(CalendarPeriod every) =>
        Period.FromDays(
            -2
                * every.Unit switch
                {
                    CalendarUnit.Days => every.Count,
                    CalendarUnit.Weeks => 7 * every.Count,
                    CalendarUnit.Months => 31 * every.Count,
                    CalendarUnit.Years => 366 * every.Count,
                }
        );

    /// <summary>The first days after calendar periods: whole months from January, weeks from Monday.</summary>
    private static IEnumerable<LocalDate> Ends(CalendarPeriod every, LocalDate from)
    {
        var start = every.Unit switch
        {
            CalendarUnit.Days => from,
            CalendarUnit.Weeks => Windows.FirstDay(PeriodUnit.Week, from),
            CalendarUnit.Months => new LocalDate(from.Year, ((from.Month - 1) / every.Count * every.Count) + 1, 1),
            CalendarUnit.Years => new LocalDate(from.Year, 1, 1),
        };
        for (var n = 1; n <= 40; n++)
        {
            yield return every.Unit switch
            {
                CalendarUnit.Days => start.PlusDays(every.Count * n),
                CalendarUnit.Weeks => start.PlusWeeks(every.Count * n),
                CalendarUnit.Months => start.PlusMonths(every.Count * n),
                CalendarUnit.Years => start.PlusYears(every.Count * n),
            };
        }
    }

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
