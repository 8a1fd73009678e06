using NodaTime;

namespace Kept.Web.Pages.Account;

/// <summary>An account, as its owner and administrators see it.</summary>
public sealed record AccountRow(
    string Id,
    string Name,
    string Email,
    string Role,
    string? Customer,
    bool Disabled,
    bool CodesOn,
    Instant CreatedAt,
    Instant? LockedUntil
);

public sealed record OwnAccount(AccountRow Account, int Passkeys, int RecoveryCodesLeft);

public sealed record PasskeyList(IReadOnlyList<PasskeyList.One> Passkeys)
{
    public sealed record One(string Id, string? Name, Instant CreatedAt, bool IsBackedUp);
}

public sealed record SessionList(IReadOnlyList<SessionList.One> Sessions)
{
    public sealed record One(string Id, string? Device, Instant SignedInAt, Instant SeenAt, bool Current);
}

public sealed record TokenList(IReadOnlyList<TokenRow> Tokens);

public sealed record TokenRow(
    string Id,
    string Name,
    string Beginning,
    IReadOnlyList<string>? Scopes,
    Instant CreatedAt,
    Instant? ExpiresAt,
    Instant? UsedAt
);
