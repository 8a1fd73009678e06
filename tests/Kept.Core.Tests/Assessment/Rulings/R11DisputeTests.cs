using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>
/// R11: while disputed, the undisputed part is settled. 1,000.00 a month, April of 43,200 min at 99.5 %.
/// o1 of 300 min alone: 99.31 % → 10 % = 100.00. With o2 of 200 min: 500 min, 98.84 % → 25 % = 250.00.
/// </summary>
public sealed class R11DisputeTests
{
    private static readonly Fact O1 = Outage("o1", Utc("2026-04-07T10:00"), Utc("2026-04-07T15:00"));
    private static readonly Fact O2 = Outage("o2", Utc("2026-04-09T10:00"), Utc("2026-04-09T13:20"));

    private static Instant Utc(string at) => At(at, DateTimeZone.Utc);

    private static Fact Dispute(string of, DisputeOutcome? outcome = null, string id = "q1", string at = "2026-05-02T09:00") =>
        new Fact.Dispute(of, Utc(at), "not our line", outcome) { Id = id, RecordedAt = Utc(at), By = "provider" };

    private static LevelResult Judged(string asOf, params IEnumerable<Fact> facts) => Judged(Uptime(), asOf, facts).Only();

    private static AssessmentResult Judged(ServiceLevel level, string asOf, params IEnumerable<Fact> facts) =>
        Assess(Terms(level with { Claim = ClaimRule.WithoutClaim }, price: 1000m, zone: DateTimeZone.Utc), Month(2026, 4, DateTimeZone.Utc), Utc(asOf), facts);

    private static (AmountRange Entitled, AmountRange Granted, AmountRange Disputed) Amounts(LevelResult line) => (line.Credit.Entitled, line.Credit.Granted, line.Credit.Disputed);

    private static (AmountRange, AmountRange, AmountRange) All(decimal owed, decimal disputed) =>
        (AmountRange.Of((Kept.Core.Money.Rational)owed), AmountRange.Of((Kept.Core.Money.Rational)owed), AmountRange.Of((Kept.Core.Money.Rational)disputed));

    [Fact]
    public void The_undisputed_part_of_the_credit_is_entitled_and_granted_and_the_rest_waits()
    {
        Amounts(Judged("2026-06-01T00:00", O1, O2)).ShouldBe(All(250, 0));
        Amounts(Judged("2026-06-01T00:00", O1, O2, Dispute("o2"))).ShouldBe(All(100, 150)); // 250 − 100
        Amounts(Judged("2026-06-01T00:00", O1, Dispute("o1"))).ShouldBe(All(0, 100)); // without o1 nothing was missed
        Amounts(Judged("2026-06-01T00:00", O1, O2, Dispute("o1"), Dispute("o2", id: "q2"))).ShouldBe(All(0, 250));
    }

    [Fact]
    public void The_line_says_which_dispute_and_what_waits()
    {
        var line = Judged("2026-06-01T00:00", O1, O2, Dispute("o2"));
        line.Verdict.ShouldBe(Verdict.Missed);
        line.Reasons!.Because[^1].Text.ShouldBe(
            "of that, 150.00 is disputed (q1 by provider, about outage o2: not our line) and waits for the outcome; undisputed: entitled 100.00, granted 100.00");
        line.Reasons.AllFacts().ShouldContain("q1");
    }

    [Theory]
    [InlineData(DisputeOutcome.Upheld, 100)] // o2 does not count
    [InlineData(DisputeOutcome.Rejected, 250)]
    [InlineData(DisputeOutcome.Withdrawn, 250)]
    public void An_outcome_settles_the_whole_or_nothing_of_it_and_before_it_the_dispute_is_open(DisputeOutcome outcome, int owed)
    {
        Fact[] facts = [O1, O2, Dispute("o2"), Dispute("q1", outcome, "q2", "2026-05-20T09:00")];
        Amounts(Judged("2026-05-01T23:59", facts)).ShouldBe(All(250, 0));
        Amounts(Judged("2026-05-20T08:59", facts)).ShouldBe(All(100, 150));
        var after = Judged("2026-05-20T09:00", facts);
        Amounts(after).ShouldBe(All(owed, 0));
        after.Reasons!.Because[^1].Text.ShouldContain(outcome == DisputeOutcome.Upheld ? "outage o2 does not count" : "outage o2 counts in full");
        after.Reasons.AllFacts().ShouldContain("q2");
    }

