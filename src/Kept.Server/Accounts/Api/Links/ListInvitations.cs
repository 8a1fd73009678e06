using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>GET /invitations: those that can still be used.</summary>
internal static class ListInvitations
{
    public static async Task<IResult> Handle(Invitations invitations, CancellationToken cancel) =>
        Answer.With(new { invitations = (await invitations.Open(cancel)).Select(i => InvitationView.Of(i)) });
}
