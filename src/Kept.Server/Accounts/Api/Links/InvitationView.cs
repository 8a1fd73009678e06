using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Accounts.Api;

/// <summary>An invitation in a list. The link is there once, and only where it could not be mailed.</summary>
internal sealed record InvitationView(
    string Id,
    string Email,
    Role Role,
    string? Customer,
    Instant CreatedAt,
    Instant ExpiresAt,
    bool? Mailed = null,
    string? Link = null
)
{
    public static InvitationView Of(Invitation invitation, Links.Sent? sent = null) =>
        new(
            invitation.Id,
            invitation.Email,
            invitation.Role,
            invitation.Customer,
            invitation.CreatedAt,
            invitation.ExpiresAt,
            sent?.Mailed,
            sent?.Link
        );
}
