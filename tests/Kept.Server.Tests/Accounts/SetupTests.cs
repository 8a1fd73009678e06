namespace Kept.Server.Tests.Accounts;

public sealed class SetupTests
{
    private static object Wish(string code) =>
        new
        {
            setupCode = code,
            name = "Ada Admin",
            email = "ada@kept.example",
            password = Running.Password,
        };

    [Fact]
    public async Task Before_the_first_administrator_everything_points_to_the_setup()
    {
        await using var server = await Running.Start();
        using var visitor = server.Visitor();
        ((bool)(await visitor.Get("session").Ok()).Json!["setupPending"]!).ShouldBeTrue();
        await visitor.Get("tickets").Refused(503, "setup-pending");
        await visitor.Post("session", new { email = "a@b", password = "x" }).Refused(503, "setup-pending");
        (await visitor.Get("/").Refused(302)).Headers["Location"].ShouldBe(["/setup"]);
        (await visitor.Get("/setup").Ok()).Text.ShouldContain("setup code");
    }

    [Fact]
    public async Task Only_who_reads_the_servers_output_makes_the_first_administrator_and_once()
    {
        await using var server = await Running.Start();
        using var visitor = server.Visitor();
        await visitor.Post("setup", Wish("wrong")).Refused(403, "setup-code-wrong");
        await visitor.Post("setup", Wish(server.SetupCode)).Ok();
        await visitor.Post("setup", Wish(server.SetupCode)).Refused(409, "setup-done");
        (await visitor.SignIn("ada@kept.example", Running.Password)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        (await server.Audit()).Select(e => e.Kind).ShouldBe(["audit.accountMade", "audit.firstAdministratorMade", "audit.signedIn"]);
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_wish_is_said_at_once()
    {
        await using var server = await Running.Start();
        using var visitor = server.Visitor();
        var reply = await visitor
            .Post(
                "setup",
                new
                {
                    setupCode = server.SetupCode,
                    email = "nowhere",
                    password = "short",
                }
            )
            .Refused(400, "name-wrong", "email-wrong", "password-too-short");
        reply.Json!["problems"]!.AsArray().Select(p => (string)p!["at"]!).ShouldBe(["/name", "/email", "/password"]);
    }
}
