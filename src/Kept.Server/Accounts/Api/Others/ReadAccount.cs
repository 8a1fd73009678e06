using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>GET /accounts/{account}.</summary>
internal static class ReadAccount
{
    public static async Task<IResult> Handle(string account, AccountBook accounts) =>
        await accounts.Find(account) is { } found ? Answer.With(AccountView.Of(found)) : Answer.Unknown("account");
}
