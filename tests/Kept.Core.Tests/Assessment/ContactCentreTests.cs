using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>The contact centre's outage level, 1,000.00 a month (R1, R11).</summary>
public sealed class ContactCentreTests
{
    private static IEnumerable<Fact> Noticed(string id, Instant from, Duration length, Duration? claimedAfter = null)
    {
        yield return Outage(id, from, from + length, service: "calls");
        yield return new Fact.Notice("downtime", "calls", from, null, "written", null) { Id = $"n-{id}", RecordedAt = from };
        var at = from + (claimedAfter ?? Duration.FromHours(2));
        yield return new Fact.Claim(null, "outage", [id], null, at, null, "written", null, false) { Id = $"c-{id}", RecordedAt = at };
    }

    private static AssessmentResult March(params IEnumerable<Fact> facts) => Assess(Terms(ContactCentre(), "calls", 1000m), Month(2026, 3), null, facts);

    [Fact]
    public void One_credit_a_day_whatever_the_blocks()
    {
        // 10:00–11:35 = 95 min > 60 min → 3 blocks of 30 min, 1 a day → 1 × 5 % × 1,000.00 = 50.00
        var level = March(Noticed("o1", At("2026-03-10T10:00"), Duration.FromMinutes(95))).Levels.ShouldHaveSingleItem();
        level.Verdict.ShouldBe(Verdict.Missed);
        level.Credit.Entitled.ShouldBe(AmountRange.Of(50));
        level.Credit.Granted.ShouldBe(AmountRange.Of(50));
    }

    [Theory]
    [InlineData(3600, "0")]
    [InlineData(3601, "50")]
    public void Exactly_one_hour_is_not_over_one_hour(int seconds, string entitled) =>
        March(Noticed("o1", At("2026-03-10T10:00"), Duration.FromSeconds(seconds))).Credit.Entitled.ShouldBe(AmountRange.Of(decimal.Parse(entitled, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_monthly_cap_leaves_twelve_fifty_seconds()
    {
        // Six days of 65 min: 6 × 50.00 = 300.00; the cap is 12/52 × 1,000.00 = 230.769…:
        // 50 + 50 + 50 + 50 + 30.769 (30.77) + 0 = 230.77; 69.23 lost.
        var days = new[] { 10, 11, 12, 13, 16, 17 };
        var result = March(days.SelectMany(d => Noticed($"o{d}", At($"2026-03-{d}T10:00"), Duration.FromMinutes(65))));

        result.Credit.Accrued.ShouldBe(AmountRange.Of(300));
        result.Credit.Granted.ShouldBe(AmountRange.Of(230.77m));
        result.Levels.Select(l => l.Credit.Granted.Best).ShouldBe(new Rational[] { 50, 50, 50, 50, 30.77m, 0 });
        result.Credit.Reasons.ShouldHaveSingleItem().Text.ShouldContain("69.23 lost to the cap");
    }

    [Fact]
    public void A_claim_one_second_after_its_deadline_is_late()
    {
        var level = March(Noticed("o1", At("2026-03-10T10:00"), Duration.FromMinutes(95), Duration.FromHours(24) + Duration.FromSeconds(1))).Levels.ShouldHaveSingleItem();
        level.Credit.Entitled.ShouldBe(AmountRange.Of(50));
        level.Credit.Granted.ShouldBe(AmountRange.Of(0));
        level.Credit.State.ShouldBe(ClaimState.Late);
    }

    [Fact]
    public void Friday_night_counts_until_midnight()
    {
        // Friday 23:30 to Saturday 01:00: Saturday is not covered, 30 min remain.
        var level = March(Noticed("o1", At("2026-03-13T23:30"), Duration.FromMinutes(90))).Levels.ShouldHaveSingleItem();
        level.Figure!.Exact.ShouldBe((Rational)1800);
        level.Verdict.ShouldBe(Verdict.Met);
    }

    [Fact]
    public void A_block_belongs_to_the_day_in_which_it_begins()
    {
        // Tuesday 23:20 to Wednesday 00:50: blocks at 23:20, 23:50 (Tuesday) and 00:20 (Wednesday): one credit each day.
        March(Noticed("o1", At("2026-03-10T23:20"), Duration.FromMinutes(90))).Credit.Entitled.ShouldBe(AmountRange.Of(100));
    }

    [Fact]
    public void Without_a_notice_the_clock_never_starts()
    {
        var level = March(Outage("o1", At("2026-03-10T10:00"), At("2026-03-10T12:00"), service: "calls")).Levels.ShouldHaveSingleItem();
        level.Verdict.ShouldBe(Verdict.Met);
        level.Figure!.Exact.ShouldBe(Rational.Zero);
    }
}
