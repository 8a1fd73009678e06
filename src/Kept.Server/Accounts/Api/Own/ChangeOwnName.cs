using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>PATCH /account: changes one's name.</summary>
internal static class ChangeOwnName
{
    public sealed record Body(string? Name);

    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts, Audit audit)
    {
        var asked = await Asked<Body>.Of(context);
        asked.Add(asked.Body is null ? [] : NewAccount.NameProblems(asked.Body.Name));
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await accounts.Own(context);
        account.Name = asked.Body!.Name!.Trim();
        await accounts.UpdateAsync(account);
        await audit.Note(context.Acting().Actor, AuditKind.AccountChanged, ("account", account.Id), ("what", "name"));
        return Answer.With(AccountView.Of(account));
    }
}
