using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /password-resets/use: sets a new password with the secret of a link, once, and ends all sessions.</summary>
internal static class UseReset
{
    public sealed record Body(string? Secret, string? Password);

    public static async Task<IResult> Handle(HttpContext context, PasswordResets resets)
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var problems = await resets.Use(asked.Body.Secret ?? "", asked.Body.Password ?? "");
        return problems.IsEmpty
            ? Results.NoContent()
            : Answer.Refuse(problems.Contains(Invitations.Closed) ? StatusCodes.Status410Gone : StatusCodes.Status400BadRequest, problems);
    }
}
