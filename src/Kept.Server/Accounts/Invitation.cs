using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Accounts;

/// <summary>A link that makes one account, once, until it expires.</summary>
public sealed class Invitation
{
    public static readonly Duration Lasts = Duration.FromDays(7);

    public required string Id { get; init; }

    /// <summary>SHA-256 of the secret in the link.</summary>
    public required string Hash { get; init; }

    /// <summary>Emptied when the invitation is used or withdrawn.</summary>
    public required string Email { get; set; }

    public required Role Role { get; init; }

    public string? Customer { get; init; }

    /// <summary>The account that invites.</summary>
    public required string By { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant ExpiresAt { get; init; }

    /// <summary>When it was used or withdrawn.</summary>
    public Instant? ClosedAt { get; set; }

    public bool IsOpenAt(Instant now) => ClosedAt is null && now < ExpiresAt;
}
