using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Rights;
using Microsoft.EntityFrameworkCore;

namespace Kept.Server.Accounts;

/// <summary>Invitations made, listed, used and withdrawn. Once closed, an invitation keeps no e-mail.</summary>
public sealed class Invitations(AccountsContext context, AccountMaking making, TimeProvider time)
{
    /// <summary>Whom to invite as what.</summary>
    public sealed record Wish(string Email, Role Role, string? Customer);

    /// <summary>The invitation and the secret for its link. An earlier one to the same address is worth nothing any more.</summary>
    public async Task<(Invitation Invitation, string Secret)> Make(Wish wish, string by)
    {
        var (secret, now) = (Secret.New(), time.Now());
        await Close(i => i.Email == wish.Email || i.ExpiresAt <= now);
        var invitation = new Invitation
        {
            Id = Secret.Id(time),
            Hash = Secret.Hash(secret),
            Email = wish.Email,
            Role = wish.Role,
            Customer = wish.Customer,
            By = by,
            CreatedAt = now,
            ExpiresAt = now + Invitation.Lasts,
        };
        context.Invitations.Add(invitation);
        await context.SaveChangesAsync();
        return (invitation, secret);
    }

    /// <summary>Those that can still be used.</summary>
    public async Task<ImmutableArray<Invitation>> Open(CancellationToken cancel)
    {
        var now = time.Now();
        var open = context.Invitations.AsNoTracking().Where(i => i.ClosedAt == null && i.ExpiresAt > now);
        return [.. await open.OrderBy(i => i.Id).ToListAsync(cancel)];
    }

    /// <summary>The open invitation of a link; null where there is none.</summary>
    public async Task<Invitation?> Find(string secret, CancellationToken cancel)
    {
        var hash = Secret.Hash(secret);
        var found = await context.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash, cancel);
        return found?.IsOpenAt(time.Now()) is true ? found : null;
    }

    /// <summary>Makes the account of an invitation. Whoever comes second with the same link is told that it is closed.</summary>
    public async Task<(Account? Account, ImmutableArray<Problem> Problems)> Use(Invitation invitation, string name, string password)
    {
        var wish = new NewAccount(name, invitation.Email, invitation.Role, invitation.Customer);
        var problems = await making.Wrong(wish, password);
        if (!problems.IsEmpty)
        {
            return (null, problems);
        }

        return await Close(i => i.Id == invitation.Id) == 1 ? await making.Make(wish, password) : (null, [Closed]);
    }

    /// <summary>False where there is none that is open.</summary>
    public async Task<bool> Withdraw(string id) => await Close(i => i.Id == id) > 0;

    public static readonly Problem Closed = new("link-closed", default, "the link was used, withdrawn, or is too old", "ask for a new one");

    private Task<int> Close(System.Linq.Expressions.Expression<Func<Invitation, bool>> which)
    {
        NodaTime.Instant? now = time.Now();
        return context
            .Invitations.Where(i => i.ClosedAt == null)
            .Where(which)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ClosedAt, now).SetProperty(x => x.Email, ""));
    }
}
