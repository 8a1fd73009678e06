using System.Text.Json.Nodes;

namespace Kept.Server.Tests.Accounts;

public sealed class PasskeyTests
{
    private static async Task<SoftwareAuthenticator> Registered(Running server, Visitor ada)
    {
        var authenticator = new SoftwareAuthenticator(server.Origin);
        var options = (await ada.Post("account/passkeys/options", new { password = Running.Password }).Ok()).Json!;
        await ada.Post("account/passkeys", new { name = "laptop", credential = authenticator.Register(options) }).Ok();
        return authenticator;
    }

    private static async Task<JsonNode> Asked(Visitor visitor) => (await visitor.Post("session/passkey/options").Ok()).Json!;

    [Fact]
    public async Task A_passkey_signs_in_without_a_name_or_a_password()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        using var authenticator = await Registered(server, ada);
        using var visitor = server.Visitor();
        var reply = await visitor.Post("session/passkey", new { credential = authenticator.Sign(await Asked(visitor)) }).Ok();
        ((string)reply.Json!["account"]!["email"]!).ShouldBe("ada@kept.example");
        ((bool)(await visitor.Get("session")).Json!["signedIn"]!).ShouldBeTrue();
        (await server.Audit("audit.signedIn"))[^1].Payload.ShouldContain("\"by\":\"passkey\"");
    }

    [Fact]
    public async Task An_answer_works_once()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        using var authenticator = await Registered(server, ada);
        using var visitor = server.Visitor();
        var credential = authenticator.Sign(await Asked(visitor));
        await visitor.Post("session/passkey", new { credential }).Ok();
        using var thief = server.Visitor();
        await Asked(thief);
        await thief.Post("session/passkey", new { credential = credential.DeepClone() }).Refused(401, "sign-in-failed");
        await server.Visitor().Post("session/passkey", new { credential = credential.DeepClone() }).Refused(401, "sign-in-failed");
    }

    [Fact]
    public async Task A_passkey_asked_for_by_another_site_is_refused()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        using var authenticator = await Registered(server, ada);
        authenticator.Origin = "https://kept.evil.example";
        using var visitor = server.Visitor();
        await visitor.Post("session/passkey", new { credential = authenticator.Sign(await Asked(visitor)) }).Refused(401, "sign-in-failed");
    }

    [Fact]
    public async Task A_removed_passkey_is_refused()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        using var authenticator = await Registered(server, ada);
        var passkey = (await ada.Get("account/passkeys").Ok()).Json!["passkeys"]!.AsArray().Single()!;
        ((string)passkey["name"]!, (string)passkey["createdAt"]!).ShouldBe(("laptop", "2026-03-10T12:00:00Z"));
        await ada.Delete($"account/passkeys/{passkey["id"]}").Ok();
        using var visitor = server.Visitor();
        await visitor.Post("session/passkey", new { credential = authenticator.Sign(await Asked(visitor)) }).Refused(401, "sign-in-failed");
    }

    [Fact]
    public async Task Making_one_asks_for_the_password_once_more()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        await ada.Post("account/passkeys/options", new { password = "wrong" }).Refused(403, "password-wrong");
        await ada.Post("account/passkeys", new { name = "x", credential = new JsonObject() }).Refused(400, "passkey-wrong");
    }
}
