using Kept.Server.Rights;
using Kept.Web.Tests.Harness;

namespace Kept.Web.Tests.Pages;

public sealed class SignInTests(Chromium chromium)
{
    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in_and_back()
    {
        await using var site = await Site.At(Dates.Start);
        var email = await site.Account(Role.Agent, "Noor Haddad");
        await using var noor = await chromium.Visitor(site, Look.Desktop);
        await noor.Page.GotoAsync("/tickets?state=open");
        noor.Page.Url.ShouldContain("/sign-in");
        await noor.Fill("E-mail", email);
        await noor.Fill("Password", Site.Password);
        await noor.Press("Sign in");
        noor.Page.Url.ShouldEndWith("/tickets?state=open");
    }

    [Fact]
    public async Task A_refused_sign_in_says_why_and_keeps_the_address()
    {
        await using var site = await Site.At(Dates.Start);
        var email = await site.Account(Role.Agent, "Noor Haddad");
        await using var noor = await chromium.Visitor(site, Look.Phone);
        await noor.Open("/sign-in");
        await noor.Fill("E-mail", email);
        await noor.Fill("Password", "another");
        await noor.Press("Sign in");
        await noor.Sees("does not fit");
        (await noor.Page.GetByLabel("E-mail").InputValueAsync()).ShouldBe(email);
        (await noor.Page.GetByLabel("Password").InputValueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_said_on_a_page()
    {
        await using var site = await Site.At(Dates.Start);
        await using var noor = await chromium.Visitor(site, Look.Desktop);
        await noor.SignIn(await site.Account(Role.Agent, "Noor Haddad"));
        var response = await noor.Page.GotoAsync("/nowhere");
        response!.Status.ShouldBe(404);
        await noor.Sees("There is nothing here");
    }
}
