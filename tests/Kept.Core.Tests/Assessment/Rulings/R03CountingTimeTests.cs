using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R3: hours are elapsed, days are local days, office days end at closing.</summary>
public sealed class R03CountingTimeTests
{
    private static readonly Fact Down = Outage("o1", At("2026-03-10T10:00"), At("2026-03-10T18:00"));

    private static ClaimState ClaimedAt(string at, TimeLength within) =>
        Assessed(Uptime() with { Claim = new ClaimRule(false, Within: within) }, March, Down, Claim("hosting availability", At(at))).Credit.State;

    [Fact]
    public void A_term_ends_with_notice_received_thirty_whole_days_before()
    {
        // Last day 2027-02-28; 30 and 31 January and 28 days of February are the thirty: receipt on the 29th at the latest.
        var last = Deadlines.LastDayOfReceipt(new LocalDate(2027, 2, 28), new CalendarPeriod(30, CalendarUnit.Days)).Date;
        last.ShouldBe(new LocalDate(2027, 1, 29));
    }

    [Theory]
    [InlineData("2027-01-29T23:59", 1)]
    [InlineData("2027-01-30T00:00", 2)]
    public void Notice_a_day_late_renews(string received, int months)
    {
        // The term of a year from 2026-03-01 ends, or goes on: windows of February and March 2027 are one or two.
        var year = new TimeLength.Calendar(new CalendarPeriod(1, CalendarUnit.Years));
        var notice = new NoticeRule(new TimeLength.Calendar(new CalendarPeriod(30, CalendarUnit.Days)), "end", "written", false, "either");
        var terms = Terms(Uptime()) with { Term = new Term(new LocalDate(2026, 3, 1), year, MissingDay.Refuse, new Renewal(year, notice)) };
        var period = new TimeRange(At("2027-02-01T00:00"), At("2027-04-01T00:00"));
        var fact = new Fact.Notice("nonrenewal", null, At(received), null, "written", null) { Id = "n", RecordedAt = At(received) };
        Assess(terms, period, null, fact).Levels.Length.ShouldBe(months);
    }

    [Theory]
    [InlineData("2026-04-02T00:00:00", ClaimState.Granted)]
    [InlineData("2026-04-02T00:00:01", ClaimState.Late)]
    public void Exactly_n_hours_is_in_time(string at, ClaimState state) => ClaimedAt(at, new TimeLength.Elapsed(Duration.FromHours(24))).ShouldBe(state);

    [Theory]
    [InlineData("2026-04-30T23:59:59", ClaimState.Granted)]
    [InlineData("2026-05-01T00:00:00", ClaimState.Late)]
    public void The_last_of_n_days_runs_to_midnight(string at, ClaimState state) =>
        // 30 days after the month's last day, 31 March, are 30 April.
        ClaimedAt(at, new TimeLength.Calendar(new CalendarPeriod(30, CalendarUnit.Days))).ShouldBe(state);

    [Theory]
    [InlineData("2026-04-14T17:00:00", ClaimState.Granted)]
    [InlineData("2026-04-14T17:00:01", ClaimState.Late)]
    public void Office_days_do_not_count_the_day_itself_and_end_at_closing(string at, ClaimState state) =>
        // After 31 March: 1, 2, 3, 6, 7, 8, 9, 10, 13, 14 April are ten office days.
        ClaimedAt(at, new TimeLength.OfficeDays(10)).ShouldBe(state);

    [Fact]
    public void Hours_are_elapsed_across_the_clock_change()
    {
        // 2026-03-08 has 23 h in Los Angeles: 24 h after 7 March 12:00 is 13:00 on the 8th.
        Deadlines.After(At("2026-03-07T12:00"), Duration.FromHours(24)).At.ShouldBe(At("2026-03-08T13:00"));
        Deadlines.LastDay(new LocalDate(2026, 3, 7), new CalendarPeriod(1, CalendarUnit.Days)).Date.ShouldBe(new LocalDate(2026, 3, 8));
    }

