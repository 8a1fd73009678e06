using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>
/// DELETE /accounts/{account}/sessions and /accounts/{account}/codes: signs somebody out everywhere; turns codes off for who lost the
/// device that shows them.
/// </summary>
internal static class EndForSomebody
{
    public static async Task<IResult> Sessions(HttpContext context, string account, AccountBook accounts, Sessions sessions, Audit audit)
    {
        if (await accounts.Find(account) is not { } found)
        {
            return Answer.Unknown("account");
        }

        await sessions.EndAll(found.Id);
        await audit.Note(context.Acting().Actor, AuditKind.SessionsEnded, ("account", found.Id));
        return Results.NoContent();
    }

    public static async Task<IResult> Codes(HttpContext context, string account, AccountBook accounts, Audit audit)
    {
        if (await accounts.Find(account) is not { } found)
        {
            return Answer.Unknown("account");
        }

        await accounts.EndCodes(found);
        await audit.Note(context.Acting().Actor, AuditKind.CodesDisabled, ("account", found.Id));
        return Results.NoContent();
    }
}
