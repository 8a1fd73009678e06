using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /account/codes/end: sign-in asks for no code any more.</summary>
internal static class EndCodes
{
    public sealed record Body(string? Password);

    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts, OwnPassword own, Audit audit)
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await accounts.Own(context);
        if (await own.Refuse(account, asked.Body.Password) is { } wrong)
        {
            return wrong;
        }

        await accounts.EndCodes(account);
        await audit.Note(context.Acting().Actor, AuditKind.CodesDisabled, ("account", account.Id));
        return Results.NoContent();
    }
}
