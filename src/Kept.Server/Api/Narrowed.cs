using System.Collections.Immutable;
using Kept.Store;

namespace Kept.Server.Api;

/// <summary>Pages of rows whose words contain several things: the store looks for the first, the others are looked for here.</summary>
internal static class Narrowed
{
    public static async Task<RowPage> List(IStore store, RowQuery query, ImmutableArray<string> tokens, CancellationToken cancel)
    {
        var all = (query.Containing is { } words ? tokens.Insert(0, words.ToLowerInvariant()) : tokens).ToImmutableArray();
        var limit = Math.Clamp(query.Limit, 1, 1000);
        var asked = query with { Containing = all.FirstOrDefault() };
        var found = ImmutableArray.CreateBuilder<Row>();
        while (true)
        {
            // Never more than is still wanted, so that the store's cursor is that of the page.
            var page = await store.List(asked with { Limit = limit - found.Count }, cancel);
            found.AddRange(page.Rows.Where(r => all.All(t => r.Words.Contains(t, StringComparison.Ordinal))));
            if (page.Next is null || found.Count >= limit)
            {
                return new RowPage(found.ToImmutable(), page.Next);
            }

            asked = asked with { After = page.Next };
        }
    }
}
