using Kept.Server.Rights;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Kept.Server.Accounts;

/// <summary>
/// Somebody who signs in. Name and e-mail are here alone: the journal knows the id (R15), so that a person can be erased from Kept
/// without breaking the chain.
/// </summary>
public sealed class Account : IdentityUser
{
    /// <summary>What others read; free text, at most 200 characters.</summary>
    public string Name { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>The one customer they belong to; null exactly where the role is one of the provider's side.</summary>
    public string? Customer { get; set; }

    /// <summary>Cannot sign in, and no session or token of theirs works; can be enabled again.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Name and e-mail are gone for good; stays disabled.</summary>
    public bool IsErased { get; set; }

    public Instant CreatedAt { get; set; }

    /// <summary>The time step of the last one-time code that was taken: no code is taken twice (RFC 6238 5.2).</summary>
    public long LastCodeStep { get; set; }

    /// <summary>As the journal names them.</summary>
    public string Actor => ActorOf(Id);

    public static string ActorOf(string id) => $"user/{id}";
}
