using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>Reasons of credits say what a step did, and each figure once. 300 min of April: 99.31 %, missed.</summary>
public sealed class CreditWordsTests
{
    private static AssessmentResult Earned(Give give, params System.Collections.Immutable.ImmutableArray<Limit> limits) =>
        Assess(
            Terms(Uptime() with
            {
                Claim = ClaimRule.WithoutClaim,
                Credit = new Credit(new FeeBase(FeeKind.Fee, "hosting", FeePeriod.Month), new CreditQuantity.Flat(give), null),
                Limits = limits,
            }), April, null, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T15:00")));

    private static IEnumerable<string> Lines(AssessmentResult result) => result.Only().Reasons!.Because.Select(r => r.Text);

    [Fact]
    public void What_a_sum_comes_to_is_said_once()
    {
        Lines(Earned(new Give.Money(5))).ShouldContain("missed → 5.00");
        Lines(Earned(new Give.Days(3, Extension: true))).ShouldContain("missed → 3 days added to the term");
        Lines(Earned(new Give.Days(1, Extension: true))).ShouldContain("missed → 1 day added to the term");
        Lines(Earned(new Give.Points(2))).ShouldContain("missed → 2 points");
        Lines(Earned(Percent(10))).ShouldContain("missed → 10% × 45.00 = 4.50"); // a sum stays
    }

    [Fact]
    public void A_cap_takes_a_part_and_a_least_amount_takes_what_is_below_it()
    {
        Total(Earned(new Give.Money(5), new Limit(LimitPeriod.Month, new LimitAmount.Money(3), [])))
            .ShouldBe("2026-04: 5.00 before limits, 2.00 lost to the cap, 3.00 left"); // 5 − 3
        Total(Earned(new Give.Money(5), new Limit(LimitPeriod.Month, new LimitAmount.Money(6), [], IsMinimum: true)))
            .ShouldBe("2026-04: 5.00 before limits, 5.00 below the least amount that is paid, 0.00 left"); // 5 < 6

        static string Total(AssessmentResult result) => result.Credit.Reasons.ShouldHaveSingleItem().Text;
    }
}
