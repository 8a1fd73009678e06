using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Kept.Shared;
using Kept.Text.Language;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kept.Server.Tests.Agreements;

/// <summary>What may happen to an agreement once it is signed.</summary>
public sealed class AgreementActsTests
{
    private static string Sample(string path) => File.ReadAllText(Path.Combine(Repository.Root, "samples", path));

    private static string Outage(string id, string service, string from, string until) =>
        $$"""{"id":"{{id}}","kind":"outage","service":"{{service}}","from":"{{from}}","until":"{{until}}"}""";

    private static Task<Harness.Reply> File_(RunningServer server, string agreement, params string[] lines) =>
        server.As(Role.Agent).Post($"/agreements/{agreement}/evidence", string.Join('\n', lines), "application/jsonl");

    [Fact]
    public async Task An_amendment_is_previewed_proposed_signed_and_holds_from_its_day()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 3, 2, 9, 0));
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        var manager = server.As(Role.AgreementManager);
        var change = new
        {
            serviceLevels = new Dictionary<string, object> { ["hosting availability"] = new { target = "at least 99.0%" } },
        };
        var preview = (await manager.Post("/agreements/care/amendments?preview=true", new { effective = "2026-05-01", change })).Ok();
        (preview["changes/0/level"], preview["changes/0/gains"], preview["weaker"]).ShouldBe(("hosting availability", "provider", "True"));
        var sequence = await server.Store.LastSequence();
        var made = (await manager.Post("/agreements/care/amendments", new { effective = "2026-05-01", change })).Must(
            HttpStatusCode.Created
        );
        (await server.Store.LastSequence()).ShouldBe(sequence + 1);

        server.Clock.Now = Instant.FromUtc(2026, 6, 2, 9, 0);
        // 44,640 minutes of May, 300 of them down: 99.3279 %: missed at 99.5 %, kept at 99.0 %.
        (await File_(server, "care", Outage("o1", "hosting", "2026-05-10T10:00-07:00", "2026-05-10T15:00-07:00"))).Ok();
        (await manager.Get("/agreements/care/assessment?period=2026-05")).Ok().Text.ShouldContain("not signed by both parties");
        (await manager.Get("/agreements/care/credits?period=2026-05")).Ok()["items/0/verdict"].ShouldBe("missed");
        await Signed.Both(server, "care", made["hash"]!);
        (await manager.Get("/agreements/care/credits?period=2026-05")).Ok()["items/0/verdict"].ShouldBeNull();
        (await manager.Delete("/agreements/care/amendments/amendment-1")).Must(HttpStatusCode.Conflict);
        (await manager.Get("/agreements/care/changes?from=1&to=2")).Ok()["changes/0/level"].ShouldBe("hosting availability");
    }

    [Fact]
    public async Task An_amendment_that_nobody_signed_can_be_taken_back_and_a_wrong_one_says_all_that_is_wrong()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 3, 2, 9, 0));
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        var manager = server.As(Role.AgreementManager);
        var change = new { objectives = new[] { "Nobody waits" } };
        (await manager.Post("/agreements/care/amendments", new { effective = "2026-05-01", change })).Ok();
        (await manager.Delete("/agreements/care/amendments/amendment-1")).Ok();
        (await manager.Get("/agreements/care")).Ok()["versions/1"].ShouldBeNull();
        (await manager.Post("/agreements/care/amendments", new { }))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["effective-missing", "change-missing"]);
        (
            await manager.Post(
                "/agreements/care/amendments",
                new { effective = "2026-05-01", change = new { currency = "XYZ", nonsense = 1 } }
            )
        )
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.Count()
            .ShouldBe(2);
    }

    [Fact]
    public async Task The_chain_behind_a_level_names_the_link_that_broke()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 1, 2, 9, 0));
        await Signed.Agreement(server, "datahall-uc", Sample("internal/supplier.yaml"));
        await Signed.Agreement(server, "platform-ola", Sample("internal/ola.yaml"));
        await Signed.Agreement(server, "finance-it", Sample("internal/agreement.yaml"));
        server.Clock.Now = Instant.FromUtc(2026, 6, 2, 9, 0);
        // Twelve office hours down in the database: 99.8 % is missed there, and so is the ledger's 99.5 %; the power was up.
        (await File_(server, "platform-ola", Outage("o1", "database", "2026-05-06T07:00+02:00", "2026-05-06T18:00+02:00"))).Ok();
        (await File_(server, "finance-it", Outage("o1", "ledger", "2026-05-06T07:00+02:00", "2026-05-06T18:00+02:00"))).Ok();
        var chain = (await server.As(Role.Auditor).Get("/agreements/finance-it/backing?period=2026-05")).Ok();
        (chain["levels/0/verdict"], chain["levels/0/broken"]).ShouldBe(("missed", "False"));
        (chain["levels/0/backedBy/0/verdict"], chain["levels/0/backedBy/0/broken"]).ShouldBe(("missed", "True"));
        chain["levels/0/backedBy/1/verdict"].ShouldBe("met");
    }

    [Fact]
    public async Task A_right_to_terminate_is_asked_of_the_assessment()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 1, 2, 9, 0));
        await Signed.Agreement(server, "site", Templates.Of("hosting")!.Text.Replace("starts: 2026-03-01", "starts: 2026-01-01"));
        var owner = server.As(Role.Signatory, "northwind");
        server.Clock.Now = Instant.FromUtc(2026, 5, 2, 9, 0);
        (await owner.Post("/agreements/site/termination", new { reason = "enough" }))
            .Must(HttpStatusCode.Conflict)
            .Codes.ShouldBe(["no-right"]);
        var down = new[] { "01", "02", "04" }.Select(m => Outage($"o{m}", "site", $"2026-{m}-10T00:00Z", $"2026-{m}-12T00:00Z")).ToArray();
        (await File_(server, "site", down)).Ok();
        var preview = (await owner.Post("/agreements/site/termination?preview=true", new { reason = "enough" })).Ok();
        preview["rights/0/reasons/text"]!.ShouldContain("3 of the last");
        (await owner.Post("/agreements/site/termination", new { on = "2026-06-01", reason = "enough" }))
            .Ok()["endsOn"]
            .ShouldBe("2026-06-01");
        var auditor = server.As(Role.Auditor);
        var until = (await auditor.Get("/agreements/site")).Ok();
        (until["stage"], until["endsOn"]).ShouldBe(("signed", "2026-06-01"));
        server.Clock.Now = Instant.FromUtc(2026, 6, 2, 9, 0);
        await server.Services.GetRequiredService<Server.Work.Scheduler>().RunDue();
        (await auditor.Get("/agreements/site")).Ok()["stage"].ShouldBe("ended");
    }

    [Theory]
    [InlineData("continues", false)]
    [InlineData("renegotiate within 30 days", true)]
    public async Task A_takeover_continues_the_agreement_or_has_it_renegotiated(string rule, bool renegotiated)
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 3, 2, 9, 0));
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text + $"\nassignment: {{onTakeover: {rule}}}\n");
        var answer = (
            await server
                .As(Role.AgreementManager)
                .Post(
                    "/agreements/care/assignments",
                    new
                    {
                        party = "provider",
                        to = "Allora Group",
                        effective = "2026-07-01",
                    }
                )
        ).Must(HttpStatusCode.Created);
        // Thirty days after 1 July: until the end of 31 July, Los Angeles.
        answer["rights/0/until"].ShouldBe(renegotiated ? "2026-08-01T07:00:00Z" : null);
    }

    [Fact]
    public async Task A_dispute_runs_through_its_steps_and_what_it_holds_back_comes_with_its_outcome()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 3, 2, 9, 0));
        await Signed.Agreement(
            server,
            "care",
            Templates.Of("managed-it")!.Text
                + "\ndisputes: {steps: [{step: managers talk, within: 5 days}, {step: owners talk, within: 10 days}], meanwhile: undisputed amounts are paid}\n"
        );
        var owner = server.As(Role.Signatory, "northwind");
        server.Clock.Now = Instant.FromUtc(2026, 4, 2, 16, 0);
        (await File_(server, "care", Outage("o1", "hosting", "2026-03-10T10:00-07:00", "2026-03-10T16:00-07:00"))).Ok();
        (await owner.Post("/agreements/care/claims", new { level = "hosting availability", period = "2026-03" })).Ok();
        // 360 of 44,580 minutes: 99.19 %, 10 % of 45.00 = 4.50.
        var dispute = (
            await server.As(Role.Finance).Post("/agreements/care/disputes", new { of = "o1", reason = "it was the customer's line" })
        ).Must(HttpStatusCode.Created);
        dispute["changes/0/after/disputed"].ShouldBe("4.50");
        // Five days after 2 April are until the end of the 7th; ten more until the end of the 17th.
        (dispute["steps/0/dueAt"], dispute["steps/1/dueAt"]).ShouldBe(("2026-04-08T07:00:00Z", "2026-04-18T07:00:00Z"));
        (await owner.Post($"/agreements/care/disputes/{dispute["dispute"]}/outcome", new { outcome = "rejected" })).Must(
            HttpStatusCode.Forbidden
        );
        var end = (
            await server
                .As(Role.AgreementManager)
                .Post($"/agreements/care/disputes/{dispute["dispute"]}/outcome", new { outcome = "rejected", reason = "the records agree" })
        ).Ok();
        end["changes/0/before/disputed"].ShouldBe("4.50");
        (await owner.Get("/agreements/care/disputes")).Ok()["items/0/outcome"].ShouldBe("rejected");
    }

    [Fact]
    public async Task The_contract_comes_in_words_and_an_old_entity_tag_refuses_a_change()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 3, 2, 9, 0));
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        var manager = server.As(Role.AgreementManager);
        (await manager.Get("/agreements/care/contract")).Ok().Text.ShouldContain("IT Services Agreement");
        (await manager.Get("/agreements/care/contract?to=html&language=de")).Ok().Text.ShouldContain("lang=\"de\"");
        (await manager.Get("/agreements/care/contract?language=tlh")).Must(HttpStatusCode.UnprocessableEntity);
        var tag = (await manager.Get("/agreements/care")).Ok().ETag!;
        (await manager.Post("/agreements/care/comments", new { text = "first" }, ("If-Match", tag))).Must(HttpStatusCode.Created);
        (await manager.Post("/agreements/care/comments", new { text = "second" }, ("If-Match", tag)))
            .Must(HttpStatusCode.PreconditionFailed)
            .Codes.ShouldBe(["changed-meanwhile"]);
        (await manager.Get("/agreements/care/comments")).Ok()["items/0/text"].ShouldBe("first");
    }

    [Fact]
    public async Task A_term_that_ends_is_renewed_by_an_amendment_that_both_sign()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 3, 2, 9, 0));
        var text = Templates.Of("managed-it")!.Text;
        await Signed.Agreement(
            server,
            "care",
            System
                .Text.RegularExpressions.Regex.Replace(
                    text,
                    @"  (renews|rates): \{[^\n]*\n",
                    "",
                    System.Text.RegularExpressions.RegexOptions.None
                )
                .Replace(text[text.IndexOf("examples:", StringComparison.Ordinal)..], "")
        );
        var manager = server.As(Role.AgreementManager);
        (await manager.Get("/agreements/care/dates")).Ok()["until"].ShouldBe("2027-03-01");
        (await manager.Post("/agreements/care/renewals", new { @for = "a while" }))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["for-wrong"]);
        var made = (await manager.Post("/agreements/care/renewals", new { @for = "6 months" })).Must(HttpStatusCode.Created);
        (await manager.Get("/agreements/care/dates")).Ok()["until"].ShouldBe("2027-03-01");
        await Signed.Both(server, "care", made["hash"]!);
        // A year from 1 March 2026 and six months more.
        (await manager.Get("/agreements/care/dates"))
            .Ok()["until"]
            .ShouldBe("2027-09-01");
    }

    [Fact]
    public async Task A_text_under_a_master_takes_it_along_as_it_was()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 3, 2, 9, 0));
        var manager = server.As(Role.AgreementManager);
        var master =
            "kept: 1\nagreement: m\nkind: master\ntitle: Master\nparties: {provider: {name: Allora}, customer: {name: Northwind}}\ncurrency: EUR\ntimeZone: Europe/Amsterdam\nrounding: {to: cent, mode: half away from zero, at: credit line}\n";
        (await manager.Post("/customers", new { id = "northwind", name = "Northwind" })).Ok();
        (await manager.Post("/agreements", new { id = "master", text = master })).Ok();
        var text =
            "kept: 1\nagreement: x\nunder: master\nservices: {web: {price: 10.00 per month}}\nserviceLevels: {uptime: {clause: \"1\", of: web, measure: {availability: outages, evidence: outages complete, per: calendar month}, target: at least 99%, consequence: none}}\n";
        (
            await manager.Post(
                "/agreements",
                new
                {
                    id = "site",
                    customer = "northwind",
                    text,
                }
            )
        ).Ok()["with"].ShouldBe("Northwind");
        (await manager.Get("/agreements/site/terms")).Ok().Text.ShouldContain("master.yaml");
        (
            await manager.Post(
                "/agreements",
                new
                {
                    id = "lost",
                    customer = "northwind",
                    text = text.Replace("under: master", "under: nobody"),
                }
            )
        ).Must(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Members_come_in_bulk_and_each_has_credits_and_a_claim_of_its_own()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 1, 2, 9, 0));
        await Signed.Agreement(server, "lines", Sample("isp/agreement.yaml"));
        var csv =
            "id,customer,resource,plan,from\n"
            + string.Join("\n", Enumerable.Range(1, 300).Select(n => $"m{n},Customer {n},line-{n},,2026-01-01"));
        (await server.As(Role.AgreementManager).Post("/agreements/lines/evidence?file=members.csv", csv, "text/csv"))
            .Ok()["facts"]
            .ShouldBe("300");
        var first = (await server.As(Role.Auditor).Get("/members?limit=200")).Ok();
        first.Json.GetProperty("items").GetArrayLength().ShouldBe(200);
        (await server.As(Role.Auditor).Get($"/members?limit=200&after={first["next"]}"))
            .Ok()
            .Json.GetProperty("items")
            .GetArrayLength()
            .ShouldBe(100);
        (await server.As(Role.Auditor).Get("/members?q=line-17")).Ok().Json.GetProperty("items").GetArrayLength().ShouldBe(11);
        var sequence = await server.Store.LastSequence();
        (await server.As(Role.AgreementManager).Post("/agreements/lines/evidence?file=members.csv", csv, "text/csv")).Ok();
        (await server.Store.LastSequence()).ShouldBe(sequence);
        var wrong = await server
            .As(Role.AgreementManager)
            .Post(
                "/agreements/lines/evidence?file=members.csv",
                csv.Replace("line-7,,2026-01-01", "line-7,,2026-13-01") + "\nm301,,line-301,,2026-01-01",
                "text/csv"
            );
        wrong.Must(HttpStatusCode.UnprocessableEntity).Codes.Count().ShouldBeGreaterThanOrEqualTo(2);
        (await server.Store.LastSequence()).ShouldBe(sequence);
    }

    [Fact]
    public async Task What_happens_after_the_end_is_held_against_nobody_and_what_happened_before_still_is()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 3, 2, 9, 0));
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        server.Clock.Now = Instant.FromUtc(2026, 4, 10, 9, 0);
        (await server.As(Role.AgreementManager).Post("/agreements/care/end", new { on = "2026-04-10", reason = "by mutual consent" })).Ok();
        server.Clock.Now = Instant.FromUtc(2026, 4, 20, 9, 0);
        (await File_(server, "care", Outage("o1", "hosting", "2026-04-12T10:00-07:00", "2026-04-14T10:00-07:00")))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["after-end"]);
        (await File_(server, "care", Outage("o2", "hosting", "2026-03-12T10:00-07:00", "2026-03-12T16:00-07:00"))).Ok();
    }
}
