using System.Net;
using System.Text.RegularExpressions;
using Kept.Server.Rights;

namespace Kept.Server.Tests.Accounts;

public sealed class MailTests
{
    private static string SecretIn(string text) => Regex.Match(text, @"\?secret=([A-Za-z0-9_-]+)").Groups[1].Value;

    [Fact]
    public async Task An_invitation_goes_by_mail_and_not_into_the_answer()
    {
        using var box = new MailBox();
        var (server, ada) = await Running.WithAdministrator(box.Settings);
        await using var _ = server;
        var reply = (await ada.Post("invitations", new { email = "bo@kept.example", role = "agent" }).Ok()).Json!;
        ((bool)reply["mailed"]!, reply["link"]).ShouldBe((true, null));
        var (to, text) = await box.Next();
        to.ShouldBe("bo@kept.example");
        text.ShouldContain("https://kept.example/invitation?secret=");
        using var bo = server.Visitor();
        await bo.Post(
                "invitations/acceptance",
                new
                {
                    secret = SecretIn(text),
                    name = "Bo",
                    password = Running.Password,
                }
            )
            .Ok();
    }

    [Fact]
    public async Task What_the_mail_server_does_not_take_is_shown_and_logged_without_the_address()
    {
        using var box = new MailBox { Refuses = true };
        var (server, ada) = await Running.WithAdministrator(box.Settings);
        await using var _ = server;
        var reply = (await ada.Post("invitations", new { email = "bo@kept.example", role = "agent" }).Ok()).Json!;
        ((bool)reply["mailed"]!).ShouldBeFalse();
        ((string)reply["link"]!).ShouldStartWith("https://kept.example/invitation?secret=");
        var log = string.Join('\n', server.Log.All);
        log.ShouldContain("could not be handed over");
        log.ShouldNotContain("bo@kept.example");
    }

    [Fact]
    public async Task Who_forgot_the_password_gets_a_link_that_works_once_within_the_hour_and_ends_all_sessions()
    {
        using var box = new MailBox();
        var (server, ada) = await Running.WithAdministrator(box.Settings);
        await using var _ = server;
        using var visitor = server.Visitor();
        await visitor.Post("password-resets", new { email = "ada@kept.example" }).Ok();
        var secret = SecretIn((await box.Next()).Text);
        await visitor.Post("password-resets/use", new { secret, password = "short" }).Refused(400, "password-too-short");
        await visitor.Post("password-resets/use", new { secret, password = "a brand new one" }).Ok();
        await visitor.Post("password-resets/use", new { secret, password = "a brand new one" }).Refused(410, "link-closed");
        await ada.Get("account").Refused(401);
        (await visitor.SignIn("ada@kept.example", "a brand new one")).Status.ShouldBe(HttpStatusCode.OK);
        await visitor.Post("password-resets", new { email = "ada@kept.example" }).Ok();
        var late = SecretIn((await box.Next()).Text);
        server.Time.Pass(TimeSpan.FromHours(1));
        await visitor.Post("password-resets/use", new { secret = late, password = "yet another one" }).Refused(410, "link-closed");
    }

    [Fact]
    public async Task Nobody_learns_from_the_answer_whether_there_is_an_account()
    {
        using var box = new MailBox();
        var (server, _) = await Running.WithAdministrator(box.Settings);
        await using var __ = server;
        using var visitor = server.Visitor();
        var nobody = await visitor.Post("password-resets", new { email = "nobody@kept.example" }).Ok();
        var somebody = await visitor.Post("password-resets", new { email = "ada@kept.example" }).Ok();
        (nobody.Status, nobody.Text).ShouldBe((somebody.Status, somebody.Text));
        (await box.Next()).To.ShouldBe("ada@kept.example");
        box.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_mail_an_administrator_is_given_the_link_to_a_new_password()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var bo = await server.Account(Role.Agent);
        var link = (string)(await ada.Post($"accounts/{bo.Id}/password-reset").Ok()).Json!["link"]!;
        link.ShouldStartWith($"{server.Origin}/password-reset?secret=");
        using var visitor = server.Visitor();
        await visitor.Post("password-resets/use", new { secret = SecretIn(link), password = "a brand new one" }).Ok();
        (await visitor.SignIn(bo.Email!, "a brand new one")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("publicUrl", "--mail:host=127.0.0.1", "--mail:from=a@b")]
    [InlineData("mail:from", "--mail:host=127.0.0.1", "--publicUrl=https://kept.example")]
    [InlineData("mail:port", "--mail:host=127.0.0.1", "--publicUrl=https://kept.example", "--mail:from=a@b", "--mail:port=often")]
    [InlineData("limits:apiPerActor", "--limits:apiPerActor=0")]
    [InlineData("proxies", "--proxies=everybody")]
    public void Settings_that_do_not_work_are_said_at_the_start(string names, params string[] settings) =>
        Should.Throw<InvalidOperationException>(() => KeptServer.Build(["--store=memory", .. settings])).Message.ShouldContain(names);
}
