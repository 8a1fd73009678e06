using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

public class DayHoursTests
{
    [Theory]
    [InlineData(9, 0, 17, 0, "09:00-17:00")]
    [InlineData(22, 0, 6, 0, "22:00-06:00")]
    [InlineData(16, 0, 0, 0, "16:00-24:00")] // an end of 00:00 is 24:00
    [InlineData(0, 0, 0, 0, "00:00-24:00")]
    public void A_window_is_made_of_two_times_of_day(int fromHour, int fromMinute, int untilHour, int untilMinute, string shown) =>
        LocalWindow.Of(new LocalTime(fromHour, fromMinute), new LocalTime(untilHour, untilMinute)).ToString().ShouldBe(shown);

    [Fact]
    public void What_is_no_window_is_null()
    {
        LocalWindow.TryCreate(new LocalTime(9, 0), new LocalTime(9, 0)).ShouldBeNull();
        LocalWindow.TryCreate(new LocalTime(9, 0), new LocalTime(16, 59, 59)).ShouldBeNull();
        LocalWindow.TryCreate(1440, 1500).ShouldBeNull();
        LocalWindow.TryCreate(600, 600).ShouldBeNull();
        LocalWindow.TryCreate(600, 2881).ShouldBeNull();
        Should.Throw<ArgumentException>(() => LocalWindow.Of(new LocalTime(9, 0), new LocalTime(9, 0)));
    }

    [Fact]
    public void Windows_of_a_day_are_sorted_and_joined_so_equal_hours_are_equal()
    {
        var (morning, noon, evening) = (Window(540, 720), Window(720, 780), Window(1080, 1200));

        DayHours.Of(evening, noon, morning).ToString().ShouldBe("09:00-13:00, 18:00-20:00");
        DayHours.Of(evening, noon, morning).ShouldBe(DayHours.Of(Window(540, 780), evening));
        DayHours.Of(morning).ShouldNotBe(DayHours.Of(noon));
        DayHours.Of().IsClosed.ShouldBeTrue();
    }

    [Fact]
    public void A_week_has_the_windows_of_each_day()
    {
        var week = WeeklyHours.MondayToFriday(new LocalTime(9, 0), new LocalTime(17, 0))
            .With(IsoDayOfWeek.Friday, DayHours.Of(new LocalTime(9, 0), new LocalTime(15, 0)));

        week[IsoDayOfWeek.Thursday].ShouldBe(DayHours.Of(Window(540, 1020)));
        week[IsoDayOfWeek.Friday].ShouldBe(DayHours.Of(Window(540, 900)));
        week[IsoDayOfWeek.Saturday].ShouldBe(DayHours.Closed);
        (week == WeeklyHours.Never, week.IsAlways, WeeklyHours.Always.IsAlways, WeeklyHours.Never.IsNever)
            .ShouldBe((false, false, true, true));
        Should.Throw<ArgumentOutOfRangeException>(() => week[IsoDayOfWeek.None]);
    }

    [Fact]
    public void Weeks_made_of_equal_days_are_equal() =>
        WeeklyHours.Of(DayHours.WholeDay, Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d)).ShouldBe(WeeklyHours.Always);

    private static LocalWindow Window(int from, int until) => LocalWindow.TryCreate(from, until)!;
}
