using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Server.Tickets;
using Kept.Store;

namespace Kept.Server.Evidence;

/// <summary>One fact as the API shows it: as it counts now, and all that was recorded about it, in words that are not erased.</summary>
internal static class FactAnswer
{
    public static async Task<JsonText> Of(
        AgreementFold agreement,
        Fact fact,
        IStore store,
        CancellationToken cancel,
        params (string Key, JsonNode? Value)[] also
    )
    {
        var about = agreement.Facts.Where(f => NamesOf(f).Any(n => n == fact.Reference || n == fact.Id)).ToImmutableArray();
        var recorded = agreement.Evidence.TryGetValue(fact.Reference, out var entry) ? AgreementFacts.Read(entry) : fact;
        var texts = await Texts.Load(store, about.Append(recorded).Append(fact).SelectMany(TextsOf), cancel);
        var json = Json(fact, texts);
        json["reference"] = fact.Reference;
        json["recorded"] = recorded == fact ? null : Json(recorded, texts);
        json["about"] = new JsonArray([.. about.Select(f => (JsonNode)Json(f, texts))]);
        foreach (var (key, value) in also)
        {
            json[key] = value;
        }

        return new JsonText(json.ToJsonString(Api.Json.Options));
    }

    /// <summary>The fact as evidence files have it, with the words in place of references.</summary>
    public static JsonObject Json(Fact fact, Texts texts)
    {
        var canonical = new CanonicalJson();
        FactJson.Write(canonical, fact);
        var json = JsonNode.Parse(canonical.ToString())!.AsObject();
        foreach (var key in new[] { "note", "reason", "by" }.Where(json.ContainsKey))
        {
            json[key] = texts.Of((string?)json[key]);
        }

        return json;
    }

    private static IEnumerable<string> TextsOf(Fact fact)
    {
        var reason = fact switch
        {
            Fact.Determination d => d.Reason,
            Fact.Dispute d => d.Reason,
            Fact.Answer a => a.Reason,
            Fact.Correction c => c.Reason,
            _ => null,
        };
        return new[] { fact.Note, fact.By, reason }.OfType<string>();
    }

    private static IEnumerable<string> NamesOf(Fact fact) =>
        fact switch
        {
            Fact.Correction c => [c.Of],
            Fact.Determination d => [d.Of],
            Fact.Dispute d => [d.Of],
            Fact.Notice { Of: { } of } => [of],
            Fact.Work { Of: { } of } => [of],
            Fact.Approval a => [a.WorkRef],
            Fact.Claim c => c.Of.IsDefault ? [] : c.Of,
            _ => [],
        };
}
