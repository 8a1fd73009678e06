using Kept.Server.Accounts.SigningIn;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /session/code: the second step, with a code from the app or a recovery code.</summary>
internal static class SignInByCode
{
    public sealed record Body(string? Code, string? RecoveryCode);

    public static async Task<IResult> Handle(HttpContext context, PasswordSignIn signIn)
    {
        var asked = await Asked<Body>.Of(context);
        var one = asked.Body?.Code is null != asked.Body?.RecoveryCode is null;
        asked.Check(one, "", "code-or-recovery-code", "either code or recoveryCode is wanted");
        return asked.Refusal ?? SignInByPassword.Told(context, await signIn.TryCode(asked.Body!.Code, asked.Body.RecoveryCode));
    }
}
