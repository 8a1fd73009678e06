using System.Collections.Immutable;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Accounts.Api;

/// <summary>A token in a list. <paramref name="Secret"/> is there once, in the answer to the request that made it.</summary>
internal sealed record TokenView(
    string Id,
    string Name,
    string Beginning,
    ImmutableArray<Permission>? Scopes,
    Instant CreatedAt,
    Instant? ExpiresAt,
    Instant? UsedAt,
    string? Secret = null
)
{
    public static TokenView Of(ApiToken token, string? secret = null) =>
        new(
            token.Id,
            token.Name,
            token.Beginning,
            token.Scopes is null ? null : [.. token.Only().Order()],
            token.CreatedAt,
            token.ExpiresAt,
            token.UsedAt,
            secret
        );
}
