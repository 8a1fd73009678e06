using System.Collections.Immutable;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

/// <summary>
/// Hand-worked questions to an office in Amsterdam, Monday to Friday 09:00–17:00, around 2026-03-29 (forward) and 2026-10-25 (back).
/// </summary>
public class CompiledCoverageTests
{
    private static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];
    private static readonly Coverage Office =
        new() { Zone = Amsterdam, Weekly = WeeklyHours.MondayToFriday(new LocalTime(9, 0), new LocalTime(17, 0)) };
    private static readonly CompiledCoverage Year = Office.CompileYears(2026, 2026);

    [Theory]
    // Friday 16–17 is one hour, Monday 9–10 the other; the hour lost on Sunday is not covered
    [InlineData("2026-03-27T16:00", 2, "2026-03-30T10:00")]
    [InlineData("2026-03-27T15:00", 2, "2026-03-27T17:00")] // used up at closing: due at closing
    [InlineData("2026-03-27T17:00", 8, "2026-03-30T17:00")] // begun at closing: all of Monday
    [InlineData("2026-03-28T12:00", 1, "2026-03-30T10:00")] // begun on Saturday
    [InlineData("2026-03-27T16:00", 0, "2026-03-27T16:00")] // nothing to use, open
    [InlineData("2026-03-27T17:00", 0, "2026-03-30T09:00")] // nothing to use, closed: the next opening
    public void Budget_is_used_up_in_covered_hours(string start, int hours, string due) =>
        Year.UsedUpAt(At(start), Duration.FromHours(hours)).ShouldBe(At(due));

    [Theory]
    [InlineData("2026-03-30T10:00", 2, "2026-03-27T16:00")]
    [InlineData("2026-03-30T10:00", 1, "2026-03-30T09:00")] // all of the window up to then: at opening
    [InlineData("2026-03-28T12:00", 0, "2026-03-27T17:00")] // nothing to use, closed: the closing before
    public void Backwards_it_is_the_last_instant_from_which_the_budget_is_left(string end, int hours, string begin) =>
        Year.UsedUpBefore(At(end), Duration.FromHours(hours)).ShouldBe(At(begin));

    [Fact]
    public void A_window_across_the_autumn_change_is_an_hour_longer()
    {
        var nights = Office with { Weekly = WeeklyHours.Of(DayHours.Of(new LocalTime(22, 0), new LocalTime(6, 0)), IsoDayOfWeek.Saturday) };
        var compiled = nights.CompileYears(2026, 2026);

        // 22:00–06:00 is 8 h; in the night to 2026-10-25 the clock shows 02:00–03:00 twice: 9 h; in the night to 2026-03-29 not at all: 7
        // h.
        compiled.CoveredBetween(At("2026-10-24T12:00"), At("2026-10-25T12:00")).ShouldBe(Duration.FromHours(9));
        compiled.CoveredBetween(At("2026-03-28T12:00"), At("2026-03-29T12:00")).ShouldBe(Duration.FromHours(7));
        compiled.CoveredBetween(At("2026-10-31T12:00"), At("2026-11-01T12:00")).ShouldBe(Duration.FromHours(8));
    }

    [Fact]
    public void A_window_that_ends_in_the_doubled_hour_is_open_in_both_passes()
    {
        var early = Office with { Weekly = WeeklyHours.Of(DayHours.Of(new LocalTime(1, 0), new LocalTime(2, 30)), IsoDayOfWeek.Sunday) };
        var windows = early.CompileYears(2026, 2026).Windows(Day("2026-10-25"));

        // 01:00 CEST is 23:00Z; 02:30 CEST is 00:30Z; the second 02:00, now CET, is 01:00Z and the second 02:30 is 01:30Z.
        windows.ToString().ShouldBe("2026-10-24T23:00:00Z/2026-10-25T00:30:00Z 2026-10-25T01:00:00Z/2026-10-25T01:30:00Z");
    }

    [Fact]
    public void A_holiday_cuts_a_night_at_midnight_and_leaves_the_next_date_alone()
    {
        var nights = Office with
        {
            Weekly = WeeklyHours.Of(DayHours.Of(new LocalTime(22, 0), new LocalTime(6, 0)), Enumerable.Range(1, 7)
                .Select(d => (IsoDayOfWeek)d)),
            Holidays = Holidays.On(new LocalDate(2026, 5, 5)),
        };
        var windows = nights.CompileYears(2026, 2026).Windows(new TimeRange(At("2026-05-04T12:00"), At("2026-05-06T12:00")));

        windows.Select(w => (w.From, w.Until))
            .ShouldBe([(At("2026-05-04T22:00"), At("2026-05-05T00:00")), (At("2026-05-06T00:00"), At("2026-05-06T06:00"))]);
    }

    [Fact]
    public void A_holiday_beats_an_override_and_an_exception_beats_the_holiday()
    {
        var date = new LocalDate(2026, 5, 5);
        var closed = Office with
        {
            Holidays = Holidays.On(date),
            Overrides = ImmutableSortedDictionary<LocalDate, DayHours>.Empty
                .Add(date, DayHours.Of(new LocalTime(10, 0), new LocalTime(12, 0))),
        };
        var opened = closed with { Holidays = closed.Holidays.Except(date) };

        closed.CompileYears(2026, 2026).Windows(Day("2026-05-05")).ShouldBe(IntervalSet.Empty);
        opened.CompileYears(2026, 2026).Windows(Day("2026-05-05")).Total.ShouldBe(Duration.FromHours(2));
    }

    [Fact]
    public void A_date_that_the_zone_skipped_has_no_covered_hours()
    {
        var apia = new Coverage { Zone = DateTimeZoneProviders.Tzdb["Pacific/Apia"], Weekly = Office.Weekly };
        var compiled = apia.CompileYears(2011, 2012);

        // Thursday 29 December, then Saturday 31: the Friday between has neither hours nor an office day.
        compiled.OfficeDaysAfter(new LocalDate(2011, 12, 28), 2)!.Value.Date.ShouldBe(new LocalDate(2012, 1, 2));
    }

    [Fact]
    public void Pauses_remove_covered_time_only()
    {
        // Friday 14:00–Monday 10:00 paused: 3 h of Friday and 1 h of Monday, not the weekend. 4 h from Friday 13:00: 1 h, pause, then
        // 10:00–13:00.
        var pause = IntervalSet.Of(new TimeRange(At("2026-03-27T14:00"), At("2026-03-30T10:00")));

        Year.UsedUpAt(At("2026-03-27T13:00"), Duration.FromHours(4), pause).ShouldBe(At("2026-03-30T13:00"));
        Year.CoveredBetween(At("2026-03-27T13:00"), At("2026-03-30T13:00"), pause).ShouldBe(Duration.FromHours(4));
        Year.UsedUpBefore(At("2026-03-30T13:00"), Duration.FromHours(4), pause).ShouldBe(At("2026-03-27T13:00"));
    }

    [Fact]
    public void A_pause_that_never_ends_leaves_no_due_time()
    {
        var forever = IntervalSet.Of(new TimeRange(At("2026-03-27T14:00"), Instant.MaxValue));

        Year.UsedUpAt(At("2026-03-27T13:00"), Duration.FromHours(2), forever).ShouldBeNull();
        Year.UsedUpAt(At("2026-03-27T13:00"), Duration.FromHours(1), forever).ShouldBe(At("2026-03-27T14:00"));
    }

    [Fact]
    public void Openings_and_closings_are_found_from_inside_and_outside()
    {
        Year.NextOpening(At("2026-03-27T12:00")).ShouldBe(At("2026-03-27T12:00"));
        Year.NextOpening(At("2026-03-27T17:00")).ShouldBe(At("2026-03-30T09:00"));
        Year.NextClosing(At("2026-03-27T12:00")).ShouldBe(At("2026-03-27T17:00"));
        Year.NextClosing(At("2026-03-27T17:00")).ShouldBe(At("2026-03-30T17:00"));
        Year.PreviousClosing(At("2026-03-28T12:00")).ShouldBe(At("2026-03-27T17:00"));
        Year.PreviousClosing(At("2026-03-27T12:00")).ShouldBe(At("2026-03-27T12:00"));
        (Year.IsOpen(At("2026-03-27T09:00")), Year.IsOpen(At("2026-03-27T17:00"))).ShouldBe((true, false));
    }

    [Fact]
    public void Always_open_never_closes_and_every_hour_counts()
    {
        var always = Coverage.Always.CompileYears(2020, 2029);

        // leap: 2020, 2024, 2028
        always.CoveredBetween(Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0)).ShouldBe(Duration.FromDays(3653));
        always.NextClosing(Instant.FromUtc(2025, 1, 1, 0, 0)).ShouldBeNull();
        always.UsedUpAt(Instant.FromUtc(2025, 1, 1, 0, 0), Duration.FromHours(36)).ShouldBe(Instant.FromUtc(2025, 1, 2, 12, 0));
    }

    [Fact]
    public void What_lies_beyond_the_range_is_null_and_a_question_from_outside_is_refused()
    {
        Year.UsedUpAt(At("2026-12-31T16:00"), Duration.FromHours(2)).ShouldBeNull();
        Year.UsedUpBefore(At("2026-01-01T10:00"), Duration.FromHours(2)).ShouldBeNull();
        Year.UsedUpAt(At("2026-07-01T10:00"), Duration.MaxValue).ShouldBeNull();
        Year.UsedUpBefore(At("2026-07-01T10:00"), Duration.MaxValue).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => Year.UsedUpAt(At("2027-01-01T00:01"), Duration.Zero));
        Should.Throw<ArgumentOutOfRangeException>(() => Year.CoveredBetween(At("2025-12-31T23:59"), At("2026-02-01T00:00")));
        Should.Throw<ArgumentOutOfRangeException>(() => Year.UsedUpAt(At("2026-02-01T00:00"), Duration.FromHours(-1)));
    }

    private static Instant At(string local) =>
        LocalTimes.Resolve(Amsterdam, NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local)
            .Value);

    private static TimeRange Day(string date) => new(At(date + "T00:00"), At(date + "T00:00") + Duration.FromHours(25));
}
