using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Entitlements;

/// <summary>What a dispatcher asks before anything else.</summary>
public sealed class EntitlementTests
{
    [Fact]
    public async Task A_covered_customer_gets_levels_due_times_contacts_and_an_end()
    {
        // Monday 10:00 in Berlin.
        await using var server = await Desk.Open();
        var answer = (await server.Agent().Get("/entitlement?customer=castor&service=desk&priority=high")).Ok();
        (answer["covered"], answer["agreements/0/agreement"], answer["agreements/0/from"], answer["agreements/0/until"]).ShouldBe(
            ("True", "helio", "2026-01-01", "2028-01-01")
        );
        (answer["agreements/0/levels/0/level"], answer["agreements/0/levels/0/cases/0/dueAt"]).ShouldBe(("answer", "2026-03-02T10:00:00Z"));
        (answer["agreements/0/levels/1/cases/0/dueAt"], answer["agreements/0/levels/1/cases/0/calendar"]).ShouldBe(
            ("2026-03-02T17:00:00Z", "always")
        );
        (answer["agreements/0/contacts/0/open"], answer["agreements/0/contacts/0/changesAt"]).ShouldBe(("True", "2026-03-02T17:00:00Z"));
    }

    [Fact]
    public async Task Without_a_priority_each_case_is_named()
    {
        await using var server = await Desk.Open();
        var answer = (await server.Requester().Get("/entitlement?service=desk")).Ok();
        (answer["agreements/0/levels/0/cases/0/case/priority"], answer["agreements/0/levels/0/cases/0/target"]).ShouldBe(
            ("normal", "at most 6 hours")
        );
        answer["agreements/0/levels/0/cases/1/case/priority"].ShouldBe("high");
    }

    [Fact]
    public async Task On_a_Sunday_the_telephone_is_closed_and_the_clock_starts_on_Monday()
    {
        await using var server = await Desk.Open();
        var answer = (await server.Agent().Get("/entitlement?customer=castor&priority=high&at=2026-03-08T12:00:00Z")).Ok();
        (
            answer["agreements/0/contacts/0/open"],
            answer["agreements/0/contacts/0/changesAt"],
            answer["agreements/0/contacts/1/open"]
        ).ShouldBe(("False", "2026-03-09T07:00:00Z", "True"));
        answer["agreements/0/levels/0/cases/0/dueAt"].ShouldBe("2026-03-09T08:00:00Z");
    }

    [Fact]
    public async Task Who_is_not_covered_is_told_so()
    {
        await using var server = await Desk.Open();
        (await server.Agent().Get("/entitlement?customer=castor&service=printers")).Ok()["covered"].ShouldBe("False");
        (await server.Agent().Get("/entitlement?customer=castor&at=2025-06-01")).Ok()["covered"].ShouldBe("False");
        (await server.Agent().Get("/entitlement?customer=nobody")).Must(HttpStatusCode.NotFound);
        (await server.Requester().Get("/entitlement?customer=pollux")).Must(HttpStatusCode.NotFound);
        (await server.Agent().Get("/entitlement")).Must(HttpStatusCode.UnprocessableEntity).Codes.ShouldBe(["customer-missing"]);
    }
}
