using Kept.Server.Accounts;

namespace Kept.Server.Tests.Accounts;

public sealed class CodeTests
{
    private static string Now(Running server, string secret) => Totp.Code(Totp.Base32(secret), Totp.StepAt(server.Time.GetUtcNow()));

    /// <summary>Turns codes on; the secret and the recovery codes.</summary>
    private static async Task<(string Secret, string[] Recovery)> On(Running server, Visitor ada)
    {
        var secret = (string)(await ada.Post("account/codes", new { password = Running.Password }).Ok()).Json!["secret"]!;
        var reply = await ada.Post("account/codes/confirmation", new { code = Now(server, secret) }).Ok();
        return (secret, [.. reply.Json!["recoveryCodes"]!.AsArray().Select(c => (string)c!)]);
    }

    /// <summary>The vectors of RFC 6238, appendix B, for SHA-1, cut to six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.Code("12345678901234567890"u8.ToArray(), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Fact]
    public async Task With_codes_on_the_password_alone_is_not_enough()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var (secret, _) = await On(server, ada);
        server.Time.Pass(TimeSpan.FromMinutes(1));
        using var visitor = server.Visitor();
        var first = (await visitor.SignIn("ada@kept.example", Running.Password)).Json!;
        ((bool)first["signedIn"]!, (bool)first["codeNeeded"]!).ShouldBe((false, true));
        ((bool)(await visitor.Get("session")).Json!["signedIn"]!).ShouldBeFalse();
        await visitor.Post("session/code", new { code = "000000" }).Refused(401, "sign-in-failed");
        ((bool)(await visitor.Post("session/code", new { code = Now(server, secret) }).Ok()).Json!["signedIn"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var (secret, _) = await On(server, ada);
        using var visitor = server.Visitor();
        await visitor.SignIn("ada@kept.example", Running.Password);
        await visitor.Post("session/code", new { code = Now(server, secret) }).Refused(401, "sign-in-failed");
        server.Time.Pass(TimeSpan.FromSeconds(30));
        await visitor.Post("session/code", new { code = Now(server, secret) }).Ok();
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_is_kept_as_a_hash()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var (_, recovery) = await On(server, ada);
        recovery.Length.ShouldBe(10);
        foreach (var status in new[] { 200, 401 })
        {
            using var visitor = server.Visitor();
            await visitor.SignIn("ada@kept.example", Running.Password);
            await visitor.Post("session/code", new { recoveryCode = recovery[3].ToUpperInvariant() }).Refused(status);
        }

        ((int)(await ada.Get("account").Ok()).Json!["recoveryCodesLeft"]!).ShouldBe(9);
        var fresh = (await ada.Post("account/recovery-codes", new { password = Running.Password }).Ok()).Json!;
        fresh["recoveryCodes"]!.AsArray().Select(c => (string)c!).ShouldNotContain(recovery[0]);
    }

    [Fact]
    public async Task Turning_codes_off_asks_for_the_password_and_then_the_password_is_enough()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        await On(server, ada);
        await ada.Post("account/codes", new { password = Running.Password }).Refused(409, "codes-on");
        await ada.Post("account/codes/end", new { password = "wrong" }).Refused(403, "password-wrong");
        await ada.Post("account/codes/end", new { password = Running.Password }).Ok();
        using var visitor = server.Visitor();
        ((bool)(await visitor.SignIn("ada@kept.example", Running.Password)).Json!["signedIn"]!).ShouldBeTrue();
        await ada.Post("account/recovery-codes", new { password = Running.Password }).Refused(409, "codes-off");
    }

    [Fact]
    public async Task Wrong_codes_make_the_account_rest_too()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        var (secret, _) = await On(server, ada);
        server.Time.Pass(TimeSpan.FromMinutes(1));
        using var visitor = server.Visitor();
        await visitor.SignIn("ada@kept.example", Running.Password);
        for (var i = 0; i < 5; i++)
        {
            await visitor.Post("session/code", new { code = "000000" }).Refused(401);
        }

        await visitor.Post("session/code", new { code = Now(server, secret) }).Refused(401);
    }
}
