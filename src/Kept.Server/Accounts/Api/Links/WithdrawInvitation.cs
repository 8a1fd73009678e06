using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>DELETE /invitations/{invitation}: its link works no longer.</summary>
internal static class WithdrawInvitation
{
    public static async Task<IResult> Handle(HttpContext context, string invitation, Invitations invitations, Audit audit)
    {
        if (!await invitations.Withdraw(invitation))
        {
            return Answer.Unknown("invitation");
        }

        await audit.Note(context.Acting().Actor, AuditKind.InvitationWithdrawn, ("invitation", invitation));
        return Results.NoContent();
    }
}
