namespace Kept.Server.Tests.Accounts;

public sealed class InvitationTests
{
    private static string SecretIn(Reply reply) => ((string)reply.Json!["link"]!).Split("?secret=")[1];

    private static object Taking(string secret, string name = "Bo") =>
        new
        {
            secret,
            name,
            password = Running.Password,
        };

    [Fact]
    public async Task Without_mail_the_administrator_is_given_the_link_and_it_works_once()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var invited = await ada.Post("invitations", new { email = "bo@kept.example", role = "agreementManager" }).Ok();
        ((bool)invited.Json!["mailed"]!).ShouldBeFalse();
        ((string)invited.Json!["link"]!).ShouldStartWith($"{server.Origin}/invitation?secret=");
        using var bo = server.Visitor();
        await bo.Post("invitations/acceptance", new { secret = SecretIn(invited), password = "short" })
            .Refused(400, "name-wrong", "password-too-short");
        await bo.Post("invitations/acceptance", Taking(SecretIn(invited))).Ok();
        await bo.Post("invitations/acceptance", Taking(SecretIn(invited))).Refused(410, "link-closed");
        ((string)(await bo.SignIn("bo@kept.example", Running.Password)).Json!["account"]!["role"]!).ShouldBe("agreementManager");
        (await ada.Get("invitations").Ok()).Json!["invitations"]!.AsArray().ShouldBeEmpty();
        await bo.Get("accounts").Refused(403, "right-missing");
    }

    [Fact]
    public async Task An_invitation_ends_after_a_week_when_withdrawn_or_replaced()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var first = await ada.Post("invitations", new { email = "bo@kept.example", role = "agent" }).Ok();
        var second = await ada.Post("invitations", new { email = "bo@kept.example", role = "agent" }).Ok();
        using var bo = server.Visitor();
        await bo.Post("invitations/acceptance", Taking(SecretIn(first))).Refused(410, "link-closed");
        await ada.Delete($"invitations/{second.Json!["id"]}").Ok();
        await ada.Delete($"invitations/{second.Json!["id"]}").Refused(404);
        await bo.Post("invitations/acceptance", Taking(SecretIn(second))).Refused(410, "link-closed");
        var third = await ada.Post("invitations", new { email = "bo@kept.example", role = "agent" }).Ok();
        server.Time.Pass(TimeSpan.FromDays(7));
        await bo.Post("invitations/acceptance", Taking(SecretIn(third))).Refused(410, "link-closed");
    }

    [Fact]
    public async Task Role_and_customer_must_fit()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        await ada.Post("invitations", new { email = "ada@kept.example", role = "king" }).Refused(400, "email-taken", "role-wrong");
        await ada.Post("invitations", new { email = "no", role = "viewer" }).Refused(400, "email-wrong", "customer-missing");
        await ada.Post(
                "invitations",
                new
                {
                    email = "a@b.example",
                    role = "finance",
                    customer = "acme",
                }
            )
            .Refused(400, "customer-not-wanted", "customer-unknown");
        await ada.Post("customers", new { id = "acme", name = "Acme" }).Ok();
        await ada.Post(
                "invitations",
                new
                {
                    email = "a@b.example",
                    role = "signatory",
                    customer = "acme",
                }
            )
            .Ok();
        var note = (await server.Audit("audit.accountInvited")).Single();
        note.Payload.ShouldContain("\"customer\":\"acme\"");
        note.Payload.ShouldContain("\"role\":\"signatory\"");
        note.Payload.ShouldNotContain("@");
    }
}
