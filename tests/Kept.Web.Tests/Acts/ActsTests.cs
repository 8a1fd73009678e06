using System.Net;
using Kept.Server.Rights;
using Kept.Web.Acts;
using Kept.Web.Tests.Harness;

namespace Kept.Web.Tests.Acts;

/// <summary>Forms as they reach the server, also from who means no good.</summary>
public sealed class ActsTests
{
    [Theory]
    [InlineData("/tickets?state=open", "/tickets?state=open")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x=y", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Nobody_is_led_elsewhere(string? asked, string led) => ActsMiddleware.Local(asked).ShouldBe(led);

    [Fact]
    public async Task A_form_without_the_token_of_the_page_does_nothing()
    {
        await using var site = await Site.At(Dates.Start);
        using var http = await SignedIn(site, Role.Administrator);
        var reply = await http.PostAsync("/do/post/customers", Form(("id", "acme"), ("name", "Acme"), ("_from", "/")));
        reply.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var caller = await site.Caller(Role.Auditor, "Jun Sato");
        (await caller.Get("customers"))!["items"]!.AsArray().Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_form_can_do_what_the_api_allows_and_no_more()
    {
        await using var site = await Site.At(Dates.Start);
        using var http = await SignedIn(site, Role.Auditor);
        var token = (await http.GetStringAsync("/tickets")).Split("name=\"antiforgery\" value=\"")[1].Split('"')[0];
        var reply = await http.PostAsync("/do/post/customers", Form(("id", "acme"), ("name", "Acme"), ("antiforgery", token)));
        reply.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/do")]
    [InlineData("/do/post")]
    public async Task What_is_no_command_is_refused(string path)
    {
        await using var site = await Site.At(Dates.Start);
        using var http = await SignedIn(site, Role.Administrator);
        (await http.PostAsync(path, Form(("a", "b")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Every_page_comes_under_the_strict_policy_and_is_kept_by_nobody()
    {
        await using var site = await Site.At(Dates.Start);
        using var http = await SignedIn(site, Role.Administrator);
        var reply = await http.GetAsync("/tickets");
        reply.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        reply.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await reply.Content.ReadAsStringAsync()).ShouldNotContain(" style=");
    }

    [Fact]
    public async Task Assets_are_kept_for_good_under_their_hash()
    {
        await using var site = await Site.At(Dates.Start);
        using var http = await SignedIn(site, Role.Administrator);
        var address = (await http.GetStringAsync("/")).Split("rel=\"stylesheet\" href=\"")[1].Split('"')[0];
        var reply = await http.GetAsync(address);
        reply.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await http.GetAsync("/assets/nothing.css")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));

    private static async Task<HttpClient> SignedIn(Site site, Role role)
    {
        var email = await site.Account(role, "Some Body");
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Address) };
        var page = await http.GetStringAsync("/sign-in");
        var token = page.Split("name=\"antiforgery\" value=\"")[1].Split('"')[0];
        var fields = Form(("email", email), ("password", Site.Password), ("antiforgery", token), ("_then", "/"));
        (await http.PostAsync("/do/post/session", fields)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return http;
    }
}
