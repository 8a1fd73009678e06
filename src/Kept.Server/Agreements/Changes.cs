using System.Globalization;
using System.Text.Json.Nodes;
using Kept.Core.Assessment;
using Kept.Core.Changes;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Changes;
using Kept.Text.Contract;
using Kept.Text.Language;

namespace Kept.Server.Agreements;

/// <summary>What changed in meaning between two versions, signed or only proposed, in words; and which levels it touches.</summary>
internal static class Changes
{
    /// <summary>The version that holds now, by this word instead of its number.</summary>
    private const string InForce = "inForce";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/agreements/{agreement}/changes",
                (string agreement, string? from, string? to, Calls calls) => calls.Ask(agreement, a => Asked(a, from, to, calls))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("What changed in meaning between two versions (a number, or inForce), and who gained");

    public static JsonText Of(AgreementDocument document, int from, int to)
    {
        var versions = document.Agreement.Versions;
        var comparison = Comparer.Compare(versions[from - 1], versions[to - 1], null);
        var redline = new Redline(ContractSource.Of(document, from), ContractSource.Of(document, to), comparison);
        var body = JsonNode.Parse(ChangeJson.Write(redline))!.AsObject();
        body["levels"] = new JsonArray([
            .. comparison.Changes.Select(c => c.Level).OfType<string>().Distinct().Select(l => JsonValue.Create(l)),
        ]);
        return new JsonText(body.ToJsonString(Json.Options));
    }

    /// <summary>Unless said otherwise the last version, against the one before it.</summary>
    private static object Asked(AgreementFold agreement, string? from, string? to, Calls calls)
    {
        var last = agreement.Agreement.Versions.Length;
        var second = to is null ? last : NumberOf(agreement, to, calls);
        var first = from is null ? Math.Max(1, (second ?? last) - 1) : NumberOf(agreement, from, calls);
        var problems = new[] { ("from", first), ("to", second) }
            .Where(n => n.Item2 is not { } number || number < 1 || number > last)
            .Select(n => new Problem("version-unknown", new Place(n.Item1, 0, 0), $"the agreement has versions 1 to {last}, or {InForce}"))
            .ToArray();
        return problems.Length > 0 ? Decision.Wrong(problems)
            : first > second
                ? Decision.Wrong(new Problem("version-unknown", new Place("from", 0, 0), $"version {first} comes after version {second}"))
            : Of(agreement.Document, first!.Value, second!.Value);
    }

    private static int? NumberOf(AgreementFold agreement, string said, Calls calls) =>
        said == InForce ? VersionInForce.At(agreement.Agreement, agreement.Book, calls.Now).Number
        : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
