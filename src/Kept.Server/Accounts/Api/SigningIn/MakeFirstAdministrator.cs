using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /setup: makes the first administrator, once, for whoever has the setup code from the server's output.</summary>
internal static class MakeFirstAdministrator
{
    public sealed record Body(string? SetupCode, string? Name, string? Email, string? Password);

    public static async Task<IResult> Handle(HttpContext context, Setup setup, SetupState state, AccountMaking making, Audit audit)
    {
        if (state.IsDone)
        {
            return Answer.Refuse(StatusCodes.Status409Conflict, "setup-done", "there is an administrator already", "ask for an invitation");
        }

        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        return await setup.Fits(asked.Body.SetupCode ?? "", context.RequestAborted)
            ? await Make(asked.Body, setup, making, audit)
            : Answer.Refuse(403, "setup-code-wrong", "this is not the setup code", "the server printed it when it started");
    }

    private static async Task<IResult> Make(Body body, Setup setup, AccountMaking making, Audit audit)
    {
        var wish = new NewAccount(body.Name ?? "", body.Email ?? "", Role.Administrator, null);
        var (account, problems) = await making.Make(wish, body.Password ?? "");
        if (account is null)
        {
            return Answer.Refuse(StatusCodes.Status400BadRequest, problems);
        }

        await setup.End();
        await audit.Note(account.Actor, AuditKind.FirstAdministrator, ("account", account.Id));
        return Answer.With(AccountView.Of(account), StatusCodes.Status201Created);
    }
}
