using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R13: facts are about subjects; one text serves many members, one outage is one fact.</summary>
public sealed class R13SubjectTests
{
    private static readonly Fact Rack = Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T11:00"), service: "rack 7");

    private static Fact.Contains Contains(string parent, string child, string? until = null) =>
        new(parent, child, null, until is null ? null : At(until), Fact.Always) { Id = $"{parent}-{child}", RecordedAt = Fact.Always };

    private static Terms WithMembers() => Terms(Uptime() with { Claim = ClaimRule.WithoutClaim }) with
    {
        Members = [new Member("Ann", "line 1", null, 100, null, null), new Member("Bob", "line 2", null, 200, null, new LocalDate(2026, 4, 16))],
    };

    [Fact]
    public void A_bad_parent_makes_its_children_bad_while_it_contains_them()
    {
        Assessed(Uptime(), April, Rack).LostOf43200().ShouldBe(0);
        Assessed(Uptime(), April, Rack, Contains("rack 7", "hosting")).LostOf43200().ShouldBe(60);
        Assessed(Uptime(), April, Rack, Contains("site", "hosting"), Contains("rack 7", "site")).LostOf43200().ShouldBe(60);

        // Moved out at 10:30: half of the hour.
        Assessed(Uptime(), April, Rack, Contains("rack 7", "hosting", "2026-04-07T10:30")).LostOf43200().ShouldBe(30);
    }

    [Fact]
    public void One_outage_of_the_service_is_one_fact_for_every_member()
    {
        // 300 min: Ann 99.31 % of 43,200 → 10 % × 100; Bob, who left on the 16th, 98.61 % of 21,600 → 25 % of 15 of 30 days of 200.
        var result = Assess(WithMembers(), April, null, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T15:00")));
        result.Levels.Select(l => (l.Member, l.Credit.Entitled.Best)).ShouldBe([("Ann/line 1", (Rational)10), ("Bob/line 2", (Rational)25)]);
    }

    [Fact]
    public void A_resource_is_the_affair_of_its_member_alone()
    {
        var line = Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T15:00")) with { Resource = "line 1" };
        Assess(WithMembers(), April, null, line).Levels.Select(l => l.Verdict).ShouldBe([Verdict.Missed, Verdict.Met]);
    }

    [Fact]
    public void What_befell_a_resource_that_no_member_has_is_said_to_be_nobodys()
    {
        var rack = Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T15:00")) with { Resource = "rack 7" };
        var earlier = Outage("o2", At("2026-03-07T10:00"), At("2026-03-07T15:00")) with { Resource = "rack 8" };

        Assess(WithMembers(), April, null, rack, earlier)
            .Remarks.ShouldContain("o1 names the resource `rack 7`, which no member has and which contains none of theirs: it counts for nobody");
        Nobodys(rack, Contains("rack 7", "hall"), Contains("hall", "line 2")).ShouldBeEmpty();
        Nobodys(rack with { Resource = "line 1" }, rack with { Id = "o3", Resource = null }, earlier).ShouldBeEmpty();

        // A member without a resource of its own is hit by all.
        var cid = new Fact.MemberFact("Cid", null, null, 300, null, null, Fact.Always) { Id = "m1", RecordedAt = Fact.Always };
        Nobodys(rack, cid).ShouldBeEmpty();
    }

    private static IEnumerable<string> Nobodys(params Fact[] facts) =>
        Assess(WithMembers(), April, null, facts).Remarks.Where(r => r.Contains("nobody", StringComparison.Ordinal));

    [Fact]
    public void Members_may_come_as_facts()
    {
        var member = new Fact.MemberFact("Cid", null, null, 300, null, null, Fact.Always) { Id = "m1", RecordedAt = Fact.Always };
        var result = Assess(Terms(Uptime() with { Claim = ClaimRule.WithoutClaim }), April, null, member, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T15:00")));
        result.Levels.Select(l => (l.Member, l.Credit.Entitled.Best)).ShouldBe([("Cid", (Rational)30)]);
    }

    [Fact]
    public void A_target_may_be_a_matrix_and_each_cell_has_its_own_calendar()
    {
        // High around the clock: 16:30–18:00 = 90 > 60; normal in office hours: 30 ≤ 60.
        var target = new Target.Matrix([TargetDimension.Priority],
            [new TargetCell(["high"], Worlds.Time(Comparison.AtMost, 60), "always"), new TargetCell(["*"], Worlds.Time(Comparison.AtMost, 60))]);
        Verdict Resolved(string priority) => Assessed(Tickets(ClockEvent.Resolved, target, "office"), April,
            Event(TicketEvent.Opened, "2026-04-07T16:30", priority), Event(TicketEvent.Resolved, "2026-04-07T18:00")).Verdict;
        (Resolved("high"), Resolved("normal")).ShouldBe((Verdict.Missed, Verdict.Met));
    }
}
