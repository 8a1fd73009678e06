using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

public class DeadlinesTests
{
    private static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    [Theory]
    [InlineData("2026-03-03", 1, CalendarUnit.Days, "2026-03-04")] // the day of the event is not counted
    [InlineData("2026-03-03", 30, CalendarUnit.Days, "2026-04-02")] // 28 days to the 31st, then two
    [InlineData("2026-03-03", 2, CalendarUnit.Weeks, "2026-03-17")]
    [InlineData("2026-01-31", 2, CalendarUnit.Months, "2026-03-31")] // from the anchor: not by way of February
    [InlineData("2024-02-29", 4, CalendarUnit.Years, "2028-02-29")]
    [InlineData("2026-03-03", 0, CalendarUnit.Days, "2026-03-03")]
    public void Last_day_is_counted_from_the_day_after_the_event(string on, int count, CalendarUnit unit, string last) =>
        Deadlines.LastDay(Date(on), new CalendarPeriod(count, unit)).Date.ShouldBe(Date(last));

    [Theory]
    [InlineData("2026-01-31", 1, CalendarUnit.Months, 2026, 2, 31, "2026-02-28", "2026-03-01")]
    [InlineData("2027-03-31", 1, CalendarUnit.Months, 2027, 4, 31, "2027-04-30", "2027-05-01")]
    [InlineData("2024-02-29", 1, CalendarUnit.Years, 2025, 2, 29, "2025-02-28", "2025-03-01")]
    public void A_day_that_does_not_exist_needs_a_rule(string on, int count, CalendarUnit unit, int year, int month, int day, string last,
        string next)
    {
        var period = new CalendarPeriod(count, unit);

        Deadlines.LastDay(Date(on), period).ShouldBe(new CalendarDay.DoesNotExist(year, month, day));
        Deadlines.LastDay(Date(on), period, MissingDay.Last).Date.ShouldBe(Date(last));
        Deadlines.LastDay(Date(on), period, MissingDay.Next).Date.ShouldBe(Date(next));
    }

    [Fact]
    public void Months_are_counted_from_the_anchor_and_never_from_the_previous_result()
    {
        var month = new CalendarPeriod(1, CalendarUnit.Months);

        Enumerable.Range(1, 4).Select(n => Deadlines.EndOfTerm(new LocalDate(2026, 1, 31), month.Times(n), MissingDay.Last).Date)
            .ShouldBe([Date("2026-02-28"), Date("2026-03-31"), Date("2026-04-30"), Date("2026-05-31")]);
    }

    [Fact]
    public void Last_day_runs_to_midnight_in_the_zone()
    {
        var deadline = Deadlines.AtEndOf(new LocalDate(2026, 3, 28), Amsterdam);

        deadline.At.ShouldBe(Instant.FromUtc(2026, 3, 28, 23, 0));
        deadline.IsInTime(deadline.At - Duration.FromTicks(1)).ShouldBeTrue();
        deadline.IsInTime(deadline.At).ShouldBeFalse();
    }

    [Fact]
    public void Day_of_the_event_is_local() =>
        Deadlines.LastDay(Instant.FromUtc(2026, 3, 28, 23, 30), Amsterdam, new CalendarPeriod(1, CalendarUnit.Days))
            .Date.ShouldBe(Date("2026-03-30"));

    [Fact]
    public void Where_midnight_does_not_exist_a_day_ends_at_the_first_instant_after_it() =>
        Deadlines.AtEndOf(new LocalDate(2018, 11, 3), DateTimeZoneProviders.Tzdb["America/Sao_Paulo"])
            .At.ShouldBe(Instant.FromUtc(2018, 11, 4, 3, 0));

    [Fact]
    public void Where_the_next_date_does_not_exist_a_day_ends_when_the_one_after_begins() =>
        Deadlines.AtEndOf(new LocalDate(2011, 12, 29), DateTimeZoneProviders.Tzdb["Pacific/Apia"])
            .At.ShouldBe(Instant.FromUtc(2011, 12, 30, 10, 0));

