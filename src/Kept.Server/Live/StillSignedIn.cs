using Kept.Server.Accounts;
using Kept.Server.Accounts.SigningIn;
using Kept.Server.Rights;

namespace Kept.Server.Live;

/// <summary>
/// Whether the sign-in of a request that goes on for long still holds, and still gives the same rights. Asking does not keep a session from
/// ending for want of use.
/// </summary>
internal sealed class StillSignedIn(IServiceScopeFactory scopes)
{
    public async Task<bool> Ask(HttpContext context, Acting who, CancellationToken cancel)
    {
        // Whom the running process itself says to act has no sign-in that could end.
        if (Claims.Acting(context.User) is null)
        {
            return true;
        }

        await using var scope = scopes.CreateAsyncScope();
        var now = TokenAuthentication.SecretOf(context.Request) is { } secret
            ? (await scope.ServiceProvider.GetRequiredService<Tokens>().Recognise(secret, cancel))?.Acting
            : await scope.ServiceProvider.GetRequiredService<Sessions>().Look(context.SessionId() ?? "", context.AccountId(), cancel);
        return now is not null && IsSame(now, who);
    }

    private static bool IsSame(Acting a, Acting b) =>
        (a.Actor, a.Role, a.Customer) == (b.Actor, b.Role, b.Customer)
        && (a.Only is null ? b.Only is null : b.Only is not null && a.Only.SetEquals(b.Only));
}