    [Fact]
    public void Months_are_counted_from_the_anchor_and_a_missing_day_is_a_finding()
    {
        // From 31 January: one month needs 31 February; two months are 31 March, not 28 March.
        Deadlines.LastDay(new LocalDate(2026, 1, 31), new CalendarPeriod(1, CalendarUnit.Months)).ShouldBeOfType<CalendarDay.DoesNotExist>();
        Deadlines.LastDay(new LocalDate(2026, 1, 31), new CalendarPeriod(2, CalendarUnit.Months)).Date.ShouldBe(new LocalDate(2026, 3, 31));
    }

    [Theory]
    [InlineData(MissingDay.Last, "2026-06-30T23:59:59", ClaimState.Granted)] // 31 May + 1 month = 31 June: 30 June is the last day
    [InlineData(MissingDay.Last, "2026-07-01T00:00:00", ClaimState.Late)]
    [InlineData(MissingDay.Next, "2026-07-01T23:59:59", ClaimState.Granted)] // 1 July is the last day
    [InlineData(MissingDay.Next, "2026-07-02T00:00:00", ClaimState.Late)]
    public void A_claim_by_the_month_ends_as_the_agreement_says_of_missing_days(MissingDay missing, string at, ClaimState state) =>
        InMay(missing, at).Only().Credit.State.ShouldBe(state);

    [Fact]
    public void Without_a_rule_the_result_says_which_day_it_took_and_no_right_is_lost()
    {
        var result = InMay(MissingDay.Refuse, "2026-07-01T23:59:59");
        result.Only().Credit.State.ShouldBe(ClaimState.Granted);
        result.Remarks.ShouldContain(r => r.Contains("can fall on a day that does not exist"));
        result.Only().Reasons!.Because.ShouldContain(r => r.Text.Contains("1 month from 2026-05-31 would end on a day that does not exist, 2026-06-31"));
        InMay(MissingDay.Next, "2026-07-01T23:59:59").Remarks.ShouldNotContain(r => r.Contains("does not exist"));
    }

    private static AssessmentResult InMay(MissingDay missing, string claimedAt)
    {
        var month = new TimeLength.Calendar(new CalendarPeriod(1, CalendarUnit.Months));
        var level = Uptime() with { Claim = new ClaimRule(false, Within: month, MissingDay: missing) };
        return Assess(Terms(level), Month(2026, 5), null, Outage("o1", At("2026-05-10T10:00"), At("2026-05-10T18:00")), Claim("hosting availability", At(claimedAt)));
    }

    [Theory]
    [InlineData(MissingDay.Last, "2026-02-28T00:00", "2026-03-31T00:00")]
    [InlineData(MissingDay.Next, "2026-03-01T00:00", "2026-03-31T00:00")]
    public void Contract_months_are_counted_from_the_start_of_the_term(MissingDay missing, string second, string third)
    {
        // From 31 January: the first would end with 31 February, the second begins anew from the anchor: 31 March.
        var level = Uptime() with { Measure = new Measure.Availability(StateSource.Outages, new StateRule(), false, Frame() with { Window = new Window.Contract(PeriodUnit.Month) }) };
        var terms = Terms(level) with { Term = new Term(new LocalDate(2026, 1, 31), null, missing, null) };
        var windows = Assess(terms, new TimeRange(At("2026-01-31T00:00"), At("2026-03-31T00:00")), null).Levels.Select(l => l.Window);
        windows.ShouldBe([new TimeRange(At("2026-01-31T00:00"), At(second)), new TimeRange(At(second), At(third))]);
    }

    [Fact]
    public void A_term_of_many_years_renews_for_ever() =>
        // 6 × 99 = 594 years are more than can be counted; the term simply goes on.
        Assess(
            Terms(Uptime()) with
            {
                Term = new Term(new LocalDate(2026, 1, 1), Years(6), MissingDay.Refuse, new Renewal(Years(6), new NoticeRule(Years(1), "end", null, false, "either"))),
            },
            March,
            null).Levels.Length.ShouldBe(1);

    private static TimeLength Years(int count) => new TimeLength.Calendar(new CalendarPeriod(count, CalendarUnit.Years));
}
