using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Kept.Server.Api;
using Kept.Server.Figures;
using Kept.Store;

namespace Kept.Server.Agreements;

/// <summary>Agreements of a list with how many of their levels are met, missed or open in the windows that run, and what comes due next.</summary>
internal static class AgreementStanding
{
    public static async Task<IReadOnlyList<string>> Of(ImmutableArray<Row> rows, Calls calls)
    {
        var shown = new List<string>();
        foreach (var row in rows)
        {
            shown.Add(await Of(row, calls));
        }

        return shown;
    }

    private static async Task<string> Of(Row row, Calls calls)
    {
        var levels = await calls.Store.List(new RowQuery(FigureRows.Standing) { Agreement = row.Key, Limit = 200 }, calls.Cancel);
        var body = JsonNode.Parse(row.Body)!.AsObject();
        body["standing"] = new JsonObject(
            levels.Rows.GroupBy(l => l.State ?? "").Select(g => KeyValuePair.Create(g.Key, (JsonNode?)g.Count()))
        );
        body["next"] = await DueQuery.Next(row.Key, calls) is { } next ? JsonNode.Parse(next.Body) : null;
        return body.ToJsonString(Json.Options);
    }
}
