using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /account/codes: a new secret for an authenticator app. Nothing is asked for at sign-in until a code confirms it.</summary>
internal static class BeginCodes
{
    public sealed record Body(string? Password);

    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts, OwnPassword own)
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await accounts.Own(context);
        if (account.TwoFactorEnabled)
        {
            return Answer.Refuse(StatusCodes.Status409Conflict, "codes-on", "codes are on already", "turn them off first");
        }

        if (await own.Refuse(account, asked.Body.Password) is { } wrong)
        {
            return wrong;
        }

        await accounts.ResetAuthenticatorKeyAsync(account);
        var secret = (await accounts.GetAuthenticatorKeyAsync(account))!;
        return Answer.With(new { secret, address = Totp.Address(secret, account.Email!) });
    }
}
