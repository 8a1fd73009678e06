using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /account/codes/confirmation: the first code turns codes on; the answer has the recovery codes, once.</summary>
internal static class ConfirmCodes
{
    public sealed record Body(string? Code);

    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts, Audit audit)
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await accounts.Own(context);
        if (account.TwoFactorEnabled || !await accounts.VerifyTwoFactorTokenAsync(account, Totp.Provider, asked.Body.Code ?? ""))
        {
            await accounts.AccessFailedAsync(account);
            return Answer.Refuse(400, "code-wrong", "the code does not fit", "the clock of the device that shows it may be wrong");
        }

        await accounts.SetTwoFactorEnabledAsync(account, true);
        var recoveryCodes = await accounts.NewRecoveryCodes(account);
        await audit.Note(context.Acting().Actor, AuditKind.CodesEnabled, ("account", account.Id));
        return Answer.With(new { recoveryCodes });
    }
}
