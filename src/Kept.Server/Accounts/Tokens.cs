using Kept.Server.Rights;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.Server.Accounts;

/// <summary>API tokens made, recognised and revoked.</summary>
public sealed class Tokens(AccountsContext context, TimeProvider time)
{
    private const int Shown = 9;

    /// <param name="Scopes">Null: all that the owner's role may, save their own account.</param>
    /// <param name="ExpiresAt">Null: never.</param>
    public sealed record Wish(string Name, IReadOnlyCollection<Permission>? Scopes, Instant? ExpiresAt);

    /// <summary>The token and its secret, which is known here and now and never again.</summary>
    public async Task<(ApiToken Token, string Secret)> Make(string account, Wish wish)
    {
        var secret = Secret.New(Secret.TokenPrefix);
        var token = new ApiToken
        {
            Id = Secret.Id(time),
            AccountId = account,
            Name = wish.Name,
            Hash = Secret.Hash(secret),
            Beginning = secret[..Shown],
            Scopes = wish.Scopes is null ? null : string.Join(' ', wish.Scopes.Order()),
            CreatedAt = time.Now(),
            ExpiresAt = wish.ExpiresAt,
        };
        context.Tokens.Add(token);
        await context.SaveChangesAsync();
        return (token, secret);
    }

    /// <summary>Who has this secret, and the account that the token belongs to; null where it is unknown, expired or revoked.</summary>
    public async Task<(Acting Acting, string Account)?> Recognise(string secret, CancellationToken cancel)
    {
        var hash = Secret.Hash(secret);
        var found = await context
            .Tokens.Where(t => t.Hash == hash)
            .Join(
                context.Users,
                t => t.AccountId,
                a => a.Id,
                (t, a) =>
                    new
                    {
                        Token = t,
                        a.Role,
                        a.Customer,
                        a.IsDisabled,
                    }
            )
            .SingleOrDefaultAsync(cancel);
        if (found is null || found.IsDisabled || !found.Token.WorksAt(time.Now()))
        {
            return null;
        }

        await NoteUse(found.Token, cancel);
        return (new Acting(found.Token.Actor, found.Role, found.Customer, found.Token.Only()), found.Token.AccountId);
    }

    public Task<List<ApiToken>> Of(string account, CancellationToken cancel) =>
        context.Tokens.AsNoTracking().Where(t => t.AccountId == account && t.RevokedAt == null).OrderBy(t => t.Id).ToListAsync(cancel);

    /// <summary>False where the account has no such token.</summary>
    public async Task<bool> Revoke(string token, string account) => await Revoke(t => t.Id == token, account) > 0;

    public Task<int> RevokeAll(string account) => Revoke(_ => true, account);

    private Task<int> Revoke(System.Linq.Expressions.Expression<Func<ApiToken, bool>> which, string account)
    {
        Instant? now = time.Now();
        return context
            .Tokens.Where(t => t.AccountId == account && t.RevokedAt == null)
            .Where(which)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, now));
    }

    private async Task NoteUse(ApiToken token, CancellationToken cancel)
    {
        Instant? now = time.Now();
        if (token.UsedAt is null || now - token.UsedAt >= Session.Noted)
        {
            await context.Tokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.UsedAt, now), cancel);
        }
    }
}
