using Kept.Server.Accounts.SigningIn;
using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>GET /session: who is signed in, if anybody.</summary>
internal static class ReadSession
{
    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts, SignIn signIn)
    {
        var account = Rights.Claims.Acting(context.User) is null ? null : await accounts.Find(context.AccountId());
        var isBetween = account is null && await signIn.GetTwoFactorAuthenticationUserAsync() is not null;
        return Answer.With(SessionView.Of(context, account, isBetween));
    }
}
