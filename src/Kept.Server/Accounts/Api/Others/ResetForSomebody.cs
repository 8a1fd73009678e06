using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /accounts/{account}/password-reset: a link to a new password, mailed, or without mail in the answer.</summary>
internal static class ResetForSomebody
{
    public static async Task<IResult> Handle(
        HttpContext context,
        string account,
        AccountBook accounts,
        PasswordResets resets,
        Links links,
        Audit audit
    )
    {
        if (await accounts.Find(account) is not { IsDisabled: false } found)
        {
            return Answer.Unknown("account that can sign in");
        }

        var secret = await resets.Make(found);
        await audit.Note(context.Acting().Actor, AuditKind.PasswordResetAsked, ("account", found.Id));
        return Answer.With(await links.Send(found.Email!, LinkKind.PasswordReset, secret, context.Request), StatusCodes.Status201Created);
    }
}
