using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /invitations/acceptance: makes one's account with the secret of a link, once.</summary>
internal static class AcceptInvitation
{
    public sealed record Body(string? Secret, string? Name, string? Password);

    public static async Task<IResult> Handle(HttpContext context, Invitations invitations)
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await invitations.Find(asked.Body.Secret ?? "", context.RequestAborted) is not { } invitation)
        {
            return Answer.Refuse(StatusCodes.Status410Gone, Invitations.Closed);
        }

        var (account, problems) = await invitations.Use(invitation, asked.Body.Name ?? "", asked.Body.Password ?? "");
        return account is not null
            ? Answer.With(AccountView.Of(account), StatusCodes.Status201Created)
            : Answer.Refuse(problems.Contains(Invitations.Closed) ? StatusCodes.Status410Gone : StatusCodes.Status400BadRequest, problems);
    }
}
