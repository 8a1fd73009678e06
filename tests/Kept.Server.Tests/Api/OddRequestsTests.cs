using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tests.Api;

/// <summary>What nobody should send is refused with a sentence that one can act on, and never breaks anything.</summary>
public sealed class OddRequestsTests
{
    [Theory]
    [InlineData("""{"id": 5}""", "field-wrong", "`id` is of another type than this")]
    [InlineData("""{"id": "x", "nme": "X"}""", "field-unknown", "there is no field `nme` in this request")]
    [InlineData("""{"id": """, "body-wrong", "the body is no JSON")]
    [InlineData("", "request-wrong", "the request has no JSON body")]
    public async Task A_body_that_cannot_be_read_is_told_what_is_wrong(string body, string code, string sentence)
    {
        await using var server = await RunningServer.Start();
        var reply = (await server.As(Role.AgreementManager).Post("/customers", body, "application/json")).Must(HttpStatusCode.BadRequest);
        (reply["problems/0/code"], reply["problems/0/sentence"]).ShouldBe((code, sentence));
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("5")]
    [InlineData("\"9999-12-31T23:59:59-14:00\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"1899-12-31T12:00:00Z\"")]
    public async Task An_instant_that_is_none_or_far_away_is_told_how_to_write_one(string at)
    {
        await using var server = await Desk.Open();
        var body = $$"""{"service": "portal", "from": {{at}}}""";
        var reply = await server.Agent().Post($"/agreements/{Desk.Id}/outages", body, "application/json");
        reply.Must(HttpStatusCode.BadRequest)["problems/0/sentence"]!.ShouldContain("an instant is written 2026-03-10T10:00:00Z");
    }

    [Theory]
    [InlineData("assessment?period=9999-12-31", "period-wrong")]
    [InlineData("assessment?period=1900-01-01/2900-01-01", "period-long")]
    [InlineData("assessment?period=1900-01-01/9999-12-31", "period-wrong")]
    [InlineData("credits?asOf=9999-12-31", "instant-wrong")]
    [InlineData("report?asOf=9999-12-31T23:59:59-14:00", "instant-wrong")]
    [InlineData("backing?asOf=0001-01-01", "instant-wrong")]
    [InlineData("tickets/T-1?asOf=9999-12-31", "instant-wrong")]
    public async Task Questions_about_times_that_are_none_are_refused(string path, string code)
    {
        await using var server = await Desk.Open();
        var reply = await server.Agent().Get($"/agreements/{Desk.Id}/{path}");
        reply.Must(HttpStatusCode.UnprocessableEntity).Codes.ShouldBe([code]);
    }

    [Theory]
    [InlineData("/tickets?limit=0")]
    [InlineData("/tickets?limit=1001")]
    [InlineData("/tickets?limit=many")]
    [InlineData("/due?after=zzz")]
    [InlineData("/credits?after=fn4")]
    [InlineData("/outages?from=9999-12-31T23:59:59-14:00")]
    [InlineData("/entitlement?customer=castor&at=9999-12-31")]
    public async Task Lists_refuse_limits_cursors_and_instants_that_are_none(string path)
    {
        await using var server = await Desk.Open();
        var reply = (await server.Agent().Get(path)).Must(HttpStatusCode.BadRequest);
        reply["problems/0/sentence"].ShouldNotBe("the request cannot be read");
    }

    [Theory]
    [InlineData("lasts: 9999 years")]
    [InlineData("lasts: 36000 quarters")]
    [InlineData("lasts: 501 years")]
    public async Task A_term_longer_than_the_calendar_is_refused(string lasts)
    {
        await using var server = await RunningServer.Start();
        var manager = server.As(Role.AgreementManager);
        var reply = await manager.Post("/agreements", new { id = "long", text = Desk.Text.Replace("lasts: 2 years", lasts) });
        reply.Must(HttpStatusCode.UnprocessableEntity)["problems/0/sentence"]!.ShouldContain(lasts["lasts: ".Length..]);
    }

    [Fact]
    public async Task Evidence_at_the_end_of_the_calendar_is_refused_with_its_line()
    {
        await using var server = await Desk.Open();
        var lines = "kind,id,service,from\noutage,a,portal,9999-12-31T23:59:59-14:00\n";
        var reply = await server.Agent().Post($"/agreements/{Desk.Id}/evidence", lines, "text/csv");
        reply.Must(HttpStatusCode.UnprocessableEntity).Codes.ShouldContain("bad-instant");
    }

