using Kept.Server.Security;
using Microsoft.EntityFrameworkCore;

namespace Kept.Server.Accounts.Api;

/// <summary>GET /accounts: a page of accounts in the order in which they were made, all or one customer's, without erased ones.</summary>
internal static class ListAccounts
{
    private const int Most = 200;

    public static async Task<IResult> Handle(string? customer, string? after, int? limit, AccountsContext context, CancellationToken cancel)
    {
        var size = Math.Clamp(limit ?? 50, 1, Most);
        var found = await context
            .Users.AsNoTracking()
            .Where(a => !a.IsErased && (customer == null || a.Customer == customer) && (after == null || string.Compare(a.Id, after) > 0))
            .OrderBy(a => a.Id)
            .Take(size + 1)
            .ToListAsync(cancel);
        return Answer.With(new { items = found.Take(size).Select(AccountView.Of), next = found.Count > size ? found[size - 1].Id : null });
    }
}
