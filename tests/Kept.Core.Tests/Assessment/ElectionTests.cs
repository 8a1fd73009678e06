using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Time;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>
/// One event may earn credits under two levels; the customer elects one of them. 300 min are 99.3 % of March and of April: "a" gives 10.00,
/// "b" gives 4.00. Without an election the better counts.
/// </summary>
public sealed class ElectionTests
{
    private static readonly ServiceLevel A = Level("a", "1", 10);
    private static readonly ServiceLevel B = Level("b", "2", 4);
    private static readonly Fact[] Down =
    [
        Outage("o3", At("2026-03-10T10:00"), At("2026-03-10T15:00")),
        Outage("o4", At("2026-04-07T10:00"), At("2026-04-07T15:00")),
    ];

    private static ServiceLevel Level(string id, string clause, int amount) => Uptime() with
    {
        Id = id,
        Clause = clause,
        Claim = ClaimRule.WithoutClaim,
        Credit = new Credit(null, new CreditQuantity.Flat(new Give.Money(amount)), null),
    };

    private static Fact Elect(string choice, string at, string? of = null, string? member = null, string id = "x1") =>
        new Fact.Election("a", choice, At(at), of, member) { Id = id, RecordedAt = At(at) };

    private static AssessmentResult Judged(ServiceLevel b, ImmutableArray<Member> members, params IEnumerable<Fact> facts) =>
        Assess(
            Terms(A) with { ServiceLevels = [A, b], Combine = [new CombineRule(["a", "b"], CombineTake.Elected)], Members = members },
            new TimeRange(March.From, April.Until),
            null,
            [.. Down, .. facts]);

    /// <summary>Granted in March and in April.</summary>
    private static decimal[] Months(AssessmentResult result, string? member = null) =>
        [.. new[] { March, April }.Select(m => result.Levels.Where(l => l.Window == m && l.Member == member).Sum(l => decimal.Parse(l.Credit.Granted.Best.ToString(), System.Globalization.CultureInfo.InvariantCulture)))];

    [Fact]
    public void Without_an_election_the_better_counts() => Months(Judged(B, [])).ShouldBe([10, 10]);

    [Theory]
    [InlineData("2026-04-02T09:00", null, 4, 10)] // made in April: of March
    [InlineData("2026-05-02T09:00", null, 10, 4)]
    [InlineData("2026-04-20T09:00", "2026-04", 10, 4)]
    [InlineData("2026-04-20T09:00", "o3", 4, 10)] // the month of the outage
    [InlineData("2026-03-20T09:00", null, 10, 10)] // of February: nothing
    [InlineData("2026-05-02T09:00", "o9", 10, 10)] // of nothing that is known
    public void An_election_is_about_one_month(string at, string? of, int march, int april) =>
        Months(Judged(B, [], Elect("b", at, of))).ShouldBe([march, april]);

    [Fact]
    public void The_last_election_of_a_month_counts() =>
        Months(Judged(B, [], Elect("b", "2026-04-02T09:00"), Elect("a", "2026-04-03T09:00", id: "x2"))).ShouldBe([10, 10]);

    [Fact]
    public void A_level_that_earned_nothing_cannot_be_elected()
    {
        // "b" promises 90 %: 99.3 % is met, and there is no credit to elect.
        var met = B with { Target = new Target.Single(Share(Comparison.AtLeast, 90)) };
        Months(Judged(met, [], Elect("b", "2026-04-02T09:00"))).ShouldBe([10, 10]);
        // Missed, but the credit gives 0.00.
        Months(Judged(Level("b", "2", 0), [], Elect("b", "2026-04-02T09:00"))).ShouldBe([10, 10]);
    }

    [Fact]
    public void Each_member_elects_for_itself()
    {
        Member Of(string customer) => new(customer, null, null, null, null, null);
        var result = Judged(B, [Of("m1"), Of("m2")], Elect("b", "2026-04-02T09:00", member: "m1"), Elect("b", "2026-05-02T09:00", id: "x2"));
        Months(result, "m1").ShouldBe([4, 10]);
        Months(result, "m2").ShouldBe([10, 10]); // x2 names no member
    }

    [Theory]
    [InlineData("2026-05-02T09:00", null, true)] // of April
    [InlineData("2026-05-02T09:00", "m1", false)]
    [InlineData("2026-07-02T09:00", null, false)] // of June, which is not assessed
    public void A_remark_says_that_an_election_without_a_member_counts_for_nobody(string at, string? member, bool said)
    {
        var election = Elect("b", at, member: member);
        Member m1 = new("m1", null, null, null, null, null);
        Judged(B, [m1], election).Remarks.Where(r => r.StartsWith("x1", StringComparison.Ordinal))
            .ShouldBe(said ? ["x1 elects \"b\" and names no member (`member`): it counts for nobody"] : []);
        Judged(B, [], election).Remarks.ShouldNotContain(r => r.StartsWith("x1", StringComparison.Ordinal)); // the agreement's one customer needs no name
    }

    [Fact]
    public void A_reason_names_an_election_only_where_it_changes_the_choice()
    {
        Facts(Judged(B, [], Elect("b", "2026-04-02T09:00"))).ShouldContain("x1");
        Facts(Judged(B, [], Elect("a", "2026-04-02T09:00"))).ShouldNotContain("x1"); // the better anyway

        static IEnumerable<string> Facts(AssessmentResult result) => result.Levels.SelectMany(l => l.Reasons!.AllFacts());
    }
}
