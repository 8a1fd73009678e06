using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Json;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Checks;
using Kept.Text.Json;

namespace Kept.Server.Agreements;

/// <summary>Looks for what an agreement does not mean to say, with the agreements of this server that it rests on.</summary>
internal static class CheckAgreement
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/agreements/{agreement}/findings",
                (string agreement, Calls calls) => calls.Ask(agreement, async a => Json(await Findings(a, calls.Shelf, calls.Cancel)))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("What a check finds in the latest version, with counter-examples");

    /// <summary>Those of the latest version.</summary>
    public static async Task<ImmutableArray<PlacedFinding>> Findings(AgreementFold agreement, Shelf shelf, CancellationToken cancel) =>
        AgreementCheck.Of(agreement.Document, await Around(agreement, shelf, cancel));

    /// <summary>The agreements that this one is backed by, as far as they are here, and theirs in turn.</summary>
    public static Task<ImmutableDictionary<string, Agreement>> Around(AgreementFold agreement, Shelf shelf, CancellationToken cancel) =>
        Around(agreement.Latest.Terms, shelf, cancel);

    /// <inheritdoc cref="Around(AgreementFold, Shelf, CancellationToken)"/>
    public static async Task<ImmutableDictionary<string, Agreement>> Around(Terms terms, Shelf shelf, CancellationToken cancel)
    {
        var around = ImmutableDictionary.CreateBuilder<string, Agreement>(StringComparer.Ordinal);
        var open = new Queue<string>(Backing(terms));
        while (open.TryDequeue(out var id))
        {
            if (!around.ContainsKey(id) && await shelf.Agreement(id, cancel) is { Exists: true } found)
            {
                around[id] = found.Agreement;
                foreach (var next in Backing(found.Latest.Terms))
                {
                    open.Enqueue(next);
                }
            }
        }

        return around.ToImmutable();
    }

    private static IEnumerable<string> Backing(Terms terms) =>
        terms.Frame.BackedBy.Concat(terms.ServiceLevels.SelectMany(l => l.BackedBy)).Select(b => b.Agreement).Distinct();

    private static object Json(ImmutableArray<PlacedFinding> findings)
    {
        var json = new CanonicalJson().BeginObject();
        FindingJson.Write(json.Key("findings"), findings);
        return new JsonText(json.Key("blocks").Flag(Core.Checks.Checker.Blocks(findings.Select(f => f.Finding))).EndObject().ToString());
    }
}
