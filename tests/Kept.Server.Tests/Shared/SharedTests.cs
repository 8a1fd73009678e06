using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Shared;

/// <summary>One outage of a platform is one fact, and counts under each agreement that rests on it (R13).</summary>
public sealed class SharedTests
{
    private const string Outage =
        """{"id":"o1","kind":"outage","service":"portal","from":"2026-03-10T08:00Z","until":"2026-03-10T10:00Z","note":"says Joe"}""";

    private const string Correction =
        """{"id":"z1","kind":"correction","of":"o1","at":"2026-03-12T08:00Z","replace":{"kind":"outage","service":"portal","from":"2026-03-10T08:00Z","until":"2026-03-10T08:20Z"}}""";

    private static async Task<RunningServer> Two()
    {
        var server = await Desk.Open(Instant.FromUtc(2026, 3, 11, 9, 0));
        server.Clock.Now = Instant.FromUtc(2026, 1, 2, 9, 0);
        await Signed.Agreement(
            server,
            "second",
            Desk.Text.Replace("agreement: helio", "agreement: second", StringComparison.Ordinal),
            "pollux"
        );
        server.Clock.Now = Instant.FromUtc(2026, 3, 11, 9, 0);
        return server;
    }

    private static Task<Reply> Share(RunningServer server, string line) =>
        server.Agent().Post("/shared/platform/evidence", line, "application/jsonl");

    [Fact]
    public async Task A_shared_fact_flows_into_all_that_draw_on_it_and_earlier_ones_follow()
    {
        await using var server = await Two();
        var manager = server.As(Role.AgreementManager);
        (await manager.Put("/agreements/helio/draws/platform", new { })).Ok()["facts"].ShouldBe("0");
        var shared = (await Share(server, Outage)).Ok();
        (shared["fresh"], shared["agreements/0/agreement"], shared["agreements/1"]).ShouldBe(("1", "helio", null));
        (await Share(server, Outage)).Ok()["fresh"].ShouldBe("0");
        (await manager.Put("/agreements/second/draws/platform", new { })).Ok()["facts"].ShouldBe("1");
        (await manager.Put("/agreements/second/draws/platform", new { })).Ok()["facts"].ShouldBe("0");
        var outages = (await server.Agent().Get("/outages")).Ok();
        (outages["items/0/outage"], outages["items/1/outage"]).ShouldBe(("shared-platform/o1", "shared-platform/o1"));

        server.Clock.Now = Instant.FromUtc(2026, 3, 12, 9, 0);
        (await Share(server, Correction)).Ok()["agreements/1/facts"].ShouldBe("1");
        (await server.Agent().Get("/outages?agreement=second")).Ok()["items/0/until"].ShouldBe("2026-03-10T08:20:00Z");
        await SameResult.Check(server, "2026-03");
        await SameResult.Check(server, "2026-03", "second");
        (await server.Agent().Get("/shared/platform")).Ok()["agreements/1"].ShouldBe("second");
    }

    [Fact]
    public async Task Only_what_an_agreement_knows_flows_into_it_also_by_topology()
    {
        await using var server = await Two();
        await server.As(Role.AgreementManager).Put("/agreements/helio/draws/platform", new { });
        (await Share(server, Outage.Replace("portal", "printer", StringComparison.Ordinal))).Ok()["agreements/0"].ShouldBeNull();
        var lines = """
            {"id":"c1","kind":"contains","parent":"rack","child":"portal-eu","from":"2026-01-01T00:00Z"}
            {"id":"o2","kind":"outage","service":"rack","from":"2026-03-10T08:00Z","until":"2026-03-10T10:00Z"}
            """;
        (await Share(server, lines)).Ok()["agreements/0/facts"].ShouldBe("2");
        await SameResult.Check(server, "2026-03");
    }

    [Fact]
    public async Task Who_draws_no_more_keeps_what_there_is()
    {
        await using var server = await Two();
        var manager = server.As(Role.AgreementManager);
        await manager.Put("/agreements/helio/draws/platform", new { });
        await Share(server, Outage);
        (await manager.Delete("/agreements/helio/draws/platform")).Ok();
        (await manager.Delete("/agreements/helio/draws/platform")).Must(HttpStatusCode.NotFound);
        (await Share(server, Correction.Replace("2026-03-12", "2026-03-11", StringComparison.Ordinal))).Ok()["agreements/0"].ShouldBeNull();
        (await server.Agent().Get("/outages")).Ok()["items/0/until"].ShouldBe("2026-03-10T10:00:00Z");
        (await Share(server, """{"id":"k","kind":"dispute","of":"o1","at":"2026-03-10T10:00Z"}"""))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["kind-not-shared"]);
        (await server.Requester().Get("/shared/platform")).Must(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task While_facts_are_shared_an_agreement_that_begins_to_draw_misses_none()
    {
        await using var server = await Two();
        var manager = server.As(Role.AgreementManager);
        var shares = Enumerable.Range(1, 15).Select(n => Share(server, Outage.Replace("o1", $"p{n}", StringComparison.Ordinal)));
        var draws = new[] { "helio", "second" }.Select(a => manager.Put($"/agreements/{a}/draws/platform", new { }));
        foreach (var reply in await Task.WhenAll(shares.Concat(draws)))
        {
            reply.Ok();
        }

        (await server.Agreement("helio")).Outages.Count.ShouldBe(15);
        (await server.Agreement("second")).Outages.Count.ShouldBe(15);
    }
}
