using System.Net.Http.Headers;
using Kept.Server.Tests.Accounts;

namespace Kept.Server.Tests.Security;

public sealed class SecurityTests
{
    [Theory]
    [InlineData("session", 200)]
    [InlineData("agreements", 401)]
    [InlineData("nowhere", 404)]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string path, int status)
    {
        var (server, _) = await Running.WithAdministrator();
        await using var __ = server;
        using var visitor = server.Visitor();
        var headers = (await visitor.Get(path).Refused(status)).Headers;
        headers["Content-Security-Policy"]
            .Single()
            .ShouldSatisfyAllConditions(
                p => p.ShouldContain("default-src 'self'"),
                p => p.ShouldContain("frame-ancestors 'none'"),
                p => p.ShouldNotContain("unsafe")
            );
        headers["X-Content-Type-Options"].ShouldBe(["nosniff"]);
        headers["Referrer-Policy"].ShouldBe(["no-referrer"]);
        headers["Cross-Origin-Opener-Policy"].ShouldBe(["same-origin"]);
        headers["Cross-Origin-Resource-Policy"].ShouldBe(["same-origin"]);
        headers.ContainsKey("Server").ShouldBeFalse();
        headers.ContainsKey("Strict-Transport-Security").ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.1", false)]
    public async Task Only_a_known_proxy_is_believed_that_the_request_came_by_https(string proxies, bool believed)
    {
        var (server, _) = await Running.WithAdministrator($"--proxies={proxies}");
        await using var __ = server;
        using var visitor = server.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var reply = await visitor.SignIn("ada@kept.example", Running.Password);
        reply.Headers.ContainsKey("Strict-Transport-Security").ShouldBe(believed);
        visitor.SetCookies.ContainsKey("__Host-kept").ShouldBe(believed);
        visitor.SetCookies.ContainsKey("kept").ShouldBe(!believed);
        visitor.SetCookies[believed ? "__Host-kept" : "kept"].Contains("; secure", StringComparison.OrdinalIgnoreCase).ShouldBe(believed);
    }

    [Fact]
    public async Task Sign_ins_are_limited_per_account_from_wherever()
    {
        var (server, _) = await Running.WithAdministrator("--limits:signInPerAccount=3");
        await using var __ = server;
        using var visitor = server.Visitor();
        for (var i = 0; i < 2; i++)
        {
            (await visitor.SignIn("ADA@kept.example ", Running.Password)).Problems.ShouldNotContain("too-many");
        }

        var refused = await visitor
            .Post("session", new { email = "ada@kept.example", password = Running.Password })
            .Refused(429, "too-many");
        int.Parse(refused.Headers["Retry-After"].Single()).ShouldBeInRange(1, 60);
        (await visitor.SignIn("bo@kept.example", "x")).Problems.ShouldBe(["sign-in-failed"]);
    }

    [Fact]
    public async Task What_leads_to_a_sign_in_is_limited_per_address()
    {
        var (server, _) = await Running.WithAdministrator("--limits:signInPerAddress=4");
        await using var __ = server;
        using var visitor = server.Visitor();
        await visitor.Post("invitations/acceptance", new { secret = "x" }).Refused(410);
        await visitor.Post("password-resets/use", new { secret = "x" }).Refused(410);
        var refused = await visitor.Post("session/code", new { code = "1" }).Refused(429, "too-many");
        refused.Headers["Retry-After"].ShouldNotBeEmpty();
        await visitor.Get("session").Ok();
    }

    [Fact]
    public async Task The_api_is_limited_per_token_and_not_per_address()
    {
        var (server, ada) = await Running.WithAdministrator("--limits:apiPerActor=20");
        await using var _ = server;
        using var one = await server.Program(await server.Account(Kept.Server.Rights.Role.Auditor));
        using var two = await server.Program(await server.Account(Kept.Server.Rights.Role.Finance));
        for (var i = 0; i < 20; i++)
        {
            await one.Get("agreements").Ok();
        }

        (await one.Get("agreements").Refused(429, "too-many")).Headers["Retry-After"].ShouldNotBeEmpty();
        await two.Get("agreements").Ok();
    }

    [Fact]
    public async Task What_the_framework_refuses_is_said_like_all_else()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        await ada.Get("nowhere").Refused(404, "address-unknown");
        await ada.Send(HttpMethod.Put, "session", new { }).Refused(405, "method-wrong");
        await ada.Post("tokens", new { name = new string('x', 70_000) }).Refused(413, "too-large");
        await ada.Post("tokens", new { nonsense = 1 }).Refused(400, "body-wrong");
    }

    [Fact]
    public async Task A_request_from_another_site_is_refused_before_anybody_is_signed_in()
    {
        var (server, _) = await Running.WithAdministrator();
        await using var __ = server;
        using var visitor = server.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        await visitor.Post("session", new { email = "ada@kept.example", password = Running.Password }).Refused(403, "antiforgery-missing");
        await visitor.Get("session").Ok();
    }

    [Fact]
    public async Task The_log_has_a_line_for_each_request_without_what_people_wrote()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        await ada.Get("accounts/somebody-with-a-name?secret=hush").Refused(404);
        using var thief = server.Visitor();
        thief.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "kept_hush");
        await thief.Get("tokens").Refused(401);
        await server.Logged("GET /api/v1/accounts/{account} 404 in");
        await server.Logged("GET /api/v1/tokens 401 in");
        var log = string.Join('\n', server.Log.All);
        foreach (var secret in new[] { "hush", "somebody-with-a-name", "ada@", "Ada Admin", "127.0.0.1" })
        {
            log.Replace(server.Origin, "").ShouldNotContain(secret, Case.Insensitive);
        }
    }
}
