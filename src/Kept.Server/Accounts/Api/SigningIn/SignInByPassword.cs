using Kept.Server.Accounts.SigningIn;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /session: sign-in by e-mail and password. Where the account has codes, a second step follows.</summary>
internal static class SignInByPassword
{
    public sealed record Body(string? Email, string? Password);

    public static async Task<IResult> Handle(HttpContext context, PasswordSignIn signIn, SignInLimits limits)
    {
        var asked = await Asked<Body>.Of(context);
        asked
            .Check(!string.IsNullOrWhiteSpace(asked.Body?.Email), "/email", "email-missing", "the e-mail is missing")
            .Check(!string.IsNullOrEmpty(asked.Body?.Password), "/password", "password-missing", "the password is missing");
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        return limits.Refuse(context, asked.Body!.Email!) ?? Told(context, await signIn.Try(asked.Body.Email!, asked.Body.Password!));
    }

    public static IResult Told(HttpContext context, SignInOutcome outcome) =>
        outcome switch
        {
            SignInOutcome.SignedIn done => Answer.With(SessionView.Of(context, done.Account)),
            SignInOutcome.CodeNeeded => Answer.With(SessionView.Of(context, null, codeNeeded: true)),
            _ => Answer.Refuse(
                StatusCodes.Status401Unauthorized,
                "sign-in-failed",
                "this does not fit, or the account cannot be used now",
                $"after {SignInLimits.Failures} failures an account rests for {SignInLimits.RestMinutes} minutes"
            ),
        };
}
