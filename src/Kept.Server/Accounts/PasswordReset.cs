using NodaTime;

namespace Kept.Server.Accounts;

/// <summary>A link that sets a new password, once, within the hour. A later one closes those before it.</summary>
public sealed class PasswordReset
{
    public static readonly Duration Lasts = Duration.FromHours(1);

    public required string Id { get; init; }

    /// <summary>SHA-256 of the secret in the link.</summary>
    public required string Hash { get; init; }

    public required string AccountId { get; init; }

    public required Instant ExpiresAt { get; init; }

    public Instant? ClosedAt { get; set; }

    public bool IsOpenAt(Instant now) => ClosedAt is null && now < ExpiresAt;
}
