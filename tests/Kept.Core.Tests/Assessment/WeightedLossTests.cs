using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>A degraded outage takes its share of the time, and earns its share of the fee (block 9: k × the pro-rata fee).</summary>
public sealed class WeightedLossTests
{
    [Theory]
    // 1 h of April's 720 at weight w: lost w h; 100 × 1,250.00 × w ÷ 720.
    [InlineData(1.0, 173.61)]
    [InlineData(0.5, 86.81)]
    [InlineData(0.1, 17.36)]
    public void The_fee_of_the_lost_time_is_weighted_as_the_figure_is(double weight, double credit)
    {
        var outage = Outage("o1", At("2026-04-10T10:00"), At("2026-04-10T11:00")) with { Weight = (Rational)(decimal)weight };

        var level = Assess(Terms(Weighted(), price: 1250m), Month(2026, 4), null, outage).Levels[0];

        level.Figure!.Exact.ShouldBe(1 - ((Rational)(decimal)weight / 720));
        level.Credit.Entitled.ShouldBe(AmountRange.Of((decimal)credit));
    }

    [Fact]
    public void What_is_left_before_a_miss_is_weighted_too()
    {
        // 99.5 % of 43,200 min leaves 216; 100 min at a half are 50: 166 remain.
        var outage = Outage("o1", At("2026-04-10T10:00"), At("2026-04-10T11:40")) with { Weight = new Rational(1, 2) };

        Assess(Terms(Weighted()), Month(2026, 4), null, outage).Levels[0].Margin.ShouldBe("166 min more downtime");
    }

    [Fact]
    public void Of_an_error_rate_the_bad_share_is_lost()
    {
        // 11 of 10,000 bad: 100 × 45.00 × 0.0011 = 4.95.
        var level = Weighted() with
        {
            Measure = new Measure.EventRatio(EventSource.Counts, BadShare: true, new MeasureFrame(new Silence.Complete("counts"), Window: new Window.Calendar(PeriodUnit.Month))),
            Target = new Target.Single(Share(Comparison.AtMost, 0.1m)),
        };
        var count = new Fact.Count("hosting", At("2026-04-10T10:00"), At("2026-04-10T11:00"), 9_989, 10_000, null) { Id = "c1", RecordedAt = At("2026-04-10T11:00") };

        Assess(Terms(level), Month(2026, 4), null, count).Levels[0].Credit.Entitled.ShouldBe(AmountRange.Of(4.95m));
    }

    private static ServiceLevel Weighted()
    {
        var level = Hosting();
        return level with
        {
            Measure = (Measure.Availability)level.Measure with { Weighted = true },
            Target = new Target.Single(Share(Comparison.AtLeast, 99.5m)),
            Credit = level.Credit! with { Quantity = new CreditQuantity.ProRata(100, OnlyExcess: false), WhenMet = true },
        };
    }
}
