using System.Collections.Immutable;
using Kept.Core.Problems;
using Microsoft.EntityFrameworkCore;

namespace Kept.Server.Accounts;

/// <summary>Links for a new password, made and used.</summary>
public sealed class PasswordResets(AccountsContext context, AccountBook accounts, Sessions sessions, Audit audit, TimeProvider time)
{
    /// <summary>The secret for a link. Links made before for the account are worth nothing any more.</summary>
    public async Task<string> Make(Account account)
    {
        await Close(r => r.AccountId == account.Id);
        var secret = Secret.New();
        context.PasswordResets.Add(
            new PasswordReset
            {
                Id = Secret.Id(time),
                Hash = Secret.Hash(secret),
                AccountId = account.Id,
                ExpiresAt = time.Now() + PasswordReset.Lasts,
            }
        );
        await context.SaveChangesAsync();
        return secret;
    }

    /// <summary>Sets the password and ends all sessions; nothing is changed where there are problems.</summary>
    public async Task<ImmutableArray<Problem>> Use(string secret, string password)
    {
        var hash = Secret.Hash(secret);
        if (
            await context.PasswordResets.AsNoTracking().SingleOrDefaultAsync(r => r.Hash == hash) is not { } reset
            || !reset.IsOpenAt(time.Now())
            || await accounts.Find(reset.AccountId) is not { IsDisabled: false } account
        )
        {
            return [Invitations.Closed];
        }

        ImmutableArray<Problem> broken = [.. PasswordRules.Broken(password, account.Name, account.Email ?? "")];
        if (!broken.IsEmpty)
        {
            return broken;
        }

        return await Close(r => r.Id == reset.Id) == 1 ? await Set(account, password) : [Invitations.Closed];
    }

    private async Task<ImmutableArray<Problem>> Set(Account account, string password)
    {
        var result = await accounts.SetPassword(account, password);
        if (!result.Succeeded)
        {
            return AccountMaking.Problems(result);
        }

        await sessions.EndAll(account.Id);
        await audit.Note(account.Actor, AuditKind.PasswordReset, ("account", account.Id));
        return [];
    }

    private Task<int> Close(System.Linq.Expressions.Expression<Func<PasswordReset, bool>> which)
    {
        NodaTime.Instant? now = time.Now();
        return context
            .PasswordResets.Where(r => r.ClosedAt == null)
            .Where(which)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.ClosedAt, now));
    }
}
