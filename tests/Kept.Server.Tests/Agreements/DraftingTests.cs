using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;

namespace Kept.Server.Tests.Agreements;

/// <summary>What a draft editor and a page of the contract ask.</summary>
public sealed class DraftingTests
{
    [Fact]
    public async Task A_text_that_is_not_filed_is_checked_and_rendered_and_nothing_is_filed()
    {
        await using var server = await Desk.Open();
        var (manager, before) = (server.As(Role.AgreementManager), await server.Store.LastSequence());
        var check = (await manager.Post("/check", new { text = Desk.Text })).Ok();
        check.Json.GetProperty("problems").GetArrayLength().ShouldBe(0);
        var finding = check.Json.GetProperty("findings")[0];
        finding.GetProperty("line").GetInt32().ShouldBeGreaterThan(0);
        finding.GetProperty("severity").GetString().ShouldBeOneOf("error", "warning", "note");
        var json = (await manager.Post("/render?language=de", new { text = Desk.Text })).Ok();
        (json["contract/language"], json["contract/parties/0/name"]).ShouldBe(("de", "Helio Support"));
        (await manager.Post("/render?to=html", new { text = Desk.Text })).Ok()["html"]!.ShouldContain("<h1>");
        (await server.Store.LastSequence()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_wrong_with_a_text_is_part_of_the_answer_with_its_line()
    {
        await using var server = await Desk.Open();
        var manager = server.As(Role.AgreementManager);
        // The currency stands in the fifth line.
        var text = Desk.Text.Replace("currency: EUR", "currency: EURO");
        var check = (await manager.Post("/check", new { text })).Ok();
        (check["problems/0/line"], check["problems/0/severity"], check["blocks"]).ShouldBe(("5", "error", "True"));
        check["problems/0/sentence"].ShouldNotBeNullOrEmpty();
        var rendered = (await manager.Post("/render", new { text })).Ok();
        (rendered["problems/0/line"], rendered["contract"]).ShouldBe(("5", null));
        (await manager.Post("/check", new { })).Must(HttpStatusCode.UnprocessableEntity).Codes.ShouldBe(["text-missing"]);
        (await manager.Post("/render?to=odt&language=xx", new { text })).Codes.ShouldBe(["language-unknown", "form-unknown"]);
    }

    [Fact]
    public async Task The_schema_is_for_everybody_who_is_signed_in()
    {
        await using var server = await Desk.Open();
        (await server.Requester().Get("/schema")).Ok()["$schema"].ShouldNotBeNull();
    }

    [Fact]
    public async Task The_contract_as_data_has_a_clause_for_each_level_and_says_which()
    {
        await using var server = await Desk.Open();
        var contract = (await server.Requester().Get("/agreements/helio/contract?to=json")).Ok();
        contract["preamble/0/kind"].ShouldBe("paragraph");
        var levels = contract
            .Json.GetProperty("clauses")
            .EnumerateArray()
            .Where(c => c.GetProperty("level").GetString() is not null)
            .Select(c => $"{c.GetProperty("clause")} {c.GetProperty("level")} {c.GetProperty("anchor")}");
        levels.ShouldBe(["3.1 answer c3-1", "3.2 resolve c3-2", "3.3 uptime c3-3"]);
        (await server.Requester().Get("/agreements/helio/contract?to=html")).Ok().Text.ShouldContain("id=\"c3-1\"");
    }

    [Fact]
    public async Task An_amendment_says_before_it_is_filed_what_it_changes_and_in_which_levels()
    {
        await using var server = await Desk.Open();
        var manager = server.As(Role.AgreementManager);
        var body = new { effective = "2026-07-01", change = new { serviceLevels = new { uptime = new { target = "at least 99.95%" } } } };
        var before = await server.Store.LastSequence();
        var preview = (await manager.Post("/agreements/helio/amendments?preview=true", body)).Ok();
        // April has 43,200 minutes: 0.1 % of them are 43.2, 0.05 % are 21.6.
        (preview["levels/0"], preview["changes/0/from"], preview["changes/0/to"]).ShouldBe(
            (
                "uptime",
                "at least 99.9% (43 min 12 s of bad time in April 2026 (30 days))",
                "at least 99.95% (21 min 36 s of bad time in April 2026 (30 days))"
            )
        );
        (await server.Store.LastSequence()).ShouldBe(before);
        (await manager.Post("/agreements/helio/amendments", body)).Ok();
        // It is not signed: what is in force is the first version still.
        foreach (var pair in new[] { "", "?from=1&to=2", "?from=inForce&to=2", "?to=2" })
        {
            var changes = (await server.Requester().Get($"/agreements/helio/changes{pair}")).Ok();
            (changes["from/version"], changes["to/version"], changes["levels/0"]).ShouldBe(("1", "2", "uptime"), pair);
        }

        (await manager.Get("/agreements/helio/changes?from=x&to=9")).Codes.ShouldBe(["version-unknown", "version-unknown"]);
    }
}
