using Kept.Server.Accounts;
using Kept.Server.Rights;
using Kept.Web.Tests.Harness;

namespace Kept.Web.Tests.Pages.Accounts;

public sealed class AccountTests(Chromium chromium)
{
    [Fact]
    public async Task Who_is_invited_makes_an_account_and_signs_in()
    {
        await using var site = await Site.At(Dates.Start);
        var email = await site.Account(Role.Administrator, "Ada Marsh");
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn(email);
        await ada.Open("/settings/invitations");
        await ada.Fill("E-mail", "noor@kept.example");
        await ada.Choose("Role", "agent");
        await ada.Press("Invite");
        var link = await ada.Page.Locator("#invitation-link").InnerTextAsync();
        await ada.Look();

        await using var noor = await chromium.Visitor(site, Look.Phone);
        await noor.Page.GotoAsync(link.Trim());
        await noor.Look();
        await noor.Fill("Name", "Noor Haddad");
        await noor.Fill("Password", "five quite plain words");
        await noor.Press("Make my account");
        await noor.Sees("Your account is made");
        await noor.SignIn("noor@kept.example", "five quite plain words");
        await noor.Open("/settings");
        await noor.Sees("for its administrators");
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_is_shown_once()
    {
        await using var site = await Site.At(Dates.Start);
        await using var noor = await chromium.Visitor(site, Look.Desktop);
        await noor.SignIn(await site.Account(Role.Agent, "Noor Haddad"));
        await noor.Open("/account/tokens");
        await noor.Fill("What it is for", "nightly");
        await noor.Press("Make the token");
        var secret = (await noor.Page.Locator("#token-secret").InnerTextAsync()).Trim();
        secret.ShouldStartWith("kept_");
        await noor.Look();
        using var program = new Caller(site.Address, secret);
        (await program.Get("tickets"))!["items"]!.AsArray().ShouldBeEmpty();
        await noor.Open("/account/tokens");
        (await noor.Text()).ShouldNotContain(secret);
        await noor.Pressed(noor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Revoke the token nightly" }));
        await noor.Sees("No token yet");
    }

    [Fact]
    public async Task Codes_are_turned_on_and_asked_for_at_the_next_sign_in()
    {
        await using var site = await Site.At(Dates.Start);
        var email = await site.Account(Role.Agent, "Noor Haddad");
        await using var noor = await chromium.Visitor(site, Look.Phone);
        await noor.SignIn(email);
        await noor.Open("/account/codes");
        await noor.Fill("Your password now", Site.Password);
        await noor.Press("Begin");
        var key = Totp.Base32((await noor.Page.Locator("#totp").InnerTextAsync()).Trim());
        await noor.Look();
        await noor.Fill("Code", Totp.Code(key, Totp.StepAt(site.Clock!.GetUtcNow())));
        await noor.Press("Turn codes on");
        await noor.Sees("recovery codes");

        site.Clock.Now += NodaTime.Duration.FromMinutes(2);
        await using var again = await chromium.Visitor(site, Look.Desktop);
        await again.Open("/sign-in");
        await again.Fill("E-mail", email);
        await again.Fill("Password", Site.Password);
        await again.Press("Sign in");
        await again.Sees("One more step");
        await again.Look();
        await again.Fill("Code", Totp.Code(key, Totp.StepAt(site.Clock.GetUtcNow())));
        await again.Press("Sign in");
        again.Page.Url.ShouldNotContain("sign-in");
    }

    [Fact]
    public async Task Who_forgot_the_password_is_told_what_comes_next()
    {
        await using var site = await Site.At(Dates.Start);
        await site.Account(Role.Administrator, "Ada Marsh");
        await using var noor = await chromium.Visitor(site, Look.Phone);
        await noor.Open("/sign-in");
        await noor.Pressed(noor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Forgotten your password?" }));
        await noor.Look();
        await noor.Fill("E-mail", "noor@kept.example");
        await noor.Press("Send me a link");
        await noor.Sees("Ask an administrator");
    }

    [Fact]
    public async Task The_first_administrator_is_made_on_a_page()
    {
        await using var site = await Site.At(Dates.Start);
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(site.Services);
        var setup = (Setup)scope.ServiceProvider.GetService(typeof(Setup))!;
        var code = await setup.Begin(TestContext.Current.CancellationToken);
        await using var ada = await chromium.Visitor(site, Look.Phone);
        await ada.Page.GotoAsync("/");
        ada.Page.Url.ShouldEndWith("/setup");
        await ada.Look();
        await ada.Fill("Setup code", code!);
        await ada.Fill("Name", "Ada Marsh");
        await ada.Fill("E-mail", "ada@kept.example");
        await ada.Fill("Password", Site.Password);
        await ada.Press("Make the first administrator");
        await ada.Sees("You are the first administrator");
        await ada.SignIn("ada@kept.example");
        await ada.Open("/settings/accounts");
        await ada.Sees("ada@kept.example");
    }
}
