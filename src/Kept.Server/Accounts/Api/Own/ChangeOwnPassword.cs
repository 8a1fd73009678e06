using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /account/password: changes one's password and ends all other sessions.</summary>
internal static class ChangeOwnPassword
{
    public sealed record Body(string? Current, string? Password);

    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts, OwnPassword own, Sessions sessions, Audit audit)
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await accounts.Own(context);
        if (await own.Refuse(account, asked.Body.Current, "/current") is { } wrong)
        {
            return wrong;
        }

        ImmutableArray<Problem> broken = [.. PasswordRules.Broken(asked.Body.Password ?? "", account.Name, account.Email ?? "")];
        if (!broken.IsEmpty)
        {
            return Answer.Refuse(StatusCodes.Status400BadRequest, broken);
        }

        await accounts.SetPassword(account, asked.Body.Password!);
        await sessions.EndAll(account.Id, but: context.SessionId());
        await audit.Note(context.Acting().Actor, AuditKind.PasswordChanged, ("account", account.Id));
        return Results.NoContent();
    }
}
