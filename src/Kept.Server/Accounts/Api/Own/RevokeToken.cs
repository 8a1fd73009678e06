using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>DELETE /tokens/{token} and /accounts/{account}/tokens/{token}: the token works no longer.</summary>
internal static class RevokeToken
{
    public static Task<IResult> Own(HttpContext context, string token, Tokens tokens, Audit audit) =>
        Of(context, context.AccountId(), token, tokens, audit);

    public static async Task<IResult> Of(HttpContext context, string account, string token, Tokens tokens, Audit audit)
    {
        if (!await tokens.Revoke(token, account))
        {
            return Answer.Unknown("token");
        }

        await audit.Note(context.Acting().Actor, AuditKind.TokenRevoked, ("token", token), ("account", account));
        return Results.NoContent();
    }
}
