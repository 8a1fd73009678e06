using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

public class HolidaysTests
{
    private static readonly LocalDate Christmas = new(2026, 12, 25);
    private static readonly LocalDate Anniversary = new(2026, 6, 12);

    [Fact]
    public void Sets_and_single_dates_are_joined_and_exceptions_open()
    {
        var holidays = Holidays.Of(HolidaySets.Find("germany")!, HolidaySets.Find("netherlands")!)
            .Adding(new Holiday(Anniversary, "company day")).Except(new LocalDate(2026, 5, 5));

        holidays.NameOf(new LocalDate(2026, 10, 3)).ShouldBe("German Unity Day");
        holidays.NameOf(new LocalDate(2026, 4, 27)).ShouldBe("King's Day");
        holidays.NameOf(Anniversary).ShouldBe("company day");
        holidays.NameOf(new LocalDate(2026, 5, 5)).ShouldBeNull();
        holidays.NameOf(new LocalDate(2026, 5, 6)).ShouldBeNull();
    }

    [Fact]
    public void An_exception_beats_a_date_of_the_agreement_itself() =>
        Holidays.On(Christmas).Except(Christmas).Contains(Christmas).ShouldBeFalse();

    [Fact]
    public void Dates_between_two_dates_are_listed_once_and_in_order() =>
        Holidays.Of(HolidaySets.Find("germany")!, HolidaySets.Find("netherlands")!).Adding(new Holiday(new(2026, 12, 24), "half staff"))
            .Between(new LocalDate(2026, 12, 1), new LocalDate(2027, 1, 1)).Select(d => $"{d.On:MM-dd} {d.Name}")
            .ShouldBe(["12-24 half staff", "12-25 Christmas Day", "12-26 Second Day of Christmas", "01-01 New Year's Day"]);

    [Fact]
    public void Equal_lists_are_equal_values()
    {
        (Holidays.On(Christmas, Anniversary) == Holidays.On(Anniversary, Christmas)).ShouldBeTrue();
        (Holidays.On(Christmas) == Holidays.On(Anniversary)).ShouldBeFalse();
        (Holidays.Of(Read("1")) == Holidays.Of(Read("1")), Holidays.Of(Read("1")) == Holidays.Of(Read("2"))).ShouldBe((true, false));

        static HolidaySet Read(string version) => new("office", version, (2026, 2026), [new Holiday(Christmas, "Christmas")]);
    }

    [Fact]
    public void Compiled_coverage_says_for_which_years_its_lists_have_no_answer()
    {
        var coverage = new Coverage
        {
            Zone = DateTimeZone.Utc,
            Weekly = WeeklyHours.Always,
            Holidays = Holidays.Of(HolidaySets.Find("denmark")!)
        };

        coverage.CompileYears(2049, 2051).MissingHolidayYears.ShouldBe([new MissingHolidayYear("denmark", 2051)]);
        coverage.CompileYears(2025, 2030).MissingHolidayYears.ShouldBeEmpty();
        Coverage.Always.CompileYears(2049, 2051).MissingHolidayYears.ShouldBeEmpty();
    }
}
