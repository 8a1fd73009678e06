using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>Which facts are about a level (R13): those that name its service, a resource of it, the member's resource, or a part that contains one.</summary>
public sealed class SubjectTests
{
    [Theory]
    [InlineData("hosting", null, true)]
    [InlineData("hosting", "web", true)]
    [InlineData("web", null, true)]
    [InlineData("rack", null, true)]
    [InlineData("elsewhere", null, false)]
    public void An_outage_is_about_a_level_by_its_service_a_resource_or_what_contains_one(string service, string? resource, bool counts)
    {
        var figure = Assess(WithResources(), Month(2026, 4), null, Down(service, resource), Link("rack", "web")).Levels[0].Figure!.Exact;

        // 6 h of 720 h, or nothing.
        figure.ShouldBe(counts ? new Rational(714, 720) : Rational.One);
    }

    [Theory]
    [InlineData("line 1", true)]
    [InlineData("line 2", false)]
    public void An_outage_of_a_members_resource_is_about_that_member_alone(string service, bool counts)
    {
        var terms = WithResources() with { Members = [new Member("Alpha", "line 1", null, null, null, null)] };

        var level = Assess(terms, Month(2026, 4), null, Down(service, null)).Levels[0];

        level.Figure!.Exact.ShouldBe(counts ? new Rational(714, 720) : Rational.One);
    }

    [Fact]
    public void The_topology_that_carries_an_outage_is_named_with_it()
    {
        var level = Assess(WithResources(), Month(2026, 4), null, Down("rack", null), Link("rack", "web"), Link("rack", "elsewhere")).Levels[0];

        level.Reasons!.Because.Where(r => !r.Facts.IsDefault).SelectMany(r => r.Facts).ShouldBe(["o1", "rack-web"]);
    }

    private static Terms WithResources()
    {
        var terms = Terms(Hosting());
        return terms with { Services = [terms.Services[0] with { Resources = ["web", "mail"] }] };
    }

    private static Fact.Outage Down(string service, string? resource) =>
        new(service, At("2026-04-10T00:00"), At("2026-04-10T06:00"), null, Rational.One, resource, null) { Id = "o1", RecordedAt = At("2026-04-10T06:00") };

    private static Fact.Contains Link(string parent, string child) =>
        new(parent, child, null, null, Instant.MinValue) { Id = $"{parent}-{child}", RecordedAt = At("2026-01-01T00:00") };
}
