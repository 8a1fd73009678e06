using System.Net.Http.Headers;
using Kept.Server.Rights;

namespace Kept.Server.Tests.Accounts;

public sealed class TokenTests
{
    private static Visitor With(Running server, string secret)
    {
        var program = server.Visitor();
        program.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return program;
    }

    [Fact]
    public async Task A_program_acts_with_a_token_of_its_owner_and_needs_no_antiforgery_token()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var made = (await ada.Post("tokens", new { name = "monitoring", scopes = new[] { "writeEvidence", "readTickets" } }).Ok()).Json!;
        var secret = (string)made["secret"]!;
        secret.ShouldStartWith("kept_");
        using var program = With(server, secret);
        var session = (await program.Get("session").Ok()).Json!;
        session["permissions"]!.AsArray().Select(p => (string)p!).ShouldBe(["readTickets", "writeEvidence"]);
        var listed = (await ada.Get("tokens").Ok()).Json!["tokens"]!.AsArray().Single()!;
        (listed["secret"], (string)listed["beginning"]!).ShouldBe((null, secret[..9]));
        listed["usedAt"].ShouldNotBeNull();
        (await server.Audit("audit.tokenMade")).Single().Payload.ShouldContain("\"scopes\":\"readTickets writeEvidence\"");
    }

    [Fact]
    public async Task No_token_reaches_ones_own_account()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        using var program = With(server, (string)(await ada.Post("tokens", new { name = "all" }).Ok()).Json!["secret"]!);
        await program.Post("tokens", new { name = "more" }).Refused(403, "right-missing");
        await program.Get("tokens").Refused(403, "right-missing");
    }

    [Fact]
    public async Task An_expired_a_revoked_and_an_unknown_token_are_refused()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var made = (await ada.Post("tokens", new { name = "day", expiresAt = "2026-03-11T12:00:00Z" }).Ok()).Json!;
        using var program = With(server, (string)made["secret"]!);
        ((bool)(await program.Get("session")).Json!["signedIn"]!).ShouldBeTrue();
        server.Time.Pass(TimeSpan.FromDays(1));
        await program.Get("tokens").Refused(401, "sign-in-needed");

        var other = (await ada.Post("tokens", new { name = "other" }).Ok()).Json!;
        using var second = With(server, (string)other["secret"]!);
        await second.Get("tokens").Refused(403);
        await ada.Delete($"tokens/{other["id"]}").Ok();
        await second.Get("tokens").Refused(401);
        await ada.Delete($"tokens/{other["id"]}").Refused(404);
        using var third = With(server, "kept_made-up");
        await third.Get("tokens").Refused(401);
        (await server.Audit("audit.tokenRevoked")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_is_never_for_more_than_its_owner_may()
    {
        var (server, _) = await Running.WithAdministrator();
        await using var __ = server;
        await server.Account(Role.Viewer, "acme");
        using var viewer = server.Visitor();
        await viewer.SignIn("viewer@acme.example", Running.Password);
        string[] scopes = ["manageAccounts", "ownAccount", "readTickets"];
        await viewer
            .Post(
                "tokens",
                new
                {
                    name = "",
                    scopes,
                    expiresAt = "2020-01-01T00:00:00Z",
                }
            )
            .Refused(400, "name-wrong", "expired-already", "scope-unknown", "scope-unknown");
    }
}
