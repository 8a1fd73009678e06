using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>GET /session: who is signed in, if anybody.</summary>
internal static class ReadSession
{
    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts)
    {
        var account = Rights.Claims.Acting(context.User) is null ? null : await accounts.Find(context.AccountId());
        return Answer.With(SessionView.Of(context, account));
    }
}
