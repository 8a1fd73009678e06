using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>The consultancy's hosting level: 45.00 a month at 99.5 % (R1, R6, R7, R8).</summary>
public sealed class HostingTests
{
    // March 2026 in Los Angeles: 31 days less the skipped hour = 743 h = 44,580 min; 0.5 % of it is 222.9 min.
    // 222 min: 1 − 222/44,580 = 99.50202 %: met. 223 min: 99.49977 %: missed, shown floored (R6).
    // April: 720 h = 43,200 min; 0.5 % = 216 min, 1 % = 432 min, 5 % = 2,160 min.
    [Theory]
    [InlineData(3, 222 * 60, Verdict.Met, "99.50", "0.00")]
    [InlineData(3, 223 * 60, Verdict.Missed, "99.49", "4.50")]
    [InlineData(4, 216 * 60, Verdict.Met, "99.50", "0.00")]
    [InlineData(4, (216 * 60) + 1, Verdict.Missed, "99.49", "4.50")]
    [InlineData(4, 432 * 60, Verdict.Missed, "99.00", "4.50")]
    [InlineData(4, (432 * 60) + 1, Verdict.Missed, "98.99", "11.25")]
    [InlineData(4, 2160 * 60, Verdict.Missed, "95.00", "11.25")]
    [InlineData(4, (2160 * 60) + 1, Verdict.Missed, "94.99", "45.00")]
    public void Credit_follows_the_exact_figure(int month, int secondsDown, Verdict verdict, string shown, string entitled)
    {
        var from = At($"2026-{month:00}-11T10:00");
        var level = Assess(Terms(Hosting()), Month(2026, month), null, Outage("o1", from, from + Duration.FromSeconds(secondsDown))).Levels.ShouldHaveSingleItem();

        level.Verdict.ShouldBe(verdict);
        level.Figure!.Shown.ShouldBe(shown);
        level.Credit.Entitled.ShouldBe(AmountRange.Of(decimal.Parse(entitled, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Overlapping_outages_count_once()
    {
        // 10:00–12:00 and 11:00–13:00 are 180 min: 1 − 180/44,580 = 44,400/44,580 = 740/743.
        var level = Assess(Terms(Hosting()), Month(2026, 3), null,
            Outage("o1", At("2026-03-11T10:00"), At("2026-03-11T12:00")),
            Outage("o2", At("2026-03-11T11:00"), At("2026-03-11T13:00"))).Levels.ShouldHaveSingleItem();

        level.Figure!.Exact.ShouldBe(new Rational(740, 743));
        level.Reasons!.AllFacts().ShouldBe(["o1", "o2"]);
    }
}
