using System.Collections.Immutable;

namespace Kept.Server.Rights;

/// <summary>Who asks, and what they may do: made from a session or a token, and all that commands know of accounts.</summary>
/// <param name="Actor">As the journal names them: <c>user/ID</c>, <c>token/ID</c>, <c>system</c>.</param>
/// <param name="Customer">The one customer they belong to; null: the provider's side.</param>
/// <param name="Only">What a token is limited to; null: all that the role may.</param>
public sealed record Acting(string Actor, Role Role, string? Customer = null, ImmutableHashSet<Permission>? Only = null)
{
    /// <summary>The server itself, for what comes due.</summary>
    public static readonly Acting System = new("system", Role.Administrator);

    public bool IsCustomer => Customer is not null;

    /// <summary>The party in an agreement: <c>customer</c> or <c>provider</c>.</summary>
    public string Party => IsCustomer ? "customer" : "provider";

    public bool May(Permission permission) => RoleRights.Of(Role).Contains(permission) && (Only is null || Only.Contains(permission));

    /// <summary>Whether one may know of what belongs to a customer. What belongs to none is for the provider's side alone.</summary>
    public bool Sees(string? customer) => Customer is null || Customer == customer;
}
