using Kept.Server.Accounts.SigningIn;
using Kept.Server.Rights;

namespace Kept.Server.Accounts.Api;

/// <summary>DELETE /session: ends the session of the cookie.</summary>
internal static class SignOut
{
    public static async Task<IResult> Handle(HttpContext context, SignIn signIn, Sessions sessions, Audit audit)
    {
        if (context.SessionId() is { } session && await sessions.End(session, context.AccountId()))
        {
            await audit.Note(context.Acting().Actor, AuditKind.SignedOut, ("account", context.AccountId()), ("session", session));
        }

        await signIn.SignOutAsync();
        return Results.NoContent();
    }
}
