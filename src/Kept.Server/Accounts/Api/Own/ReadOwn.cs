using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>GET /account: one's own account and what protects it.</summary>
internal static class ReadOwn
{
    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts)
    {
        var account = await accounts.Own(context);
        return Answer.With(
            new
            {
                account = AccountView.Of(account),
                passkeys = (await accounts.GetPasskeysAsync(account)).Count,
                recoveryCodesLeft = account.TwoFactorEnabled ? await accounts.CountRecoveryCodesAsync(account) : 0,
            }
        );
    }
}
