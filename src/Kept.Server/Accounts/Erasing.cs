using Microsoft.EntityFrameworkCore;

namespace Kept.Server.Accounts;

/// <summary>Takes a person out of the accounts. What is left is an id that the journal refers to.</summary>
public sealed class Erasing(AccountsContext context, TimeProvider time)
{
    public async Task Erase(Account account)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync();
        await context.PasswordResets.Where(r => r.AccountId == account.Id).ExecuteDeleteAsync();
        await context.UserTokens.Where(t => t.UserId == account.Id).ExecuteDeleteAsync();
        await context.UserPasskeys.Where(p => p.UserId == account.Id).ExecuteDeleteAsync();
        await EndTokens(account);
        (account.Name, account.Email, account.NormalizedEmail, account.PasswordHash) = ("", null, null, null);
        (account.IsDisabled, account.IsErased, account.TwoFactorEnabled) = (true, true, false);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Actors of the journal, so they stay, but what the owner called them goes.</summary>
    private Task<int> EndTokens(Account account)
    {
        NodaTime.Instant? now = time.Now();
        return context
            .Tokens.Where(t => t.AccountId == account.Id)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Name, "").SetProperty(x => x.RevokedAt, x => x.RevokedAt ?? now));
    }
}
