using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Server.Security;
using Kept.Store;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /invitations: invites somebody by mail; without mail the answer has the link, to be handed over.</summary>
internal static class InviteSomebody
{
    public sealed record Body(string? Email, string? Role, string? Customer);

    public static async Task<IResult> Handle(
        HttpContext context,
        Invitations invitations,
        AccountMaking making,
        Links links,
        IStore store,
        Audit audit
    )
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Body is { } body)
        {
            asked.Add(NewAccount.EmailProblems(body.Email)).Add(await making.Taken(body.Email ?? ""));
            asked.Add(await RoleAsked.Problems(body.Role, body.Customer, store));
        }

        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var wish = new Invitations.Wish(asked.Body!.Email!, RoleAsked.Of(asked.Body.Role)!.Value, asked.Body.Customer);
        var (invitation, secret) = await invitations.Make(wish, context.AccountId());
        await Note(context, invitation, audit);
        var sent = await links.Send(invitation.Email, LinkKind.Invitation, secret, context.Request);
        return Answer.With(InvitationView.Of(invitation, sent), StatusCodes.Status201Created);
    }

    private static Task Note(HttpContext context, Invitation invitation, Audit audit) =>
        audit.Note(
            context.Acting().Actor,
            AuditKind.AccountInvited,
            ("invitation", invitation.Id),
            ("role", Words.Of(invitation.Role)),
            ("customer", invitation.Customer)
        );
}
