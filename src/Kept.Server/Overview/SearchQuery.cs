using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Maintenance;
using Kept.Server.Outages;
using Kept.Server.Rights;
using Kept.Server.Tickets;
using Kept.Store;

namespace Kept.Server.Overview;

/// <summary>
/// GET /search: words looked for in everything that one may read, in groups by kind. What is named so exactly comes first, then the latest.
/// </summary>
internal static class SearchQuery
{
    private const int MostWords = 8;
    private const int MostLetters = 200;
    private const int MostAgreements = 1_000;
    private const int Usual = 8;

    private static readonly ImmutableArray<(string View, Permission Needs)> Kinds =
    [
        (AgreementRow.View, Permission.ReadAgreements),
        ("customers", Permission.ReadCustomers),
        (TicketRow.View, Permission.ReadTickets),
        (OutageRow.View, Permission.ReadAgreements),
        (MaintenanceRow.View, Permission.ReadAgreements),
        ("claims", Permission.ReadAgreements),
        ("disputes", Permission.ReadAgreements),
        ("statements", Permission.ReadAgreements),
    ];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/search", async (string? q, int? limit, Calls calls) => calls.Answer(await Found(q ?? "", limit ?? Usual, calls)))
            .Needs(Permission.ReadAgreements)
            .WithSummary("Words looked for in agreements, customers, tickets, outages, maintenance, claims, disputes and statements");

    private static async Task<object> Found(string text, int limit, Calls calls)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWords || text.Length > MostLetters || limit is < 1 or > 100)
        {
            return Decision.Wrong(
                new Problem(
                    "search-wrong",
                    new Place("q", 0, 0),
                    "a search has 1 to 8 words, at most 200 letters, and a `limit` from 1 to 100"
                )
            );
        }

        var keys = words is [var only] ? await Keys(only, calls) : [];
        var groups = new List<string>();
        foreach (var kind in Kinds.Where(k => calls.Who.May(k.Needs)))
        {
            var rows = await Rows(kind.View, words, keys, limit, calls);
            if (!rows.IsEmpty)
            {
                groups.Add(await Group(kind.View, rows, limit, calls));
            }
        }

        return new JsonText($"{{\"groups\":[{string.Join(',', groups)}]}}");
    }

    /// <summary>One more than asked for, where there are more.</summary>
    private static async Task<ImmutableArray<Row>> Rows(string view, string[] words, string[] keys, int limit, Calls calls)
    {
        var query = Seen(
            new RowQuery(view)
            {
                And = [.. words],
                Customer = calls.Who.Customer,
                Order = RowOrder.Latest,
                Limit = limit + 1,
            },
            calls.Who
        );
        var exact = keys.Length == 0 ? [] : await calls.Store.FindAll(view, keys, calls.Cancel);
        var named = exact.Where(r => calls.Who.Sees(r.Customer) && (query.States.IsEmpty || query.States.Contains(r.State ?? "")));
        var found = await calls.Store.List(query, calls.Cancel);
        return [.. named.Concat(found.Rows).DistinctBy(r => r.Key).Take(limit + 1)];
    }

    private static RowQuery Seen(RowQuery query, Acting who) => query.View == AgreementRow.View ? AgreementQueries.Seen(query, who) : query;

    /// <summary>The keys of what is called exactly so: by itself, or within each agreement that one may see.</summary>
    private static async Task<string[]> Keys(string name, Calls calls)
    {
        var all = new RowQuery(AgreementRow.View) { Customer = calls.Who.Customer, Limit = MostAgreements };
        var agreements = await calls.Store.List(Seen(all, calls.Who), calls.Cancel);
        return [name, .. agreements.Rows.Select(a => $"{a.Key}/{name}")];
    }

    private static async Task<string> Group(string view, ImmutableArray<Row> rows, int limit, Calls calls)
    {
        ImmutableArray<Row> shown = [.. rows.Take(limit)];
        var items = view == TicketRow.View ? await TicketQueries.Shown(shown, calls) : [.. shown.Select(r => r.Body)];
        var more = rows.Length > limit ? ",\"more\":true" : "";
        return $"{{\"kind\":{JsonSerializer.Serialize(view)},\"items\":[{string.Join(',', items)}]{more}}}";
    }
}
