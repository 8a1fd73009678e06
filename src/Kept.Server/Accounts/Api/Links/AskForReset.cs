using Kept.Server.Accounts.SigningIn;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /password-resets: asks for a link to a new password. The answer is the same whether there is an account or not.</summary>
internal static class AskForReset
{
    public sealed record Body(string? Email);

    public static async Task<IResult> Handle(HttpContext context, AskedResets resets, SignInLimits limits, Links links)
    {
        var asked = await Asked<Body>.Of(context);
        asked.Check(!string.IsNullOrWhiteSpace(asked.Body?.Email), "/email", "email-missing", "the e-mail is missing");
        if ((asked.Refusal ?? limits.Refuse(context, asked.Body!.Email!)) is { } refusal)
        {
            return refusal;
        }

        resets.Ask(asked.Body!.Email!);
        var next = links.CanMail ? "If there is an account with this e-mail, a link is on its way." : "Ask an administrator for a link.";
        return Answer.With(new { next }, StatusCodes.Status202Accepted);
    }
}
