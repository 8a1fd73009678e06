using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R7: rounded where the agreement says, and nowhere else.</summary>
public sealed class R07MoneyTests
{
    private static Terms Yen(ServiceLevel level) => Terms(level, "calls", 1000m) with { Currency = Currency.Of("JPY") };

    [Fact]
    public void A_cap_of_twelve_fifty_seconds_of_a_thousand_yen_is_231()
    {
        // Five blocks of 5 % of 1,000 = 250, capped at 12/52 × 1,000 = 230.77 → 231 JPY.
        var level = Outages(new StateRule(), new CreditQuantity.PerBlock(Duration.FromMinutes(30), true, Percent(5), null)) with
        {
            Limits = [new Limit(LimitPeriod.Month, new LimitAmount.ShareOf(new Rational(12, 52), new FeeBase(FeeKind.Fee, "calls", FeePeriod.Month)), [])],
        };
        Assess(Yen(level), April, null, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T12:30"), service: "calls")).Credit.Entitled.ShouldBe(AmountRange.Of(231));
    }

    [Fact]
    public void The_blocks_of_one_credit_line_are_rounded_together()
    {
        // 3 × 0.125 % × 1,000 JPY = 3 × 1.25 = 3.75 → 4, not 1 + 1 + 1.
        var level = Outages(new StateRule(), new CreditQuantity.PerBlock(Duration.FromMinutes(30), true, Percent(0.125m), null));
        Assess(Yen(level), April, null, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T11:35"), service: "calls")).Credit.Entitled.ShouldBe(AmountRange.Of(4));
    }

    [Theory]
    [InlineData(RoundingMode.HalfAwayFromZero, 1.13)]
    [InlineData(RoundingMode.HalfEven, 1.12)]
    [InlineData(RoundingMode.Ceiling, 1.13)]
    [InlineData(RoundingMode.TowardsZero, 1.12)]
    public void The_agreement_names_the_mode(RoundingMode mode, decimal entitled)
    {
        // 2.5 % × 45.00 = 1.125.
        var level = Uptime() with { Credit = new Credit(new FeeBase(FeeKind.Fee, "hosting", FeePeriod.Month), new CreditQuantity.Flat(Percent(2.5m)), null) };
        Assess(Terms(level) with { Rounding = new RoundingRule(null, mode) }, April, null, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T14:00")))
            .Credit.Entitled.ShouldBe(AmountRange.Of(entitled));
    }

    [Fact]
    public void Rounded_at_the_total_the_lines_add_up_to_it()
    {
        // Three outages of one block of 0.125 % of 1,000 JPY: 1.25 each, 3.75 together → 4: 2 + 1 + 1.
        var level = Outages(new StateRule(), new CreditQuantity.PerBlock(Duration.FromMinutes(60), true, Percent(0.125m), null));
        var result = Assess(Yen(level) with { Rounding = new RoundingRule(null, RoundingMode.HalfAwayFromZero, RoundedAt.Total) }, April, null,
            new[] { 7, 8, 9 }.Select(d => Outage($"o{d}", At($"2026-04-{d:00}T10:00"), At($"2026-04-{d:00}T11:01"), service: "calls")));
        result.Credit.Entitled.ShouldBe(AmountRange.Of(4));
        result.Levels.Select(l => l.Credit.Entitled.Best).ShouldBe([2, 1, 1]);
    }
}
