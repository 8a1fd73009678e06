using Kept.Server.Rights;
using Microsoft.EntityFrameworkCore;

namespace Kept.Server.Accounts;

/// <summary>Sessions begun, recognised, listed and ended.</summary>
public sealed class Sessions(AccountsContext context, TimeProvider time)
{
    public async Task<Session> Begin(Account account, string userAgent)
    {
        var now = time.Now();
        var forgotten = now - Session.Kept;
        var session = new Session
        {
            Id = Secret.Id(time),
            AccountId = account.Id,
            Device = Device.Of(userAgent),
            SignedInAt = now,
            SeenAt = now,
        };
        await context.Sessions.Where(s => s.AccountId == account.Id && s.SignedInAt < forgotten).ExecuteDeleteAsync();
        context.Sessions.Add(session);
        await context.SaveChangesAsync();
        return session;
    }

    /// <summary>Who has this session; null where it was ended, is too old, or its account is disabled.</summary>
    public Task<Acting?> Recognise(string session, string account, CancellationToken cancel) => Find(session, account, noted: true, cancel);

    /// <summary>As <see cref="Recognise"/>, without being seen: what a page asks by itself keeps no session from ending.</summary>
    public Task<Acting?> Look(string session, string account, CancellationToken cancel) => Find(session, account, noted: false, cancel);

    private async Task<Acting?> Find(string session, string account, bool noted, CancellationToken cancel)
    {
        var found = await context
            .Sessions.Where(s => s.Id == session && s.AccountId == account)
            .Join(
                context.Users,
                s => s.AccountId,
                a => a.Id,
                (s, a) =>
                    new
                    {
                        Session = s,
                        a.Role,
                        a.Customer,
                        a.IsDisabled,
                    }
            )
            .SingleOrDefaultAsync(cancel);
        if (found is null || found.IsDisabled || !found.Session.GoesOnAt(time.Now()))
        {
            return null;
        }

        if (noted)
        {
            await NoteSeen(found.Session, cancel);
        }

        return new Acting(Account.ActorOf(account), found.Role, found.Customer);
    }

    public Task<List<Session>> Of(string account, CancellationToken cancel)
    {
        var (seen, began) = (time.Now() - Session.Idle, time.Now() - Session.Longest);
        return context
            .Sessions.AsNoTracking()
            .Where(s => s.AccountId == account && s.EndedAt == null && s.SeenAt > seen && s.SignedInAt > began)
            .OrderByDescending(s => s.SeenAt)
            .ToListAsync(cancel);
    }

    /// <summary>False where the account has no such session going on.</summary>
    public async Task<bool> End(string session, string account) => await End(s => s.Id == session, account) > 0;

    /// <summary>All of an account, or all but one; how many there were.</summary>
    public Task<int> EndAll(string account, string? but = null) => End(s => s.Id != but, account);

    private Task<int> End(System.Linq.Expressions.Expression<Func<Session, bool>> which, string account)
    {
        NodaTime.Instant? now = time.Now();
        return context
            .Sessions.Where(s => s.AccountId == account && s.EndedAt == null)
            .Where(which)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now));
    }

    private async Task NoteSeen(Session session, CancellationToken cancel)
    {
        var now = time.Now();
        if (now - session.SeenAt >= Session.Noted)
        {
            await context.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        }
    }
}
