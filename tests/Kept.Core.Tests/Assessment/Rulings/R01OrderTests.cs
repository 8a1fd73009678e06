using Kept.Core.Agreements;
using Kept.Core.Assessment;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R1: sets of half-open intervals, in one order.</summary>
public sealed class R01OrderTests
{
    private static readonly CreditQuantity.PerBlock HalfHours = new(Duration.FromMinutes(30), true, Percent(5), null);

    [Theory]
    [InlineData(0, 20)]
    [InlineData(5, 25)]
    public void Gaps_up_to_the_merge_gap_are_bad_and_by_default_only_touching_intervals_join(int mergeGap, int lost)
    {
        // 10:00–10:10 and 10:15–10:25: 20 min; with a gap of 5 joined 25 min.
        Assessed(Uptime(new StateRule(Duration.FromMinutes(mergeGap))), April,
            Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T10:10")),
            Outage("o2", At("2026-04-07T10:15"), At("2026-04-07T10:25"))).LostOf43200().ShouldBe(lost);
    }

    [Fact]
    public void Touching_outages_are_one_occurrence_and_a_second_between_them_makes_two()
    {
        Outcomes("2026-04-07T10:30:00").ShouldBe(1);
        Outcomes("2026-04-07T10:30:01").ShouldBe(2);

        static int Outcomes(string second) => Assess(Terms(Outages(new StateRule(), HalfHours), "calls", 1000m), April, null,
            Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T10:30"), service: "calls"),
            Outage("o2", At(second), At("2026-04-07T11:00"), service: "calls")).Levels.Length;
    }

    [Fact]
    public void Minimum_length_is_taken_after_covered_hours_and_exclusions()
    {
        // 16:50–17:20 in office hours is a piece of 10 min, below the minimum of 15; 30 min before the hours were applied.
        var state = new StateRule(Minimum: Duration.FromMinutes(15));
        Assessed(Uptime(state, "office"), April, Outage("o1", At("2026-04-07T16:50"), At("2026-04-07T17:20"))).Figure!.Exact.ShouldBe(1);
        Assessed(Uptime(state with { Pieces = MeasuredOn.Whole }, "office"), April, Outage("o1", At("2026-04-07T16:50"), At("2026-04-07T17:20")))
            .Figure!.Exact.ShouldBe(1 - new Kept.Core.Money.Rational(10, 22 * 9 * 60));
    }

    [Fact]
    public void Minimum_length_is_taken_before_windows_are_cut()
    {
        // 30 April 23:50 to 1 May 00:20 is one piece of 30 min ≥ 15; April has 10 of them.
        var level = Uptime(new StateRule(Minimum: Duration.FromMinutes(15)));
        Assessed(level, April, Outage("o1", At("2026-04-30T23:50"), At("2026-05-01T00:20"))).LostOf43200().ShouldBe(10);
    }

    [Fact]
    public void Blocks_are_counted_on_each_piece()
    {
        // Friday 22:40 to Monday 01:10: pieces of 80 and 70 min, 2 whole blocks of 30 each = 4 × 50.00; 150 min in one would be 5.
        Assess(Terms(Outages(new StateRule(), HalfHours), "calls", 1000m), April, null, Outage("o1", At("2026-04-10T22:40"), At("2026-04-13T01:10"), service: "calls"))
            .Credit.Entitled.ShouldBe(AmountRange.Of(200));
    }

    [Fact]
    public void Measured_whole_the_elapsed_length_decides()
    {
        // Friday 22:40 to Monday 01:05 = 50 h 25 min = 3,025 min elapsed → 100 whole blocks of 30 min × 50.00.
        var whole = Assess(Terms(Outages(new StateRule(Pieces: MeasuredOn.Whole), HalfHours), "calls", 1000m), April, null,
            Outage("o1", At("2026-04-10T22:40"), At("2026-04-13T01:05"), service: "calls"));
        whole.Only().Figure!.Exact.ShouldBe(3025 * 60);
        whole.Credit.Entitled.ShouldBe(AmountRange.Of(5000));
    }

    [Fact]
    public void A_block_belongs_to_the_month_in_which_it_begins()
    {
        // 31 March 23:00 to 1 April 01:00 (24x7): blocks at 23:00, 23:30 in March, 00:00, 00:30 in April: 100.00 each.
        var level = Outages(new StateRule(), HalfHours, null);
        foreach (var month in new[] { March, April })
        {
            Assess(Terms(level, "calls", 1000m), month, null, Outage("o1", At("2026-03-31T23:00"), At("2026-04-01T01:00"), service: "calls"))
                .Credit.Entitled.ShouldBe(AmountRange.Of(100));
        }
    }

    [Fact]
    public void Caps_go_from_the_shortest_period_to_the_longest_in_order_of_time()
    {
        // Two days of 4 blocks: 200.00 each; 120.00 a day leaves 120 + 120; 150.00 a month leaves 120 + 30.
        var level = Outages(new StateRule(), HalfHours) with
        {
            Limits = [new Limit(LimitPeriod.Month, new LimitAmount.Money(150), []), new Limit(LimitPeriod.Day, new LimitAmount.Money(120), [])],
        };
        var result = Assess(Terms(level, "calls", 1000m), April, null,
            Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T12:00"), service: "calls"),
            Outage("o2", At("2026-04-08T10:00"), At("2026-04-08T12:00"), service: "calls"));
        result.Levels.Select(l => l.Credit.Entitled.Best).ShouldBe([120, 30]);
    }

    [Fact]
    public void A_longer_cap_remembers_months_before_the_assessed_one()
    {
        // 250.00 a year: March took 200 of them, so April keeps 50.
        var level = Outages(new StateRule(), HalfHours) with { Limits = [new Limit(LimitPeriod.Year, new LimitAmount.Money(250), [])] };
        Assess(Terms(level, "calls", 1000m), April, null,
            Outage("o1", At("2026-03-10T10:00"), At("2026-03-10T12:00"), service: "calls"),
            Outage("o2", At("2026-04-08T10:00"), At("2026-04-08T12:00"), service: "calls")).Credit.Entitled.ShouldBe(AmountRange.Of(50));
    }
}
