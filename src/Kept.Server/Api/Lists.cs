using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kept.Store;

namespace Kept.Server.Api;

/// <summary>Lists of rows, each in the same forms: pages of JSON, with a count where asked, and all pages as a table.</summary>
public static class Lists
{
    /// <summary>Rows beyond these are not counted.</summary>
    private const int Counted = 10_000;
    private const int PageOfTable = 1_000;

    /// <summary>The bodies of rows as they are to be shown, in their order; where a list shows more than its rows hold.</summary>
    public delegate Task<IReadOnlyList<string>> Showing(ImmutableArray<Row> rows);

    /// <summary><c>{"items":[…],"next":…,"total":…}</c>, or with <c>?to=csv</c> the table; the items are the bodies of the rows.</summary>
    public static async Task<IResult> Of(Calls calls, PageOf page, RowQuery query, Showing? show = null)
    {
        if (page.IsTable)
        {
            var columns = Columns.Of(query.View);
            return new CsvResult(query.View, [.. columns.Select(c => c.Name)], Lines(calls, query, show, columns));
        }

        var rows = await calls.Store.List(query, calls.Cancel);
        var next = rows.Next is null ? "" : $",\"next\":\"{PageOf.Encoded(rows.Next)}\"";
        var total = page.Count == true ? await Total(calls, query) : "";
        return new JsonTextResult($"{{\"items\":[{string.Join(',', await Shown(rows.Rows, show))}]{next}{total}}}");
    }

    /// <summary>Exact up to so many, and otherwise that there are more.</summary>
    private static async Task<string> Total(Calls calls, RowQuery query)
    {
        var total = await calls.Store.Count(query, Counted + 1, calls.Cancel);
        var more = total > Counted ? ",\"more\":true" : "";
        return string.Create(CultureInfo.InvariantCulture, $",\"total\":{Math.Min(total, Counted)}{more}");
    }

    private static async Task<IReadOnlyList<string>> Shown(ImmutableArray<Row> rows, Showing? show) =>
        show is null ? [.. rows.Select(r => r.Body)] : await show(rows);

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(
        Calls calls,
        RowQuery query,
        Showing? show,
        ImmutableArray<ListColumn> columns
    )
    {
        for (var next = query with { Limit = PageOfTable }; ; )
        {
            var page = await calls.Store.List(next, calls.Cancel);
            foreach (var body in await Shown(page.Rows, show))
            {
                using var read = JsonDocument.Parse(body);
                yield return columns.Select(c => c.In(read.RootElement)).ToArray();
            }

            if (page.Next is null)
            {
                yield break;
            }

            next = next with { After = page.Next };
        }
    }
}

/// <summary>JSON that is written already, as a result.</summary>
public sealed class JsonTextResult(string json) : IResult
{
    public string Json => json;

    public Task ExecuteAsync(HttpContext context) => Results.Text(json, "application/json", Encoding.UTF8).ExecuteAsync(context);
}
