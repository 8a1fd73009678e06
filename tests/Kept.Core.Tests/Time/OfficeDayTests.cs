using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

public class OfficeDayTests
{
    private static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];
    private static readonly Coverage Office =
        new() { Zone = Amsterdam, Weekly = WeeklyHours.MondayToFriday(new LocalTime(9, 0), new LocalTime(17, 0)) };

    [Fact]
    public void Office_days_do_not_count_the_day_of_receipt_and_end_at_closing()
    {
        var holidays = (Office with { Holidays = Holidays.Of(HolidaySets.Find("netherlands")!) }).CompileYears(2026, 2026);

        // Received Thursday 2 April; Good Friday the 3rd and Easter Monday the 6th are closed: office days are 7, 8, 9.
        holidays.OfficeDaysAfter(new LocalDate(2026, 4, 2), 3)!.Value.ClosesAt.ShouldBe(At("2026-04-09T17:00"));
        holidays.OfficeDaysBefore(new LocalDate(2026, 4, 7), 1)!.Value.Date.ShouldBe(new LocalDate(2026, 4, 2));
        holidays.OfficeDaysAfter(new LocalDate(2026, 4, 4), 0)!.Value.OpensAt.ShouldBe(At("2026-04-07T09:00"));
        holidays.OfficeDaysAfter(new LocalDate(2026, 12, 30), 2).ShouldBeNull();
    }

    [Fact]
    public void A_night_that_the_range_cuts_is_no_office_day_as_its_closing_is_not_known()
    {
        var daily = Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d);
        var daily22To6 = Office with { Weekly = WeeklyHours.Of(DayHours.Of(new LocalTime(22, 0), new LocalTime(6, 0)), daily) };
        var nights = daily22To6.CompileYears(2026, 2026);

        nights.OfficeDaysAfter(new LocalDate(2026, 12, 29), 1)!.Value.ClosesAt.ShouldBe(At("2026-12-31T06:00"));
        nights.OfficeDaysAfter(new LocalDate(2026, 12, 29), 2).ShouldBeNull();
    }

    [Fact]
    public void A_date_that_the_range_cuts_is_not_counted_and_counting_does_not_begin_outside()
    {
        // From Tuesday noon to Friday noon: Wednesday and Thursday are whole.
        var days = Office.Compile(new TimeRange(At("2026-03-24T12:00"), At("2026-03-27T12:00")));

        days.OfficeDays.Select(d => d.Date).ShouldBe([new LocalDate(2026, 3, 25), new LocalDate(2026, 3, 26)]);
        days.OfficeDaysAfter(new LocalDate(2026, 3, 24), 2)!.Value.Date.ShouldBe(new LocalDate(2026, 3, 26));
        days.OfficeDaysAfter(new LocalDate(2026, 3, 24), 3).ShouldBeNull();
        days.OfficeDaysBefore(new LocalDate(2026, 3, 27), 2)!.Value.Date.ShouldBe(new LocalDate(2026, 3, 25));
        Should.Throw<ArgumentOutOfRangeException>(() => days.OfficeDaysAfter(new LocalDate(2026, 3, 23), 1));
        Should.Throw<ArgumentOutOfRangeException>(() => days.OfficeDaysAfter(new LocalDate(2026, 3, 24), 0));
        Should.Throw<ArgumentOutOfRangeException>(() => days.OfficeDaysBefore(new LocalDate(2026, 3, 28), 1));
    }

    [Fact]
    public void A_night_is_an_office_day_of_the_date_on_which_it_begins()
    {
        var nights = Office with { Weekly = WeeklyHours.Of(DayHours.Of(new LocalTime(22, 0), new LocalTime(6, 0)), IsoDayOfWeek.Friday) };

        var day = nights.CompileYears(2026, 2026).OfficeDaysAfter(new LocalDate(2026, 3, 23), 1)!.Value;

        (day.Date, day.ClosesAt).ShouldBe((new LocalDate(2026, 3, 27), At("2026-03-28T06:00")));
    }

    private static Instant At(string local) =>
        LocalTimes.Resolve(Amsterdam, NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local)
            .Value);
}
