using System.Collections.Immutable;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Agreements;

/// <summary>A count of months or years that can end on a day that does not exist, where no <c>missingDay</c> says what then (R3).</summary>
/// <param name="Paths">Where it is written, the closest place first: <c>serviceLevels/uptime/claim/within</c>.</param>
public sealed record UndecidedEnd(ImmutableArray<string> Paths, string Sentence);

/// <summary>
/// Finds such counts by trying them: each from the days that its anchor can really be, over four years. Days, weeks, and months from the
/// first of a month always exist.
/// </summary>
public static class MissingDays
{
    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly LocalDate Until = new(2028, 1, 1);

    /// <param name="members">Whom the text serves: contract years run from the day on which each began.</param>
    public static IEnumerable<UndecidedEnd> Undecided(Terms terms, IEnumerable<Member> members) =>
        OfTerm(terms.Term)
            .Concat(terms.ServiceLevels.SelectMany(l => OfLevel(terms, l)))
            .Concat(OfContractWindows(terms, members))
            .Concat(OfTakeover(terms));

    /// <summary>
    /// The rule that an assessment goes by. Reading refuses an agreement that needs one and has none; what comes about otherwise (a
    /// correction that opens a claim again, a member by a fact) gets the later day, so that nobody loses a right by a day that the text
    /// does not name, and the result says so.
    /// </summary>
    public static MissingDay Assumed(MissingDay said) => said == MissingDay.Refuse ? MissingDay.Next : said;

    /// <summary>The first days after each end of the term, counted from the first of them and never from the one before (R3).</summary>
    public static IEnumerable<CalendarDay> TermEnds(Term term, LocalDate starts, MissingDay missingDay, int most = 100)
    {
        if (term.Lasts is not TimeLength.Calendar lasts)
        {
            yield break;
        }

        var first = Deadlines.EndOfTerm(starts, lasts.Period, missingDay);
        yield return first;
        for (var n = 1; n < most && first.Date is { } end && term.Renews?.For is TimeLength.Calendar next && IsNear(next.Period, n); n++)
        {
            yield return Deadlines.EndOfTerm(end, next.Period.Times(n), missingDay);
        }
    }

    private static bool IsNear(CalendarPeriod period, int n) => (long)period.Count * n <= CalendarPeriod.Longest(period.Unit);

    private static IEnumerable<UndecidedEnd> OfTerm(Term? term)
    {
        if (term is not { MissingDay: MissingDay.Refuse })
        {
            return [];
        }

        var ends = Starts(term).SelectMany(s => TermEnds(term, s, MissingDay.Refuse));
        var notices = ends.Select(e => e.Date).OfType<LocalDate>().SelectMany(e => NoticesFor(term, e));
        return new[]
        {
            Undecided(["term/lasts", "term"], ends, "an end of the term"),
            Undecided(["term/renews/unless", "term/renews", "term"], notices, "the last day of a notice before the end of the term"),
        }.OfType<UndecidedEnd>();
    }

    private static IEnumerable<CalendarDay> NoticesFor(Term term, LocalDate end) =>
        term.Renews?.Unless?.Notice is TimeLength.Calendar notice ? [Deadlines.LastDayOfReceipt(end.PlusDays(-1), notice.Period)] : [];

    private static IEnumerable<UndecidedEnd> OfLevel(Terms terms, ServiceLevel level)
    {
        var (at, claim, ends) = ($"serviceLevels/{level.Id}", level.Claim, WindowEnds(terms, level.Measure.Frame.Window));
        var claims = claim is { Automatic: false, MissingDay: MissingDay.Refuse };
        var exclusions = level.Exclusions.SelectMany(e => e.When).OfType<ExclusionCondition.Notice>().Select(n => n.AtLeast);
        var reports = level.Consequences.Concat(terms.Consequences).OfType<Consequence.Report>().Select(r => r.Within);
        return new[]
        {
            claims
                ? Undecided(
                    [$"{at}/claim/within", "claim/within", at],
                    After(claim.After == ClaimAnchor.WindowEnd ? ends : Days(), claim.Within),
                    $"the end of the time for a claim of \"{level.Id}\"")
                : null,
            claims
                ? Undecided(
                    [$"{at}/claim/answer", "claim/answer", at],
                    After(Days(), claim.Answer),
                    $"the end of the time for an answer to a claim of \"{level.Id}\"")
                : null,
            terms.MissingDay == MissingDay.Refuse
                ? Undecided([$"{at}/exclude", at], exclusions.SelectMany(BeforeAnyDay), $"the last day to announce maintenance under \"{level.Id}\"")
                : null,
            terms.MissingDay == MissingDay.Refuse
                ? Undecided(
                    [$"{at}/consequence", $"{at}/consequences", "consequence", "consequences", at],
                    reports.SelectMany(r => After(ends, r)),
                    $"the day by which a report on \"{level.Id}\" is owed")
                : null,
        }.OfType<UndecidedEnd>();
    }

