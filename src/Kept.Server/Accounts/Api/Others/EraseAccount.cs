using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /accounts/{account}/erasure: name, e-mail and ways to sign in go for good; the journal keeps the id (R15).</summary>
internal static class EraseAccount
{
    public static async Task<IResult> Handle(HttpContext context, string account, AccountBook accounts, Erasing erasing, Audit audit)
    {
        if (await accounts.Find(account) is not { } found)
        {
            return Answer.Unknown("account");
        }

        if (await accounts.IsLastAdministrator(found))
        {
            return Answer.Refuse(400, "last-administrator", "this is the last administrator", "make another one first");
        }

        await erasing.Erase(found);
        await audit.Note(context.Acting().Actor, AuditKind.AccountErased, ("account", account));
        return Results.NoContent();
    }
}
