using System.Net;

namespace Kept.Server.Tests.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task A_session_says_who_one_is_and_what_one_may()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var session = (await ada.Get("session").Ok()).Json!;
        ((bool)session["signedIn"]!).ShouldBeTrue();
        ((string)session["account"]!["role"]!).ShouldBe("administrator");
        session["permissions"]!.AsArray().Select(p => (string)p!).ShouldContain("manageAccounts");
    }

    [Fact]
    public async Task The_cookie_cannot_be_read_by_script_and_is_worth_nothing_after_signing_out()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var cookie = ada.Cookies["kept"];
        ada.SetCookies["kept"].ToLowerInvariant().ShouldEndWith("; path=/; samesite=lax; httponly");
        await ada.Delete("session").Ok();
        using var thief = server.Visitor();
        thief.Cookies["kept"] = cookie;
        ((bool)(await thief.Get("session").Ok()).Json!["signedIn"]!).ShouldBeFalse();
        (await server.Audit("audit.signedOut")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_learns_from_a_refusal_whether_there_is_an_account()
    {
        var (server, _) = await Running.WithAdministrator();
        await using var __ = server;
        using var visitor = server.Visitor();
        var wrong = await visitor.SignIn("ada@kept.example", "not the password");
        var nobody = await visitor.SignIn("nobody@kept.example", "not the password");
        (wrong.Status, wrong.Text).ShouldBe((nobody.Status, nobody.Text));
        (await server.Audit("audit.signInFailed")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task After_five_failures_an_account_rests_for_a_quarter_of_an_hour()
    {
        var (server, _) = await Running.WithAdministrator();
        await using var __ = server;
        using var visitor = server.Visitor();
        for (var i = 0; i < 5; i++)
        {
            await visitor.SignIn("ada@kept.example", "not the password");
        }

        (await visitor.SignIn("ada@kept.example", Running.Password)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.Audit("audit.lockedOut")).Count.ShouldBe(1);
        server.Time.Pass(TimeSpan.FromMinutes(15));
        (await visitor.SignIn("ada@kept.example", Running.Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_change_by_cookie_needs_the_antiforgery_token()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        ada.Antiforgery = null;
        await ada.Delete("session").Refused(403, "antiforgery-missing");
        await ada.Welcome();
        await ada.Delete("session").Ok();
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(6, true)]
    public async Task A_session_ends_when_it_is_not_used_for_a_week(int days, bool goesOn)
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        server.Time.Pass(TimeSpan.FromDays(days));
        ((bool)(await ada.Get("session").Ok()).Json!["signedIn"]!).ShouldBe(goesOn);
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_however_much_it_is_used()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        for (var day = 0; day < 29; day++)
        {
            server.Time.Pass(TimeSpan.FromDays(1));
            ((bool)(await ada.Get("session").Ok()).Json!["signedIn"]!).ShouldBeTrue();
        }

        server.Time.Pass(TimeSpan.FromDays(1));
        ((bool)(await ada.Get("session").Ok()).Json!["signedIn"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_journal_notes_has_no_name_and_no_address()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        await ada.SignIn("ada@kept.example", "wrong");
        await ada.Post("tokens", new { name = "of Ada" }).Ok();
        var written = string.Join('\n', (await server.Audit()).Select(e => e.Actor + e.Payload));
        written.ShouldNotContain("ada", Case.Insensitive);
        written.ShouldNotContain("127.0.0.1");
        string.Join('\n', server.Log.All).ShouldNotContain("ada@", Case.Insensitive);
    }
}
