using Kept.Core.Agreements;
using Kept.Core.Assessment;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R8: exactly one row applies, the narrowest that holds.</summary>
public sealed class R08TableTests
{
    private static LevelResult Down(int minutes, params CreditRow[] rows) => Assessed(
        Uptime() with { Claim = ClaimRule.WithoutClaim, Credit = new Credit(new FeeBase(FeeKind.NamedAmount, null, FeePeriod.Window, Named: 100), new CreditQuantity.Table([.. rows]), null) },
        April, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T10:00") + Duration.FromMinutes(minutes)));

    [Theory]
    [InlineData(217, 10)]
    [InlineData(432, 10)]
    [InlineData(433, 25)]
    [InlineData(2161, 100)]
    public void Rows_are_never_summed_whatever_their_order(int minutes, int entitled)
    {
        // Below 99.5 % (216 min) 10, below 99 % (432) 25, below 95 % (2,160) 100.
        CreditRow[] rows = [Row(Share(Comparison.Below, 99), 25), Row(Share(Comparison.Below, 95), 100), Row(Share(Comparison.Below, 99.5m), 10)];
        Down(minutes, rows).Credit.Entitled.ShouldBe(AmountRange.Of(entitled));
        Down(minutes, [.. rows.Reverse()]).Credit.Entitled.ShouldBe(AmountRange.Of(entitled));
    }

    [Fact]
    public void A_row_with_two_bounds_is_narrower_than_one_with_one()
    {
        CreditRow[] rows = [Row(Share(Comparison.Below, 99.5m), 10), new CreditRow([Share(Comparison.Below, 99.4m), Share(Comparison.AtLeast, 99.2m)], Percent(15))];
        Down(300, rows).Credit.Entitled.ShouldBe(AmountRange.Of(15));
        Down(400, rows).Credit.Entitled.ShouldBe(AmountRange.Of(10));
    }

    [Fact]
    public void A_missed_target_may_earn_nothing()
    {
        var level = Down(217, new CreditRow([Share(Comparison.Below, 99.5m)], Percent(0)), Row(Share(Comparison.Below, 99), 25));
        (level.Verdict, level.Credit.Entitled, level.Credit.State).ShouldBe((Verdict.Missed, AmountRange.Of(0), ClaimState.NothingToClaim));
    }
}
