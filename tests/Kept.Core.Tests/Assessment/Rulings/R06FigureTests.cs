using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R6: exact and shown.</summary>
public sealed class R06FigureTests
{
    private static LevelResult Rounded(RoundingMode mode, int minutes, CreditQuantity? quantity = null) => Assessed(
        Hosting(Frame() with { Rounding = new RoundingRule(1, mode) }) with
        {
            Exclusions = [],
            Claim = ClaimRule.WithoutClaim,
            Credit = new Credit(new FeeBase(FeeKind.Fee, "hosting", FeePeriod.Month), quantity ?? new CreditQuantity.Flat(Percent(10)), null),
        }, April, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T10:00") + Duration.FromMinutes(minutes)));

    [Fact]
    public void Shown_figures_never_cross_the_target()
    {
        // 217 min of 43,200: 99.4976…: floored 99.49. Used 60 min 0.5 s against at most 1 h is ceiled to 1 h 1 s.
        Assessed(Uptime(), April, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T13:37"))).Figure!.Shown.ShouldBe("99.49");
        var opened = At("2026-04-07T10:00");
        var late = Assessed(Tickets(ClockEvent.Resolved, Within(60)), April,
            Event(TicketEvent.Opened, opened), Event(TicketEvent.Resolved, opened + Duration.FromMinutes(60) + Duration.FromMilliseconds(500)));
        (late.Verdict, late.Figure!.Exact).ShouldBe((Verdict.Missed, new Rational(7201, 2)));
        late.Figure.Shown.ShouldContain("1 s");
    }

    [Theory]
    [InlineData(RoundingMode.HalfAwayFromZero, 230, Verdict.Met)]
    [InlineData(RoundingMode.Floor, 230, Verdict.Missed)]
    [InlineData(RoundingMode.HalfAwayFromZero, 238, Verdict.Missed)]
    public void A_named_rounding_decides(RoundingMode mode, int minutes, Verdict verdict) =>
        // 230 min: 99.4676 → 99.5 or 99.4; 238 min: 99.4491 → 99.4.
        Rounded(mode, minutes).Verdict.ShouldBe(verdict);

    [Fact]
    public void Both_figures_are_shown_where_the_rounded_one_decides()
    {
        // 230 min of 43,200: 4,297 of 4,320 = 99.467592592592…
        Lines(Rounded(RoundingMode.HalfAwayFromZero, 230)).ShouldBe(["exactly 99.467592592592% (4297/4320), rounded to 1 decimal: 99.5%; the rounded figure decides"]);
        Lines(Rounded(RoundingMode.Floor, 230)).ShouldBe(["exactly 99.467592592592% (4297/4320), rounded to 1 decimal: 99.4%; the rounded figure decides"]);
        // 216 min: 99.5 exactly; nothing to say. Nor where no rounding is named.
        Lines(Rounded(RoundingMode.HalfAwayFromZero, 216)).ShouldBeEmpty();
        Lines(Assessed(Uptime(), April, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T13:37")))).ShouldBeEmpty();

        static IEnumerable<string> Lines(LevelResult level) => level.Reasons!.Because.Select(r => r.Text).Where(t => t.Contains("rounded", StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_are_counted_from_the_figure_that_decides()
    {
        // 302 min: 99.3009 → 99.3: (99.5 − 99.3) ÷ 0.1 = 2 whole steps × 10 % × 45.00 = 9.00; of the exact figure it would be 1.99, so 1.
        var steps = new CreditQuantity.PerStep(new Quantity.Share(new Rational(1, 1000)), Whole: true, Percent(10));
        Rounded(RoundingMode.HalfAwayFromZero, 302, steps).Credit.Entitled.ShouldBe(AmountRange.Of(9));
    }

    [Fact]
    public void One_entry_per_level_and_window()
    {
        var result = Assess(Terms(Uptime()), new TimeRange(March.From, April.Until), null);
        result.Levels.Select(l => l.Window).ShouldBe([March, April]);
    }

    [Fact]
    public void Degraded_time_is_lost_by_its_weight_in_the_figure_and_pro_rata()
    {
        // 432 min at one half: 216 min lost of 43,200 = 99.5 %; at 1 min more 216.5 lost: missed, 45.00 × 216.5 ÷ 43,200 × 10 = 2.2552 → 2.26.
        Weighted(432).Verdict.ShouldBe(Verdict.Met);
        Weighted(433).Credit.Entitled.ShouldBe(AmountRange.Of(2.26m));

        static LevelResult Weighted(int minutes) => Assessed(
            Uptime() with
            {
                Measure = new Measure.Availability(StateSource.Outages, new StateRule(), true, Frame()),
                Credit = new Credit(new FeeBase(FeeKind.Fee, "hosting", FeePeriod.Month), new CreditQuantity.ProRata(10, false), null),
            }, April, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T10:00") + Duration.FromMinutes(minutes)) with { Weight = new Rational(1, 2) });
    }
}
