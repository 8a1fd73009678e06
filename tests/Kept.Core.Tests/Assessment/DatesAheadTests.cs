using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Assessment;

/// <summary>What comes due by itself (R3).</summary>
public sealed class DatesAheadTests
{
    private static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    /// <summary>Starts 2026-03-01, a year, renews for a year unless 30 days' notice in writing; 45.00 a month.</summary>
    private static Agreement Yearly()
    {
        var terms = Worlds.Terms(Worlds.Hosting(), zone: Amsterdam);
        var unless = new NoticeRule(new TimeLength.Calendar(new CalendarPeriod(30, CalendarUnit.Days)), "end", "written", false, "either");
        var year = new TimeLength.Calendar(new CalendarPeriod(1, CalendarUnit.Years));
        return Worlds.Agreement(terms with
        {
            Term = new Term(new LocalDate(2026, 3, 1), year, MissingDay.Last, new Renewal(year, unless), "2"),
            Frame = terms.Frame with { Reporting = [new ReportRule("monthly", [], new CalendarPeriod(1, CalendarUnit.Months), new TimeLength.Calendar(new CalendarPeriod(5, CalendarUnit.Days)), null, "6")] },
        });
    }

    private static Instant At(int year, int month, int day, int hour = 12) => new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(Amsterdam).ToInstant();

    private static EvidenceBook Book(params Fact[] facts) => EvidenceBook.Known(facts.Select(f => new LocatedFact(f, default)), null).OrThrow();

    private static Fact.Notice Nonrenewal(Instant at, string form = "written") => new("nonrenewal", null, at, at, form, null) { Id = "n1", RecordedAt = at };

    [Fact]
    public void The_last_day_for_a_notice_leaves_its_days_whole_between_receipt_and_end()
    {
        // R3: the last day of the term is 2027-02-28; 30 days' notice: the last day of receipt is 2027-01-29; over at 24:00.
        var dates = DatesAhead.Of(Yearly(), Book(), At(2026, 11, 22));
        var notice = dates.Single(d => d.Kind == DateKind.NoticeBy);
        (notice.On, notice.At, notice.Party).ShouldBe((new LocalDate(2027, 1, 29), At(2027, 1, 30, 0), "either"));
        dates.Single(d => d.Kind == DateKind.Renews).On.ShouldBe(new LocalDate(2027, 3, 1));
        // November's report, within 5 days after 30 November: until 5 December 24:00. On 22 November October's is past (5 November).
        dates.Single(d => d.Kind == DateKind.ReportDue).ShouldSatisfyAllConditions(
            r => r.On.ShouldBe(new LocalDate(2026, 12, 5)),
            r => r.At.ShouldBe(At(2026, 12, 6, 0))
        );
    }

    [Theory]
    [InlineData(2027, 1, 29, "written", true, true, 2027)] // on the last day of receipt
    [InlineData(2027, 1, 30, "written", false, true, 2028)] // a day late: it renews for a year, and ends a year later
    [InlineData(2027, 1, 29, "spoken", true, false, 2028)] // not the form agreed
    public void A_notice_is_in_time_until_the_last_day_of_receipt(int year, int month, int day, string form, bool inTime, bool inForm, int ends)
    {
        var notice = Nonrenewal(At(year, month, day), form);
        foreach (var book in new[] { Book(), Book(notice) })
        {
            var judged = NoticeJudgement.Of(Yearly(), book, notice);
            (judged.InTime, judged.InForm, judged.EndsOn).ShouldBe((inTime, inForm, new LocalDate(ends, 3, 1)));
        }
    }

    [Fact]
    public void What_is_owed_until_the_end_is_the_recurring_fees_of_the_months_left()
    {
        // Received on 2026-11-22: December, January and February are left, 3 × 45.00 = 135.00.
        NoticeJudgement.Of(Yearly(), Book(), Nonrenewal(At(2026, 11, 22))).Owed.ShouldHaveSingleItem().Amount.ShouldBe(new Rational(135, 1));
    }

    [Fact]
    public void After_a_notice_in_time_the_agreement_ends_and_nothing_comes_due_behind_it()
    {
        var book = Book(Nonrenewal(At(2027, 1, 10)));
        var dates = DatesAhead.Of(Yearly(), book, At(2027, 1, 11));
        dates.Select(d => d.Kind).ShouldBe([DateKind.ReportDue, DateKind.TermEnds]);
        DatesAhead.Of(Yearly(), book, At(2027, 3, 2)).ShouldBeEmpty();
    }

    [Fact]
    public void An_amendment_that_lengthens_the_term_moves_its_end_and_its_signature_does_not_move_the_start()
    {
        var first = Yearly().Versions[0];
        var terms = first.Terms with { Term = first.Terms.Term! with { Starts = null, Renews = null } };
        var longer = terms with { Term = terms.Term! with { Lasts = new TimeLength.Calendar(new CalendarPeriod(2, CalendarUnit.Years)) } };
        var (one, two) = (new string('1', 64), new string('2', 64));
        var agreement = new Agreement("test", [first with { Terms = terms, Hash = one }, first with { Number = 2, Terms = longer, Hash = two, EffectiveAt = At(2026, 9, 1, 0) }]);
        Fact Signed(string party, string hash, Instant at) => new Fact.Signature(party, hash, at) { Id = $"{party}{hash[0]}", RecordedAt = at };
        var book = Book(Signed("provider", one, At(2026, 2, 27)), Signed("customer", one, At(2026, 3, 1)), Signed("provider", two, At(2026, 8, 1)), Signed("customer", two, At(2026, 8, 2)));
        // Begins on the day of the last signature of the first text, 1 March 2026; two years later is 1 March 2028.
        AgreementTerm.Of(agreement, book, At(2026, 11, 22)).ShouldBe(new AgreementTerm(new LocalDate(2026, 3, 1), new LocalDate(2028, 3, 1)));
    }
}
