using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

public class VersionedCoverageTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Coverage Office =
        new() { Zone = Berlin, Weekly = WeeklyHours.MondayToFriday(new LocalTime(9, 0), new LocalTime(17, 0)) };
    private static readonly Coverage Longer =
        Office with { Weekly = WeeklyHours.MondayToFriday(new LocalTime(8, 0), new LocalTime(20, 0)) };
    private static readonly VersionedCoverage Amended = new(Office, new CoverageVersion(new LocalDate(2026, 7, 1), Longer));
    private static readonly TimeRange Year = new(Instant.FromUtc(2025, 12, 31, 23, 0), Instant.FromUtc(2026, 12, 31, 23, 0));

    [Fact]
    public void The_version_in_force_at_an_instant_applies()
    {
        var compiled = Amended.Compile(Year);

        // Tuesday 30 June has 8 hours, Wednesday 1 July has 12: from Tuesday noon 5 + 12 hours are Wednesday 20:00 (18:00Z).
        compiled.CoveredBetween(Instant.FromUtc(2026, 6, 29, 22, 0), Instant.FromUtc(2026, 7, 1, 22, 0)).ShouldBe(Duration.FromHours(20));
        compiled.UsedUpAt(Instant.FromUtc(2026, 6, 30, 10, 0), Duration.FromHours(17)).ShouldBe(Instant.FromUtc(2026, 7, 1, 18, 0));
        Amended.InForceAt(Instant.FromUtc(2026, 6, 30, 21, 59)).ShouldBe(Office);
        Amended.InForceAt(Instant.FromUtc(2026, 6, 30, 22, 0)).ShouldBe(Longer);
    }

    [Fact]
    public void A_change_leaves_what_was_before_it_as_it_was()
    {
        var before = new TimeRange(Year.From, Instant.FromUtc(2026, 6, 30, 22, 0));

        Amended.Compile(Year).Windows(before).ShouldBe(Office.Compile(Year).Windows(before));
    }

    [Fact]
    public void A_night_is_cut_where_a_version_without_it_begins()
    {
        var nights = Office with { Weekly = WeeklyHours.Of(DayHours.Of(new LocalTime(22, 0), new LocalTime(6, 0)), IsoDayOfWeek.Tuesday) };
        var compiled = new VersionedCoverage(nights, new CoverageVersion(new LocalDate(2026, 7, 1), Office)).Compile(Year);

        compiled.NextClosing(Instant.FromUtc(2026, 6, 30, 21, 0)).ShouldBe(Instant.FromUtc(2026, 6, 30, 22, 0));
    }

    [Fact]
    public void Office_days_are_counted_across_versions()
    {
        var compiled = Amended.Compile(Year);

        compiled.OfficeDaysAfter(new LocalDate(2026, 6, 29), 1)!.Value.ClosesAt.ShouldBe(Instant.FromUtc(2026, 6, 30, 15, 0));
        compiled.OfficeDaysAfter(new LocalDate(2026, 6, 29), 2)!.Value.ClosesAt.ShouldBe(Instant.FromUtc(2026, 7, 1, 18, 0));
        compiled.OfficeDays.Length.ShouldBe(Office.Compile(Year).OfficeDays.Length);
    }

    [Theory]
    [InlineData("Asia/Kolkata")] // 1 July begins there while it is still 30 June in Berlin, after closing
    [InlineData("America/New_York")] // and there when it is 06:00 in Berlin
    public void A_change_of_zone_loses_and_doubles_no_office_day(string zone)
    {
        var moved = Longer with { Zone = DateTimeZoneProviders.Tzdb[zone] };
        var compiled = new VersionedCoverage(Office, new CoverageVersion(new LocalDate(2026, 7, 1), moved)).Compile(Year);

        compiled.OfficeDays.Where(d => d.Date.Month is 6 or 7).Select(d => d.Date)
            .ShouldBe(Office.Compile(Year).OfficeDays.Where(d => d.Date.Month is 6 or 7).Select(d => d.Date));
    }

    [Fact]
    public void Each_minute_around_a_change_of_hours_and_zone_is_that_of_the_plain_twin()
    {
        var moved = Longer with { Zone = DateTimeZoneProviders.Tzdb["Asia/Kolkata"] };
        var versions = new VersionedCoverage(Office, new CoverageVersion(new LocalDate(2026, 7, 1), moved));
        var days = new TimeRange(Instant.FromUtc(2026, 6, 29, 0, 0), Instant.FromUtc(2026, 7, 3, 0, 0));
        var (fast, plain) = (versions.Compile(days), new PlainCoverage(versions.InForceAt, days).Running(IntervalSet.Empty));

        plain.Count(open => open).ShouldBeGreaterThan(1000);
        Enumerable.Range(0, plain.Length).Where(m => fast.IsOpen(days.From + Duration.FromMinutes(m)) != plain[m]).ShouldBeEmpty();
    }

    [Fact]
    public void Equal_versions_are_equal_values()
    {
        Amended.ShouldBe(new VersionedCoverage(Office with { }, new CoverageVersion(new LocalDate(2026, 7, 1), Longer with { })));
        Amended.ShouldNotBe(new VersionedCoverage(Office, new CoverageVersion(new LocalDate(2026, 7, 2), Longer)));
    }

    [Fact]
    public void Two_versions_from_the_same_instant_are_refused() =>
        Should.Throw<ArgumentException>(() =>
            new VersionedCoverage(Office, new CoverageVersion(new(2026, 7, 1), Longer), new CoverageVersion(new(2026, 7, 1), Office)));
}
