using System.Collections.Immutable;
using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Server.Security;
using NodaTime;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /tokens: makes an API token of one's own. Its secret is in this answer and nowhere else.</summary>
internal static class MakeToken
{
    private static readonly Duration Longest = Duration.FromDays(5 * 366);

    /// <param name="Scopes">Permissions; left out: all that one's role may, save one's own account.</param>
    /// <param name="ExpiresAt">Left out: in a year.</param>
    public sealed record Body(string? Name, ImmutableArray<string>? Scopes, Instant? ExpiresAt);

    public static async Task<IResult> Handle(HttpContext context, Tokens tokens, Audit audit, TimeProvider time)
    {
        var (acting, now) = (context.Acting(), time.Now());
        var asked = await Asked<Body>.Of(context);
        asked
            .Check(asked.Body?.Name is { Length: > 0 and <= 200 }, "/name", "name-wrong", "a token has a name of 1 to 200 characters")
            .Check(!(asked.Body?.ExpiresAt <= now), "/expiresAt", "expired-already", "the token would have expired already")
            .Check(!(asked.Body?.ExpiresAt > now + Longest), "/expiresAt", "expires-too-late", "a token lasts five years at most");
        foreach (var (scope, i) in (asked.Body?.Scopes ?? []).Select((s, i) => (s, i)))
        {
            var grantable = Granted(acting, scope) is not null;
            asked.Check(grantable, $"/scopes/{i}", "scope-unknown", $"{scope} is nothing that you may do", Known(acting));
        }

        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var scopes = asked.Body!.Scopes?.Select(s => Granted(acting, s)!.Value).Distinct().ToArray();
        var wish = new Tokens.Wish(asked.Body.Name!, scopes, asked.Body.ExpiresAt ?? now + Duration.FromDays(365));
        var (token, secret) = await tokens.Make(context.AccountId(), wish);
        var words = scopes is null ? null : string.Join(' ', scopes.Order().Select(Words.Of));
        await audit.Note(acting.Actor, AuditKind.TokenMade, ("token", token.Id), ("account", token.AccountId), ("scopes", words));
        return Answer.With(TokenView.Of(token, secret), StatusCodes.Status201Created);
    }

    private static Permission? Granted(Acting acting, string scope) =>
        Grantable(acting).Where(p => Words.Of(p) == scope).Select(p => (Permission?)p).FirstOrDefault();

    private static IEnumerable<Permission> Grantable(Acting acting) => RoleRights.Of(acting.Role).Except([Permission.OwnAccount]);

    private static string Known(Acting acting) => string.Join(", ", Grantable(acting).Order().Select(Words.Of));
}
