using Kept.Web.Pages.Calendar;
using Kept.Web.Pages.Services;
using Kept.Web.Parts.Bands;
using Kept.Web.Reading;
using NodaTime;

namespace Kept.Web.Tests.Bands;

/// <summary>The stretch of time that a page shows, as its address says it, and the month of the calendar.</summary>
public sealed class TimeFrameTests
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 29, 0, 30);
    private static readonly Texts English = Texts.In("en");

    [Theory]
    [InlineData(null, null, "month", "2026-03-01", "2026-04-01")]
    [InlineData("2026-01-15", null, "month", "2026-01-01", "2026-02-01")]
    [InlineData("2026-03-02", "2026-03-09", "week", "2026-03-02", "2026-03-09")]
    [InlineData("2026-03-02", "2026-03-03", "day", "2026-03-02", "2026-03-03")]
    [InlineData("2026-03-02T09:00", "2026-03-02T10:00", "hour", "2026-03-02T09:00", "2026-03-02T10:00")]
    [InlineData("2026-03-02T09:10", "2026-03-02T09:50", "other", "2026-03-02T09:10", "2026-03-02T09:50")]
    [InlineData("nonsense", "2026-03-09", "month", "2026-03-01", "2026-04-01")]
    [InlineData("2026-03-09", "2026-03-02", "month", "2026-03-01", "2026-04-01")]
    public void An_address_says_what_is_shown(string? from, string? until, string size, string begins, string ends)
    {
        var frame = TimeFrame.Said(from, until, Rome, Now);
        (frame.Size, frame.FromText, frame.UntilText).ShouldBe((size, begins, ends));
    }

    [Fact]
    public void Back_and_forth_leads_to_where_one_was()
    {
        foreach (var size in TimeFrame.Sizes)
        {
            var frame = TimeFrame.Of(size, new LocalDateTime(2026, 3, 31, 13, 20), Rome);
            frame.After.Before.ShouldBe(frame);
            frame.Before.After.ShouldBe(frame);
        }
    }

    [Fact]
    public void The_parts_of_a_frame_are_it_exactly()
    {
        foreach (var size in (string[])["month", "week", "day"])
        {
            var frame = TimeFrame.Of(size, new LocalDateTime(2026, 3, 31, 13, 20), Rome);
            frame.Parts[0].From.ShouldBe(frame.From);
            frame.Parts[^1].Until.ShouldBe(frame.Until);
            frame.Parts.Zip(frame.Parts.Skip(1)).ShouldAllBe(p => p.First.Until == p.Second.From);
        }
    }

    [Fact]
    public void The_day_on_which_summer_time_begins_has_23_hours()
    {
        var day = TimeFrame.Of("day", new LocalDateTime(2026, 3, 29, 12, 0), Rome);
        (day.End - day.Begin).ShouldBe(Duration.FromHours(23));
        TimeTicks.Of(day.Begin, day.End, Rome, English).Length.ShouldBeInRange(4, 14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(24)]
    [InlineData(7 * 24)]
    [InlineData(31 * 24)]
    [InlineData(366 * 24)]
    public void A_line_of_time_has_some_marks_and_never_too_many(int hours)
    {
        var ticks = TimeTicks.Of(Now, Now + Duration.FromHours(hours), Rome, English);
        ticks.Length.ShouldBeInRange(3, 17);
        ticks.ShouldAllBe(t => t.At >= Now && t.At < Now + Duration.FromHours(hours));
        ticks.Zip(ticks.Skip(1)).ShouldAllBe(p => p.First.At < p.Second.At);
    }

    [Fact]
    public void A_month_is_whole_weeks_and_what_lasts_stands_in_each_of_its_days()
    {
        var from = Instant.FromUtc(2026, 3, 30, 23, 0); // 31 March, 01:00 in Rome
        var long_ = new Entry("maintenance", from, from + Duration.FromHours(30), "m", "/m", "a");
        var grid = MonthGrid.Of(new LocalDate(2026, 3, 15), [long_, long_ with { Until = null }], Rome);
        grid.Weeks.ShouldAllBe(w => w.Length == 7 && w[0].Day.DayOfWeek == IsoDayOfWeek.Monday);
        var days = grid.Weeks.SelectMany(w => w).ToArray();
        days[0].Day.ShouldBe(new LocalDate(2026, 2, 23));
        days[^1].Day.ShouldBe(new LocalDate(2026, 4, 5));
        days.Where(d => d.Entries.Length > 0)
            .Select(d => (d.Day.Day, d.Entries.Length, d.IsOther))
            .ShouldBe([(31, 2, false), (1, 1, true)]);
    }

    [Fact]
    public void What_ends_at_midnight_does_not_stand_in_the_day_that_begins_then()
    {
        var night = new Entry("outage", Instant.FromUtc(2026, 3, 10, 20, 0), Instant.FromUtc(2026, 3, 10, 23, 0), "o", "/o", "a");
        var days = MonthGrid.Of(new LocalDate(2026, 3, 1), [night], Rome).Weeks.SelectMany(w => w);
        days.Where(d => d.Entries.Length > 0).Select(d => d.Day.Day).ShouldBe([10]);
    }
}