    [Fact]
    public async Task Any_command_can_be_previewed_and_then_files_nothing()
    {
        await using var server = await Desk.Open();
        var before = await server.Store.LastSequence();
        var signatory = server.As(Role.Signatory, Desk.Customer);
        (await signatory.Post($"/agreements/{Desk.Id}/notices?preview=true", new { })).Must(HttpStatusCode.OK)["inTime"].ShouldBe("True");
        var manager = server.As(Role.AgreementManager);
        (await manager.Post($"/agreements/{Desk.Id}/end?preview=true", new { reason = "both agreed" })).Must(HttpStatusCode.OK);
        (await manager.Post("/customers?preview=true", new { id = "pollux", name = "Pollux" })).Must(HttpStatusCode.OK);
        (await server.Store.LastSequence()).ShouldBe(before);
    }

    [Fact]
    public async Task An_idempotency_key_that_is_none_is_refused_and_not_ignored()
    {
        await using var server = await RunningServer.Start();
        var manager = server.As(Role.AgreementManager);
        var reply = await manager.Post("/customers", new { id = "pollux", name = "P" }, ("Idempotency-Key", new string('k', 256)));
        reply.Must(HttpStatusCode.UnprocessableEntity).Codes.ShouldBe(["key-wrong"]);
    }

    [Fact]
    public async Task If_Match_takes_a_list_and_wants_its_quotes()
    {
        await using var server = await Desk.Open();
        var manager = server.As(Role.AgreementManager);
        var tag = (await manager.Get($"/agreements/{Desk.Id}")).ETag!;
        var comment = new { text = "Well done." };
        (await manager.Post($"/agreements/{Desk.Id}/comments", comment, ("If-Match", tag.Trim('"')))).Must(
            HttpStatusCode.PreconditionFailed
        )["problems/0/sentence"]!.ShouldContain($"it is at {tag}, with the quotes");
        (await manager.Post($"/agreements/{Desk.Id}/comments", comment, ("If-Match", $"\"1\", {tag}"))).Ok();
    }

    [Fact]
    public async Task A_customer_does_not_say_when_its_own_notice_or_claim_was_received()
    {
        await using var server = await Desk.Open(Instant.FromUtc(2027, 12, 1, 9, 0));
        var signatory = server.As(Role.Signatory, Desk.Customer);
        var backdated = new { at = "2027-09-01T09:00:00Z", receivedAt = "2027-09-01T09:00:00Z" };
        (await signatory.Post($"/agreements/{Desk.Id}/notices", backdated))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["receipt-not-yours"]);
        var claim = new
        {
            level = "uptime",
            period = "2027-09",
            receivedAt = "2027-10-01T09:00:00Z",
        };
        (await signatory.Post($"/agreements/{Desk.Id}/claims", claim))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldContain("receipt-not-yours");
        (await server.As(Role.AgreementManager).Post($"/agreements/{Desk.Id}/notices", backdated)).Ok()["inTime"].ShouldBe("True");
    }

    [Fact]
    public async Task A_period_has_one_name_however_it_is_written_and_a_dry_run_says_what_a_run_would_do()
    {
        await using var server = await Desk.Open(Instant.FromUtc(2026, 4, 3, 9, 0));
        var finance = server.As(Role.Finance);
        var first = await finance.Post($"/agreements/{Desk.Id}/statements", new { period = "2026-03-01/2026-04-01" });
        first.Must(HttpStatusCode.Created)["statement"].ShouldBe("statement-2026-03-1");
        (await finance.Post($"/agreements/{Desk.Id}/statements", new { period = "2026-03" })).Must(HttpStatusCode.Conflict);
        var half = await finance.Post($"/agreements/{Desk.Id}/statements", new { period = "2026-03-01/2026-03-15" });
        (await finance.Get($"/agreements/{Desk.Id}/statements/{half.Ok()["statement"]}")).Ok();
        (await finance.Post("/statement-runs", new { period = "2026-03", dryRun = true })).Ok()["outcome"].ShouldBe("unchanged");
        (await finance.Post("/statement-runs", new { period = "2026-02", dryRun = true })).Ok()["outcome"].ShouldBe("would issue");
    }
}
