using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Agreements;

/// <summary>From a draft to a figure.</summary>
public sealed class AgreementLifeTests
{
    private const string Hosting = """
        kept: 1
        agreement: something
        parties: {provider: {name: Allora}, customer: {name: Northwind}}
        currency: EUR
        timeZone: Europe/Amsterdam
        rounding: {to: cent, mode: half away from zero, at: credit line}
        services: {web: {price: 1000.00 per month}}
        serviceLevels:
          uptime:
            clause: "3.1"
            of: web
            measure: {availability: outages, evidence: outages complete, per: calendar month}
            target: at least 99.9%
            credit: {of: web fee of the month, table: [{below: 99.9%, give: 10%}]}
            claim: automatic
            settle: {as: credit, appliesTo: next invoice, cash: never}
        """;

    [Fact]
    public async Task A_draft_is_proposed_signed_and_assessed()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 3, 1, 9, 0));
        var manager = server.As(Role.AgreementManager);
        await manager.Post("/customers", new { id = "northwind", name = "Northwind Dental" });
        (
            await manager.Post(
                "/agreements",
                new
                {
                    id = "web",
                    customer = "northwind",
                    text = Hosting,
                }
            )
        ).Must(HttpStatusCode.Created)["stage"].ShouldBe("draft");
        var signatory = server.As(Role.Signatory, "northwind");
        (await signatory.Get("/agreements/web")).Must(HttpStatusCode.NotFound);
        var hash = (await manager.Post("/agreements/web/proposal")).Ok()["hash"];
        (await signatory.Get("/agreements/web")).Ok()["stage"].ShouldBe("proposed");
        (await manager.Post("/agreements/web/signatures/provider", new { hash, name = "A. Manager" })).Ok();
        (
            await manager.Post(
                "/agreements/web/evidence",
                """{"id":"o0","kind":"outage","service":"web","from":"2026-03-01T08:00Z","until":"2026-03-01T08:30Z"}""",
                "application/jsonl"
            )
        )
            .Must(HttpStatusCode.Conflict)
            .Codes.ShouldBe(["not-signed"]);
        (await signatory.Post("/agreements/web/signatures/customer", new { hash, name = "N. Owner" })).Ok();
        (await manager.Get("/agreements/web")).Ok()["stage"].ShouldBe("signed");

        server.Clock.Now = Instant.FromUtc(2026, 4, 2, 9, 0);
        // 31 days = 44,640 min, less an hour for summer time = 44,580; 60 of them down = 99.8654 %, below 99.9 %: 10 % of 1,000.00.
        (
            await server
                .As(Role.Agent)
                .Post(
                    "/agreements/web/evidence",
                    """{"id":"o1","kind":"outage","service":"web","from":"2026-03-10T10:00Z","until":"2026-03-10T11:00Z","note":"router"}""",
                    "application/jsonl"
                )
        ).Ok();
        var assessed = (await signatory.Get("/agreements/web/assessment?period=2026-03")).Ok();
        assessed["levels/0/verdict"].ShouldBe("missed");
        assessed["credit/granted"].ShouldBe("100.00");
    }

    [Fact]
    public async Task What_is_wrong_with_a_draft_is_said_all_at_once()
    {
        await using var server = await RunningServer.Start();
        var refused = await server
            .As(Role.AgreementManager)
            .Post(
                "/agreements",
                new
                {
                    id = "Not a slug",
                    customer = "nobody",
                    text = "kept: 1\nagreement: x\ncurrency: XYZ\n",
                }
            );
        refused.Must(HttpStatusCode.UnprocessableEntity).Codes.ShouldContain("id-wrong");
        refused.Codes.ShouldContain("customer-unknown");
        refused.Codes.Count().ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Fifty_equal_posts_give_one_fact_and_fifty_equal_answers()
    {
        await using var server = await RunningServer.Start();
        var manager = server.As(Role.AgreementManager);
        var replies = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(_ => manager.Post("/customers", new { id = "northwind", name = "Northwind" }, ("Idempotency-Key", "k1")))
        );
        replies.Distinct().Count().ShouldBe(1);
        (await server.Store.LastSequence()).ShouldBe(1);
    }
}
