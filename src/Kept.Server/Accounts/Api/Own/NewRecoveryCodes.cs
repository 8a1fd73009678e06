using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /account/recovery-codes: new ones, shown once; those before are worth nothing.</summary>
internal static class NewRecoveryCodes
{
    public sealed record Body(string? Password);

    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts, OwnPassword own, Audit audit)
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await accounts.Own(context);
        if (await own.Refuse(account, asked.Body.Password) is { } wrong)
        {
            return wrong;
        }

        if (!account.TwoFactorEnabled)
        {
            return Answer.Refuse(StatusCodes.Status409Conflict, "codes-off", "codes are not on", "turn them on first");
        }

        var recoveryCodes = await accounts.NewRecoveryCodes(account);
        await audit.Note(context.Acting().Actor, AuditKind.RecoveryCodesMade, ("account", account.Id));
        return Answer.With(new { recoveryCodes });
    }
}
