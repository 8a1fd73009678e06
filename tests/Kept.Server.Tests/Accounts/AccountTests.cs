using System.Net;
using Kept.Server.Accounts;
using Kept.Server.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace Kept.Server.Tests.Accounts;

public sealed class AccountTests
{
    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_back_when_enabled()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var bo = await server.Account(Role.Agent);
        using var browser = server.Visitor();
        await browser.SignIn(bo.Email!, Running.Password);
        using var program = await server.Program(bo);
        await ada.Patch($"accounts/{bo.Id}", new { disabled = true }).Ok();
        await browser.Get("account").Refused(401);
        await program.Get("agreements").Refused(401);
        (await browser.SignIn(bo.Email!, Running.Password)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await ada.Patch($"accounts/{bo.Id}", new { disabled = false }).Ok();
        await browser.Get("account").Refused(401);
        (await browser.SignIn(bo.Email!, Running.Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_role_counts_at_once()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var bo = await server.Account(Role.Agent);
        using var browser = server.Visitor();
        await browser.SignIn(bo.Email!, Running.Password);
        await browser.Get("accounts").Refused(403);
        await ada.Patch($"accounts/{bo.Id}", new { role = "administrator" }).Ok();
        await browser.Get("accounts").Ok();
        await ada.Patch($"accounts/{bo.Id}", new { role = "viewer" }).Refused(400, "customer-missing");
        await ada.Post("customers", new { id = "acme", name = "Acme" }).Ok();
        var viewer = (await ada.Patch($"accounts/{bo.Id}", new { role = "viewer", customer = "acme" }).Ok()).Json!;
        ((string)viewer["customer"]!).ShouldBe("acme");
        (await ada.Patch($"accounts/{bo.Id}", new { role = "auditor" }).Ok()).Json!["customer"].ShouldBeNull();
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var id = (string)(await ada.Get("session")).Json!["account"]!["id"]!;
        await ada.Patch($"accounts/{id}", new { disabled = true }).Refused(400, "last-administrator");
        await ada.Patch($"accounts/{id}", new { role = "agent" }).Refused(400, "last-administrator");
        await ada.Post($"accounts/{id}/erasure").Refused(400, "last-administrator");
    }

    [Fact]
    public async Task Accounts_are_listed_page_by_page_and_by_customer()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        foreach (var role in new[] { Role.Viewer, Role.Requester, Role.Approver })
        {
            server.Time.Pass(TimeSpan.FromSeconds(1));
            await server.Account(role, "acme");
        }

        var first = (await ada.Get("accounts?limit=2").Ok()).Json!;
        var second = (await ada.Get($"accounts?limit=2&after={first["next"]}").Ok()).Json!;
        first["items"]!
            .AsArray()
            .Concat(second["items"]!.AsArray())
            .Select(a => (string)a!["role"]!)
            .ShouldBe(["administrator", "viewer", "requester", "approver"]);
        second["next"].ShouldBeNull();
        (await ada.Get("accounts?customer=acme").Ok()).Json!["items"]!.AsArray().Count.ShouldBe(3);
        await ada.Get("accounts/nobody").Refused(404, "not-found");
    }

    [Fact]
    public async Task An_erased_person_leaves_an_id()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var bo = await server.Account(Role.Agent, email: "bo@kept.example");
        using var browser = server.Visitor();
        await browser.SignIn("bo@kept.example", Running.Password);
        await ada.Post($"accounts/{bo.Id}/erasure").Ok();
        await browser.Get("account").Refused(401);
        await ada.Get($"accounts/{bo.Id}").Refused(404);
        (await ada.Get("accounts").Ok()).Text.ShouldNotContain("bo@");
        (await server.Audit("audit.accountErased")).Single().Payload.ShouldContain(bo.Id);
        await ada.Post("invitations", new { email = "bo@kept.example", role = "agent" }).Ok();
    }

    [Fact]
    public async Task Who_is_behind_an_actor_and_whom_to_write_to_is_known_to_the_server()
    {
        var (server, _) = await Running.WithAdministrator();
        await using var __ = server;
        var bo = await server.Account(Role.Signatory, "acme", "bo@acme.example");
        await server.Account(Role.Viewer, "acme");
        using var program = await server.Program(bo);
        await using var scope = server.App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        var token = (await scope.ServiceProvider.GetRequiredService<Tokens>().Of(bo.Id, default)).Single();
        (await people.NamesOf([bo.Actor, token.Actor, "system", "user/nobody"]))
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => p.Value)
            .ShouldBe(["test (Signatory of acme)", "Signatory of acme"]);
        (await people.Who(Permission.SignForCustomer, "acme")).Select(p => p.Email).ShouldBe(["bo@acme.example"]);
        (await people.Who(Permission.ManageAccounts, null)).Select(p => p.Name).ShouldBe(["Ada Admin"]);
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_one_by_one_or_all()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        using var phone = server.Visitor();
        phone.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");
        await phone.SignIn("ada@kept.example", Running.Password);
        using var third = server.Visitor();
        await third.SignIn("ada@kept.example", Running.Password);
        var listed = (await ada.Get("sessions").Ok()).Json!["sessions"]!.AsArray();
        listed.Count.ShouldBe(3);
        listed.Count(s => (bool)s!["current"]!).ShouldBe(1);
        var other = listed.Single(s => (string)s!["device"]! == "Firefox on Android")!;
        await ada.Delete($"sessions/{other["id"]}").Ok();
        await phone.Get("account").Refused(401);
        await ada.Delete("sessions").Ok();
        await third.Get("account").Refused(401);
        await ada.Get("account").Ok();
    }

    [Fact]
    public async Task Nobody_ends_or_revokes_what_is_anothers()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var bo = await server.Account(Role.Viewer, "acme");
        using var browser = server.Visitor();
        await browser.SignIn(bo.Email!, Running.Password);
        var session = (await ada.Get("sessions").Ok()).Json!["sessions"]![0]!["id"];
        var token = (await ada.Post("tokens", new { name = "mine" }).Ok()).Json!["id"];
        await browser.Delete($"sessions/{session}").Refused(404);
        await browser.Delete($"tokens/{token}").Refused(404);
        await ada.Get($"accounts/{bo.Id}/tokens").Ok();
    }

    [Fact]
    public async Task A_new_password_keeps_the_rules_and_ends_other_sessions()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        using var other = server.Visitor();
        await other.SignIn("ada@kept.example", Running.Password);
        await ada.Post("account/password", new { current = "wrong", password = "another good one" }).Refused(403, "password-wrong");
        await ada.Post("account/password", new { current = Running.Password, password = "abcabcabcabc" }).Refused(400, "password-common");
        await ada.Post("account/password", new { current = Running.Password, password = "ada@kept.example" })
            .Refused(400, "password-own-name");
        await ada.Post("account/password", new { current = Running.Password, password = "another good one" }).Ok();
        await other.Get("account").Refused(401);
        await ada.Get("account").Ok();
        (await other.SignIn("ada@kept.example", "another good one")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