    private static IEnumerable<UndecidedEnd> OfContractWindows(Terms terms, IEnumerable<Member> members)
    {
        if (terms.Term is not { MissingDay: MissingDay.Refuse } term)
        {
            return [];
        }

        var starts = Starts(term).Concat(members.Select(m => m.From).OfType<LocalDate>());
        var units = terms.ServiceLevels.Select(l => l.Measure.Frame.Window).OfType<Window.Contract>().Select(w => w.Unit).Distinct();
        return units.Select(u => Undecided(["term/starts", "term"], EndsOf(u), $"the end of a contract {u.ToString().ToLowerInvariant()}")).OfType<UndecidedEnd>();

        IEnumerable<CalendarDay> EndsOf(PeriodUnit unit) => starts.SelectMany(s => Enumerable.Range(1, 48).Select(n => Deadlines.EndOfTerm(s, Unit(unit, n))));
    }

    private static IEnumerable<UndecidedEnd> OfTakeover(Terms terms) =>
        terms.MissingDay == MissingDay.Refuse
        && Undecided(["assignment/onTakeover", "assignment"], After(Days(), terms.Frame.Assignment?.RenegotiateWithin), "the last day to renegotiate") is { } end
            ? [end]
            : [];

    /// <summary>A calendar unit as a count of months or years, n times.</summary>
    internal static CalendarPeriod Unit(PeriodUnit unit, int times) => unit switch
    {
        PeriodUnit.Day => new CalendarPeriod(times, CalendarUnit.Days),
        PeriodUnit.Week => new CalendarPeriod(times, CalendarUnit.Weeks),
        PeriodUnit.Month => new CalendarPeriod(times, CalendarUnit.Months),
        PeriodUnit.Quarter => new CalendarPeriod(3 * times, CalendarUnit.Months),
        PeriodUnit.Year => new CalendarPeriod(times, CalendarUnit.Years),
    };

    private static UndecidedEnd? Undecided(ImmutableArray<string> paths, IEnumerable<CalendarDay> days, string what) =>
        days.OfType<CalendarDay.DoesNotExist>().FirstOrDefault() is { } missing
            ? new UndecidedEnd(paths, $"{what} can fall on a day that does not exist, such as {missing.Year:0000}-{missing.Month:00}-{missing.Day:00}")
            : null;

    private static IEnumerable<CalendarDay> After(IEnumerable<LocalDate> days, TimeLength? within) =>
        within is TimeLength.Calendar calendar && CanMiss(calendar) ? days.Select(d => Deadlines.LastDay(d, calendar.Period)) : [];

    private static IEnumerable<CalendarDay> BeforeAnyDay(TimeLength notice) =>
        notice is TimeLength.Calendar calendar && CanMiss(calendar) ? Days().Select(d => Deadlines.LastDayOfReceipt(d, calendar.Period)) : [];

    private static bool CanMiss(TimeLength.Calendar length) => length.Period.Unit is CalendarUnit.Months or CalendarUnit.Years;

    private static IEnumerable<LocalDate> Days()
    {
        for (var day = First; day < Until; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    /// <summary>The last days of a level's windows, and of the term, which cuts them.</summary>
    private static IEnumerable<LocalDate> WindowEnds(Terms terms, Window? window)
    {
        var until = window switch
        {
            null or Window.Rolling { Step: PeriodUnit.Month } => MonthsFrom(1, 1),
            Window.Calendar { Unit: PeriodUnit.Month or PeriodUnit.Quarter } calendar => MonthsFrom(1, Unit(calendar.Unit, 1).Count),
            Window.Calendar { Unit: PeriodUnit.Year } => MonthsFrom(1, 12),
            Window.Billing billing => MonthsFrom(billing.Day, 1),
            Window.Contract contract when terms.Term is { Starts: { } starts } term => Enumerable
                .Range(1, 48)
                .Select(n => Deadlines.EndOfTerm(starts, Unit(contract.Unit, n), term.MissingDay).Date)
                .OfType<LocalDate>(),
            Window.WholeTerm => [],
            _ => Days(),
        };
        return until.Concat(TermEnds(terms.Term)).Select(u => u.PlusDays(-1));
    }

    private static IEnumerable<LocalDate> TermEnds(Term? term) =>
        term is null ? [] : Starts(term).SelectMany(s => TermEnds(term, s, term.MissingDay)).Select(e => e.Date).OfType<LocalDate>();

    /// <summary>Signed on any day, where no day is stated.</summary>
    private static IEnumerable<LocalDate> Starts(Term term) => term.Starts is { } on ? [on] : Days();

    private static IEnumerable<LocalDate> MonthsFrom(int day, int months) =>
        Enumerable.Range(1, 48 / months).Select(n => new LocalDate(First.Year, 1, day).PlusMonths(n * months));
}
