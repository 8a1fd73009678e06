using System.Collections.Frozen;

namespace Kept.Web.Reading;

/// <summary>Who is signed in, as the API says it.</summary>
/// <param name="CodeNeeded">The password fitted, and a code is asked for now.</param>
/// <param name="SetupPending">There is no administrator yet.</param>
public sealed record Session(
    bool SignedIn,
    Session.Person? Account,
    IReadOnlyList<string>? Permissions,
    Session.Forgery Antiforgery,
    bool CodeNeeded = false,
    bool SetupPending = false
)
{
    private readonly FrozenSet<string> _may = (Permissions ?? []).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The customer's side sees the portal: her agreements, and what she can do.</summary>
    public bool IsCustomer => Account?.Customer is not null;

    public bool May(string permission) => _may.Contains(permission);

    /// <param name="Customer">The one they belong to; null: the provider's side.</param>
    public sealed record Person(string Id, string Name, string Email, string Role, string? Customer, bool CodesOn);

    /// <summary>What each form must send.</summary>
    public sealed record Forgery(string Header, string Field, string Token);
}
