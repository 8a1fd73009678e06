using System.Collections.Immutable;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Accounts;

/// <summary>What a program signs in with. It can do what its owner's role can, or less, and never more than the owner can today.</summary>
public sealed class ApiToken
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>What it is for, in the owner's words.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret; the secret itself is shown once and kept nowhere.</summary>
    public required string Hash { get; init; }

    /// <summary>The beginning of the secret, to tell one from another in a list.</summary>
    public required string Beginning { get; init; }

    /// <summary>Names of permissions with a blank between; null: all that the role may.</summary>
    public string? Scopes { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>Null: it does not expire.</summary>
    public Instant? ExpiresAt { get; init; }

    public Instant? UsedAt { get; set; }

    public Instant? RevokedAt { get; set; }

    public string Actor => $"token/{Id}";

    public bool WorksAt(Instant now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    /// <summary>
    /// What the token is limited to. Never one's own account: a stolen token must not be able to change a password or make further tokens.
    /// A scope that this version does not know allows nothing.
    /// </summary>
    public ImmutableHashSet<Permission> Only() =>
        Scopes is null
            ? [.. Enum.GetValues<Permission>().Except([Permission.OwnAccount])]
            : [.. Scopes.Split(' ').SelectMany(Known).Except([Permission.OwnAccount])];

    private static IEnumerable<Permission> Known(string scope) =>
        Enum.TryParse<Permission>(scope, out var permission) && Enum.IsDefined(permission) ? [permission] : [];
}