    [Fact]
    public void Exactly_the_elapsed_time_is_in_time()
    {
        var deadline = Deadlines.After(Instant.FromUtc(2026, 3, 28, 22, 0), Duration.FromHours(6));

        deadline.IsInTime(Instant.FromUtc(2026, 3, 29, 4, 0)).ShouldBeTrue();
        deadline.IsInTime(Instant.FromUtc(2026, 3, 29, 4, 0) + Duration.FromTicks(1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2027-02-28", 30, CalendarUnit.Days, "2027-01-29")] // the example of R3: 30, 31 January and 28 of February
    [InlineData("2027-02-28", 4, CalendarUnit.Weeks, "2027-01-31")] // all of February
    [InlineData("2027-02-28", 3, CalendarUnit.Months, "2026-11-30")] // December, January, February
    [InlineData("2026-12-31", 1, CalendarUnit.Years, "2025-12-31")]
    [InlineData("2026-06-14", 2, CalendarUnit.Months, "2026-04-14")] // 15 April up to 14 June
    public void Notice_needs_the_whole_period_between_receipt_and_end(string lastDayOfTerm, int count, CalendarUnit unit, string receipt) =>
        Deadlines.LastDayOfReceipt(Date(lastDayOfTerm), new CalendarPeriod(count, unit)).Date.ShouldBe(Date(receipt));

    [Fact]
    public void Notice_received_on_the_day_after_the_last_is_late()
    {
        var last = Deadlines.LastDayOfReceipt(new LocalDate(2027, 2, 28), new CalendarPeriod(30, CalendarUnit.Days)).Date!.Value;
        var deadline = Deadlines.AtEndOf(last, Amsterdam);

        deadline.IsInTime(Instant.FromUtc(2027, 1, 29, 22, 59)).ShouldBeTrue();
        deadline.IsInTime(Instant.FromUtc(2027, 1, 29, 23, 0)).ShouldBeFalse(); // 2027-01-30T00:00 in Amsterdam
    }

    [Fact]
    public void Notice_whose_first_day_does_not_exist_needs_a_rule()
    {
        // The term ends with 30 March; one month before 31 March is 31 February.
        var (end, month) = (new LocalDate(2027, 3, 30), new CalendarPeriod(1, CalendarUnit.Months));

        Deadlines.LastDayOfReceipt(end, month).ShouldBe(new CalendarDay.DoesNotExist(2027, 2, 31));
        Deadlines.LastDayOfReceipt(end, month, MissingDay.Last).Date.ShouldBe(Date("2027-02-27"));
        Deadlines.LastDayOfReceipt(end, month, MissingDay.Next).Date.ShouldBe(Date("2027-02-28"));
    }

    [Fact]
    public void Days_before_an_end_are_as_many_as_days_after_the_receipt()
    {
        for (var day = new LocalDate(2027, 1, 1); day.Year == 2027; day = day.PlusDays(1))
        {
            var receipt = Deadlines.LastDayOfReceipt(day, new CalendarPeriod(45, CalendarUnit.Days)).Date!.Value;
            Deadlines.LastDay(receipt, new CalendarPeriod(45, CalendarUnit.Days)).Date.ShouldBe(day);
        }
    }

    [Theory]
    [InlineData(-1, CalendarUnit.Days)]
    [InlineData(501, CalendarUnit.Years)]
    [InlineData(6001, CalendarUnit.Months)]
    public void A_period_is_neither_negative_nor_longer_than_five_hundred_years(int count, CalendarUnit unit)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new CalendarPeriod(count, unit));
        Should.Throw<ArgumentOutOfRangeException>(() => new CalendarPeriod(500, CalendarUnit.Years).Times(int.MaxValue));
    }

    private static LocalDate Date(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
