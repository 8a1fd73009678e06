using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>GET /sessions, DELETE /sessions (all but this one) and /sessions/{session}: where one is signed in, and an end to it.</summary>
internal static class OwnSessions
{
    public static async Task<IResult> List(HttpContext context, Sessions sessions)
    {
        var all = await sessions.Of(context.AccountId(), context.RequestAborted);
        return Answer.With(
            new
            {
                sessions = all.Select(s => new
                {
                    s.Id,
                    s.Device,
                    s.SignedInAt,
                    s.SeenAt,
                    current = s.Id == context.SessionId(),
                }),
            }
        );
    }

    public static async Task<IResult> End(HttpContext context, string session, Sessions sessions, Audit audit)
    {
        if (!await sessions.End(session, context.AccountId()))
        {
            return Answer.Unknown("session");
        }

        await audit.Note(context.Acting().Actor, AuditKind.SessionsEnded, ("account", context.AccountId()), ("session", session));
        return Results.NoContent();
    }

    public static async Task<IResult> EndOthers(HttpContext context, Sessions sessions, Audit audit)
    {
        await sessions.EndAll(context.AccountId(), but: context.SessionId());
        await audit.Note(context.Acting().Actor, AuditKind.SessionsEnded, ("account", context.AccountId()));
        return Results.NoContent();
    }
}