    [Fact]
    public void A_disputed_judgement_counts_for_what_is_owed_without_either_reading()
    {
        // d1 excuses o1: nothing owed. Without it: 100.00. The customer disputes d1: 0.00 is undisputed; upheld, o1 counts.
        var level = Uptime(exclude: new Exclusion(new ExclusionSource.Determination("forceMajeure"), [], null, Leaves.Bad));
        Fact d1 = new Fact.Determination("o1", "forceMajeure", Utc("2026-04-10T09:00"), null, null, null) { Id = "d1", RecordedAt = Utc("2026-04-10T09:00") };
        Amounts(Judged(level, "2026-06-01T00:00", O1, d1).Only()).ShouldBe(All(0, 0));
        Amounts(Judged(level, "2026-06-01T00:00", O1, d1, Dispute("d1")).Only()).ShouldBe(All(0, 100));
        Amounts(Judged(level, "2026-06-01T00:00", O1, d1, Dispute("d1", DisputeOutcome.Upheld)).Only()).ShouldBe(All(100, 0));
    }

    [Theory]
    [InlineData("hosting availability/2026-04")]
    [InlineData("hosting availability/2026-04-01")]
    [InlineData("hosting availability")]
    public void A_whole_line_can_be_disputed(string of)
    {
        Amounts(Judged("2026-06-01T00:00", O1, Dispute(of))).ShouldBe(All(0, 100));
        Amounts(Judged("2026-06-01T00:00", O1, Dispute(of), Dispute(of, DisputeOutcome.Rejected, "q2", "2026-05-20T09:00"))).ShouldBe(All(100, 0));
        Amounts(Judged("2026-06-01T00:00", O1, Dispute(of, DisputeOutcome.Upheld))).ShouldBe(All(0, 0));
    }

    [Fact]
    public void A_dispute_of_nothing_assessed_is_a_remark_and_one_of_another_month_changes_nothing()
    {
        Judged(Uptime(), "2026-06-01T00:00", O1, Dispute("o9")).Remarks.ShouldContain("dispute q1 names o9, which is neither a fact nor a service level");
        var other = Judged(Uptime(), "2026-06-01T00:00", O1, Dispute("hosting availability/2026-03"));
        Amounts(other.Only()).ShouldBe(All(100, 0));
        other.Only().Reasons!.AllFacts().ShouldNotContain("q1");
    }

    [Fact]
    public void A_claim_can_be_disputed_and_what_it_grants_waits()
    {
        var level = Uptime() with { Claim = new ClaimRule(false, Within: new TimeLength.Calendar(new Kept.Core.Time.CalendarPeriod(30, Kept.Core.Time.CalendarUnit.Days))) };
        var line = Assess(
            Terms(level, price: 1000m, zone: DateTimeZone.Utc), Month(2026, 4, DateTimeZone.Utc), Utc("2026-05-20T00:00"),
            O1, Claim("hosting availability", Utc("2026-05-01T09:00")), Dispute("c1")).Only();
        (line.Credit.Entitled, line.Credit.Claimed, line.Credit.Granted, line.Credit.Disputed)
            .ShouldBe((AmountRange.Of(100), AmountRange.Of(0), AmountRange.Of(0), AmountRange.Of(100)));
    }

    [Fact]
    public void The_parts_of_a_capped_month_add_up()
    {
        // Blocks of 30 min at 50.00: o1 of 300 min → 500.00, o2 of 180 whole minutes → 6 × 50.00 = 300.00; at most 600.00 a month: 500 + 100.
        // Without o1: 300.00 of o2. Undisputed 300.00, and 600 − 300 = 300.00 waits.
        var level = Outages(new StateRule(), new CreditQuantity.PerBlock(Duration.FromMinutes(30), true, Percent(5), null), null) with
        {
            Of = ["hosting"],
            Limits = [new Limit(LimitPeriod.Month, new LimitAmount.Money(600), [])],
            Credit = new Credit(new FeeBase(FeeKind.Fee, "hosting", FeePeriod.Month), new CreditQuantity.PerBlock(Duration.FromMinutes(30), true, Percent(5), null), null),
        };
        var credit = Judged(level, "2026-06-01T00:00", O1, O2, Dispute("o1")).Credit;
        (credit.Entitled, credit.Granted, credit.Disputed).ShouldBe((AmountRange.Of(300), AmountRange.Of(300), AmountRange.Of(300)));
        var lines = Judged(level, "2026-06-01T00:00", O1, O2, Dispute("o1")).Levels;
        lines.Select(l => (l.Credit.Entitled, l.Credit.Disputed)).ShouldBe([(AmountRange.Of(0), AmountRange.Of(500)), (AmountRange.Of(300), AmountRange.Of(-200))]);
        lines[1].Reasons!.Because[^1].Text.ShouldStartWith("200.00 less is left of this if the dispute (q1 by provider, about outage o1: not our line) fails");
    }
}
