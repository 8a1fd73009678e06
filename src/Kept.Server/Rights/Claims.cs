using System.Collections.Immutable;
using System.Security.Claims;

namespace Kept.Server.Rights;

/// <summary>
/// <see cref="Acting"/> as claims of a principal and back. The claims are made anew from the database for each request, so a role taken
/// away is gone at once.
/// </summary>
public static class Claims
{
    public const string Session = "session";
    private const string Actor = "actor";
    private const string RoleName = "role";
    private const string Customer = "customer";
    private const string Scope = "scope";
    private const string Scoped = "scoped";

    public static ClaimsPrincipal Principal(Acting acting, string account, string scheme, string? session = null)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.NameIdentifier, RoleName);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account));
        identity.AddClaims(Of(acting).Select(c => new Claim(c.Type, c.Value)));
        if (session is not null)
        {
            identity.AddClaim(new Claim(Session, session));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>Null where nobody is signed in.</summary>
    public static Acting? Acting(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(Actor) is not { } actor || !Enum.TryParse<Role>(principal.FindFirstValue(RoleName), out var role))
        {
            return null;
        }

        var only = principal.HasClaim(c => c.Type == Scoped)
            ? principal.FindAll(Scope).Select(c => Enum.Parse<Permission>(c.Value)).ToImmutableHashSet()
            : null;
        return new Acting(actor, role, principal.FindFirstValue(Customer), only);
    }

    /// <summary>The account that is signed in, or that a token belongs to.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static string AccountId(this HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("nobody is signed in");

    /// <summary>The session of the cookie; null with a token.</summary>
    public static string? SessionId(this HttpContext context) => context.User.FindFirstValue(Session);

    private static IEnumerable<(string Type, string Value)> Of(Acting acting)
    {
        yield return (Actor, acting.Actor);
        yield return (RoleName, acting.Role.ToString());
        if (acting.Customer is not null)
        {
            yield return (Customer, acting.Customer);
        }

        if (acting.Only is not null)
        {
            yield return (Scoped, "true");
            foreach (var permission in acting.Only)
            {
                yield return (Scope, permission.ToString());
            }
        }
    }
}
