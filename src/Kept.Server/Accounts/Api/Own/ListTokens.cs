using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>GET /tokens: one's own tokens that are not revoked; GET /accounts/{account}/tokens: somebody's.</summary>
internal static class ListTokens
{
    public static Task<IResult> Own(HttpContext context, Tokens tokens) => Of(context.AccountId(), tokens, context.RequestAborted);

    public static async Task<IResult> Of(string account, Tokens tokens, CancellationToken cancel) =>
        Answer.With(new { tokens = (await tokens.Of(account, cancel)).Select(t => TokenView.Of(t)) });
}
