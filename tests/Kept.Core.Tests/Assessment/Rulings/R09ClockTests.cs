using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R9: used covered time decides. Office hours are Monday to Friday 08:00–17:00.</summary>
public sealed class R09ClockTests
{
    private const TicketEvent Opened = TicketEvent.Opened, Resolved = TicketEvent.Resolved, Reopened = TicketEvent.Reopened, Changed = TicketEvent.Changed;

    private static LevelResult Resolution(params IEnumerable<Fact> events) => Assessed(Tickets(ClockEvent.Resolved, Within(60), "office", false, "waiting on customer"), April, events);

    private static LevelResult ByMatrix(params IEnumerable<Fact> events) => Assessed(Tickets(ClockEvent.Resolved, ByPriority(60, 240)), April, events);

    private static Rational Minutes(LevelResult level) => level.Figure!.Exact / 60;

    [Theory]
    [InlineData("2026-04-07T11:00:00", Verdict.Met)]
    [InlineData("2026-04-07T11:00:01", Verdict.Missed)]
    public void Met_if_used_is_at_most_the_target(string resolved, Verdict verdict) => Resolution(Event(Opened, "2026-04-07T10:00"), Event(Resolved, resolved)).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("2026-04-07T23:00:00", Verdict.Met)]
    [InlineData("2026-04-08T08:00:00", Verdict.Met)]
    [InlineData("2026-04-08T08:00:01", Verdict.Missed)]
    public void Due_at_closing_a_reply_is_in_time_until_the_next_opening(string resolved, Verdict verdict)
    {
        // 16:00 + 60 covered minutes = 17:00, closing; the clock stands still until Wednesday 08:00.
        var level = Resolution(Event(Opened, "2026-04-07T16:00"), Event(Resolved, resolved));
        level.Verdict.ShouldBe(verdict);
        level.Clock!.DueAt.ShouldBe(At("2026-04-07T17:00"));
    }

    [Theory]
    [InlineData("2026-04-07T17:00:00", Verdict.Met)]
    [InlineData("2026-04-08T08:00:00", Verdict.Met)]
    [InlineData("2026-04-08T08:00:01", Verdict.Missed)]
    public void A_target_in_office_days_is_the_covered_time_until_closing_of_the_last(string resolved, Verdict verdict)
    {
        // Friday 3 April 16:00; the day of receipt is not counted; Monday and Tuesday are two: Tuesday 17:00. 1 + 9 + 9 = 19 h.
        var level = InOfficeDays("office", Event(Opened, "2026-04-03T16:00"), Event(Resolved, resolved));
        (level.Verdict, level.Clock!.DueAt, level.Target).ShouldBe((verdict, At("2026-04-07T17:00"), "at most 19 hours"));
    }

    [Fact]
    public void A_pause_moves_a_target_in_office_days_by_the_covered_time_that_it_took()
    {
        // Paused all of Monday, 9 h: due Wednesday 17:00.
        InOfficeDays(
            "office",
            Event(Opened, "2026-04-03T16:00"),
            Event(TicketEvent.Paused, "2026-04-06T08:00", reason: "waiting on customer"),
            Event(TicketEvent.Resumed, "2026-04-06T17:00"),
            Event(Resolved, "2026-04-08T17:00")).Clock!.DueAt.ShouldBe(At("2026-04-08T17:00"));
    }

    [Fact]
    public void On_a_clock_of_all_hours_office_days_are_those_of_the_office()
    {
        // Friday 16:00 to Tuesday 17:00 = 97 h elapsed.
        InOfficeDays(null, Event(Opened, "2026-04-03T16:00"), Event(Resolved, "2026-04-07T17:00")).Target.ShouldBe("at most 97 hours");
    }

    private static LevelResult InOfficeDays(string? calendar, params IEnumerable<Fact> events) => Assessed(
        Tickets(ClockEvent.Resolved, new Target.Single(new Bound(Comparison.AtMost, new Quantity.OfficeDays(2))), calendar, false, "waiting on customer"), April, events);

    [Fact]
    public void A_pause_removes_only_covered_time()
    {
        // 16:30–17:00 = 30 min, paused from 17:30 (closed) to 08:20, then 08:20–08:50 = 30 min: 60 used, of a pause of 14 h 50 only 20 min counted.
        var level = Resolution(
            Event(Opened, "2026-04-07T16:30"),
            Event(TicketEvent.Paused, "2026-04-07T17:30", reason: "waiting on customer"),
            Event(TicketEvent.Resumed, "2026-04-08T08:20"),
            Event(Resolved, "2026-04-08T08:50"));
        (Minutes(level), level.Verdict).ShouldBe((60, Verdict.Met));
    }

    [Fact]
    public void A_pause_for_a_reason_that_is_not_agreed_halts_nothing()
    {
        // 10:00–11:30 = 90 min with a lunch of 60 in it: still 90.
        Minutes(Resolution(Event(Opened, "2026-04-07T10:00"), Event(TicketEvent.Paused, "2026-04-07T10:10", reason: "lunch"), Event(TicketEvent.Resumed, "2026-04-07T11:10"), Event(Resolved, "2026-04-07T11:30")))
            .ShouldBe(90);
    }

    [Fact]
    public void A_running_clock_is_missed_as_soon_as_used_is_over_the_target()
    {
        Resolution2("2026-04-07T11:00").ShouldBe(Verdict.Undetermined);
        Resolution2("2026-04-07T11:01").ShouldBe(Verdict.Missed);

        static Verdict Resolution2(string asOf) => AsOf(asOf, Tickets(ClockEvent.Resolved, Within(60)), April, Event(Opened, "2026-04-07T10:00")).Verdict;
    }

    [Fact]
    public void A_new_target_keeps_the_used_time_and_is_due_at_the_change_where_that_is_already_more()
    {
        // Normal (240) from 10:00, high (60) from 11:30: 90 min are used by then: due, and missed, at 11:30.
        var level = ByMatrix(Event(Opened, "2026-04-07T10:00", "normal"), Event(Changed, "2026-04-07T11:30", "high"), Event(Resolved, "2026-04-07T11:40"));
        (level.Verdict, level.Clock!.DueAt, Minutes(level)).ShouldBe((Verdict.Missed, At("2026-04-07T11:30"), 100));

        // Changed at 10:40: 40 min used, 20 left: due 11:00.
        ByMatrix(Event(Opened, "2026-04-07T10:00", "normal"), Event(Changed, "2026-04-07T10:40", "high"), Event(Resolved, "2026-04-07T11:00")).Verdict.ShouldBe(Verdict.Met);
    }

    [Fact]
    public void A_recorded_miss_stays_after_an_easier_target_and_after_a_reopening()
    {
        // High (60) until 11:10: 70 used, missed; normal (240) afterwards does not lift it.
        ByMatrix(Event(Opened, "2026-04-07T10:00", "high"), Event(Changed, "2026-04-07T11:10", "normal"), Event(Resolved, "2026-04-07T11:20")).Verdict.ShouldBe(Verdict.Missed);
        ByMatrix(Event(Opened, "2026-04-07T10:00", "high"), Event(Resolved, "2026-04-07T11:10"), Event(Changed, "2026-04-07T12:00", "normal"),
            Event(Reopened, "2026-04-07T13:00"), Event(Resolved, "2026-04-07T13:05")).Verdict.ShouldBe(Verdict.Missed);
    }

    [Fact]
    public void Only_a_correction_lifts_a_recorded_miss()
    {
        var resolved = Event(Resolved, "2026-04-07T11:10");
        var better = new Fact.Correction(resolved.Id, resolved with { At = At("2026-04-07T10:50") }, "late entry", At("2026-04-09T10:00")) { Id = "k", RecordedAt = At("2026-04-09T10:00") };
        ByMatrix(Event(Opened, "2026-04-07T10:00", "high"), resolved).Verdict.ShouldBe(Verdict.Missed);
        ByMatrix(Event(Opened, "2026-04-07T10:00", "high"), resolved, better).Verdict.ShouldBe(Verdict.Met);
    }

    [Fact]
    public void Resolved_time_is_stopped_and_a_reopening_continues_the_resolution_clock()
    {
        // 10:00–10:20 = 20, stopped until 15:00, 15:00–15:40 = 40: 60 used.
        var level = Resolution(Event(Opened, "2026-04-07T10:00"), Event(Resolved, "2026-04-07T10:20"), Event(Reopened, "2026-04-07T15:00"), Event(Resolved, "2026-04-07T15:40"));
        (Minutes(level), level.Verdict).ShouldBe((60, Verdict.Met));
    }

    [Fact]
    public void The_response_clock_starts_again_only_where_the_agreement_says_each_reopening()
    {
        Fact[] story =
        [
            Event(Opened, "2026-04-07T10:00"), Event(TicketEvent.Responded, "2026-04-07T10:30", side: TicketSide.Provider), Event(Resolved, "2026-04-07T11:00"),
            Event(Reopened, "2026-04-07T15:00"), Event(TicketEvent.Responded, "2026-04-07T16:10", side: TicketSide.Provider),
        ];
        Assess(Terms(Tickets(ClockEvent.FirstHumanReply, Within(60))), April, null, story).Levels.Select(l => l.Verdict).ShouldBe([Verdict.Met]);

        // Again: 30 min, then 15:00–16:10 = 70 min > 60.
        Assess(Terms(Tickets(ClockEvent.FirstHumanReply, Within(60), null, again: true)), April, null, story).Levels.Select(l => l.Verdict).ShouldBe([Verdict.Met, Verdict.Missed]);
    }

    [Fact]
    public void An_automatic_reply_is_not_a_human_reply()
    {
        var level = Assessed(Tickets(ClockEvent.FirstHumanReply, Within(60)), April, Event(Opened, "2026-04-07T10:00"),
            Event(TicketEvent.Responded, "2026-04-07T10:00:05", side: TicketSide.Automatic), Event(TicketEvent.Responded, "2026-04-07T11:30", side: TicketSide.Provider));
        (Minutes(level), level.Verdict).ShouldBe((90, Verdict.Missed));
    }

    [Fact]
    public void The_hour_that_the_clock_shows_twice_counts_twice()
    {
        // 00:40−07:00 is 07:40Z, 01:20−08:00 is 09:20Z: 1 h 40.
        var level = Assessed(Tickets(ClockEvent.FirstHumanReply, Within(60)), Month(2026, 11),
            Event(Opened, Instant.FromUtc(2026, 11, 1, 7, 40)), Event(TicketEvent.Responded, Instant.FromUtc(2026, 11, 1, 9, 20), side: TicketSide.Provider));
        Minutes(level).ShouldBe(100);
    }

    [Fact]
    public void A_ticket_opened_in_the_very_instant_of_asOf_or_answered_at_once_has_used_nothing()
    {
        AsOf("2026-04-07T10:00", Tickets(ClockEvent.Resolved, Within(60)), April, Event(Opened, "2026-04-07T10:00")).Verdict.ShouldBe(Verdict.Undetermined);
        Minutes(Resolution(Event(Opened, "2026-04-07T10:00"), Event(Resolved, "2026-04-07T10:00"))).ShouldBe(0);
    }
}
