using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R2: what the absence of facts means.</summary>
public sealed class R02SilenceTests
{
    private static ServiceLevel Sampled(UnknownTime unknown = UnknownTime.Unknown) => Uptime() with
    {
        Measure = new Measure.Availability(StateSource.Samples, new StateRule(), false, new MeasureFrame(
            new Silence.Sampled(Duration.FromMinutes(1), Duration.FromMinutes(3), CarryRule.Slot, unknown), null, new Window.Calendar(PeriodUnit.Day))),
        Claim = ClaimRule.WithoutClaim,
    };

    private static IEnumerable<Fact> UpExcept(string day, Func<int, bool?> up) =>
        from minute in Enumerable.Range(0, 1440)
        let at = At($"{day}T00:00") + Duration.FromMinutes(minute)
        where up(minute) is not null
        select new Fact.Sample("hosting", at, up(minute), null, null, null, null, null) { Id = $"s{minute}", RecordedAt = at };

    private static Kept.Core.Time.TimeRange Day(string day) => new(At($"{day}T00:00"), At($"{day}T00:00") + Duration.FromDays(1));

    [Fact]
    public void No_report_is_up_where_outages_are_complete() => Assessed(Uptime(), April).Figure!.Exact.ShouldBe(1);

    [Fact]
    public void No_sample_is_unknown_and_the_verdict_undetermined_only_across_the_target()
    {
        // 60 min without samples of 1,440: best 100 %, worst 1,380/1,440 = 95.83 %: undetermined; credit 0.00 to 25 % × 45.00 = 11.25.
        var level = Assessed(Sampled(), Day("2026-04-07"), UpExcept("2026-04-07", m => m is >= 600 and < 660 ? null : true));
        (level.Best!.Exact, level.Worst!.Exact, level.Verdict).ShouldBe(((Rational)1, new Rational(1380, 1440), Verdict.Undetermined));
        level.Credit.Entitled.ShouldBe(new AmountRange(0, 11.25m));

        // 4 min without: worst 1,436/1,440 = 99.72 % ≥ 99.5 %: met whatever they were.
        Assessed(Sampled(), Day("2026-04-07"), UpExcept("2026-04-07", m => m is >= 600 and < 604 ? null : true)).Verdict.ShouldBe(Verdict.Met);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 3)]
    public void A_gap_up_to_stale_is_bridged_and_a_longer_one_is_unknown(int missing, int unknown)
    {
        // Samples at 10:00 and 10:03 are 3 min apart: bridged. At 10:00 and 10:04: 10:01–10:04 is unknown.
        var level = Assessed(Sampled(), Day("2026-04-07"), UpExcept("2026-04-07", m => m > 600 && m <= 600 + missing ? null : true));
        level.Worst!.Exact.ShouldBe(new Rational(1440 - unknown, 1440));
    }

    [Fact]
    public void The_rest_of_the_window_is_unknown_so_a_level_can_be_missed_early()
    {
        // As of 7 April, 14:00: 240 min lost > 216 allowed: missed at best already.
        var level = AsOf("2026-04-07T14:00", Uptime(), April, Outage("o1", At("2026-04-07T09:00"), At("2026-04-07T13:00")));
        (level.Verdict, level.Best!.Exact).ShouldBe((Verdict.Missed, new Rational(43_200 - 240, 43_200)));
        AsOf("2026-04-07T14:00", Uptime(), April).Verdict.ShouldBe(Verdict.Undetermined);
    }

    [Fact]
    public void A_sample_says_nothing_of_what_is_still_to_come()
    {
        // Down at 11:59, as of 12:00: samples every 5 min would say 12:04, but the next may come up at 12:00. At best 1 min was lost.
        var level = Sampled() with
        {
            Measure = new Measure.Availability(StateSource.Samples, new StateRule(), false, new MeasureFrame(
                new Silence.Sampled(Duration.FromMinutes(5), Duration.FromMinutes(5), CarryRule.Slot, UnknownTime.Unknown), null, new Window.Calendar(PeriodUnit.Day))),
        };
        var best = Assess(Terms(level), Day("2026-04-07"), At("2026-04-07T12:00"), UpExcept("2026-04-07", m => m > 719 ? null : m < 719)).Only().Best!;
        best.Exact.ShouldBe(new Rational(1439, 1440));
    }

    [Theory]
    [InlineData(UnknownTime.Up, 1440, 1440)]
    [InlineData(UnknownTime.Down, 1380, 1440)]
    [InlineData(UnknownTime.LeftOut, 1, 1)]
    public void An_agreement_may_say_what_unknown_time_is_taken_for(UnknownTime unknown, int good, int of)
    {
        var level = Assessed(Sampled(unknown), Day("2026-04-07"), UpExcept("2026-04-07", m => m is >= 600 and < 660 ? null : true));
        level.Figure!.Exact.ShouldBe(new Rational(good, of));
    }

    [Fact]
    public void A_promise_about_each_ticket_without_a_ticket_is_met_and_says_none()
    {
        var level = Assessed(Tickets(ClockEvent.FirstHumanReply, Within(60)), April);
        level.Verdict.ShouldBe(Verdict.Met);
        level.Figure.ShouldBeNull();
        level.Reasons!.Text.ShouldContain("none");
    }

    [Fact]
    public void A_ratio_over_no_events_is_undetermined()
    {
        var clock = new TicketClock(ClockEvent.Opened, ClockEvent.FirstHumanReply, null, [], ClockPer.Ticket, false, TicketFilter.All);
        var level = Uptime() with { Measure = new Measure.Attainment(clock, Within(60), Frame()), Target = new Target.Single(Share(Comparison.AtLeast, 90)) };
        Assessed(level, April).Verdict.ShouldBe(Verdict.Undetermined);
    }

    [Fact]
    public void What_still_runs_earns_its_credit_at_worst()
    {
        // Opened 10:00, 60 min allowed, as of 10:30: it may yet be late, so the credit is 0.00 to 10.00.
        var level = AsOf("2026-04-07T10:30", Tickets(ClockEvent.Resolved, Within(60)), April, Event(TicketEvent.Opened, "2026-04-07T10:00"));
        level.Verdict.ShouldBe(Verdict.Undetermined);
        level.Credit.Entitled.ShouldBe(new AmountRange(0, 10));
    }
}
