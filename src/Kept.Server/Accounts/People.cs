using System.Collections.Immutable;
using Kept.Server.Rights;
using Microsoft.EntityFrameworkCore;

namespace Kept.Server.Accounts;

/// <summary>Who is behind an actor of the journal, for pages, and whom to write to, for reminders. Nothing of it goes into the journal.</summary>
public sealed class People(AccountsContext context)
{
    /// <param name="Id">Of the account.</param>
    /// <param name="Email">Only for writing to; not for showing to others.</param>
    public sealed record Person(string Id, string Name, string Email, Role Role, string? Customer);

    /// <summary>
    /// The names of actors (<c>user/ID</c>, <c>token/ID</c>): of a token, what it is called and whose it is. Those of erased people and of the
    /// system are not among them.
    /// </summary>
    public async Task<ImmutableDictionary<string, string>> NamesOf(IEnumerable<string> actors, CancellationToken cancel = default)
    {
        var ids = actors.Distinct(StringComparer.Ordinal).ToLookup(a => a.Split('/')[0], a => a.Split('/')[^1]);
        var (users, tokens) = (ids["user"].ToArray(), ids["token"].ToArray());
        var people = await context
            .Users.Where(a => users.Contains(a.Id) && !a.IsErased)
            .Select(a => new { a.Id, a.Name })
            .ToListAsync(cancel);
        var programs = await context
            .Tokens.Where(t => tokens.Contains(t.Id))
            .Join(context.Users.Where(a => !a.IsErased), t => t.AccountId, a => a.Id, (t, a) => new { t.Id, Name = $"{t.Name} ({a.Name})" })
            .ToListAsync(cancel);
        return people
            .Select(p => (Key: $"user/{p.Id}", p.Name))
            .Concat(programs.Select(p => (Key: $"token/{p.Id}", p.Name)))
            .ToImmutableDictionary(p => p.Key, p => p.Name);
    }

    /// <summary>Those of a customer, or of the provider's side (null), who have a permission and can sign in.</summary>
    public async Task<ImmutableArray<Person>> Who(Permission may, string? customer, CancellationToken cancel = default)
    {
        var roles = Enum.GetValues<Role>().Where(r => RoleRights.Of(r).Contains(may)).ToArray();
        var found = await context
            .Users.AsNoTracking()
            .Where(a => !a.IsDisabled && a.Customer == customer && roles.Contains(a.Role))
            .OrderBy(a => a.Id)
            .ToListAsync(cancel);
        return [.. found.Select(a => new Person(a.Id, a.Name, a.Email ?? "", a.Role, a.Customer))];
    }
}
