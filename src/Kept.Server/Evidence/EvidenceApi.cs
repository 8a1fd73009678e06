using System.Text;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Evidence;

namespace Kept.Server.Evidence;

internal static class EvidenceApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        FileEvidence.Map(api);
        CorrectFact.Map(api);
        DetermineFact.Map(api);
        FactQueries.Map(api);
        api.MapGet(
                "/agreements/{agreement}/evidence",
                (string agreement, string? kind, Calls calls) => calls.Ask(agreement, a => Lines(a, kind))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The evidence of an agreement, as the file that the command line reads");
    }

    /// <summary>One line a fact, as recorded, corrections included; names and words are references (R15).</summary>
    private static IResult Lines(AgreementFold agreement, string? kind)
    {
        var text = new StringBuilder();
        foreach (var entry in agreement.Evidence.Values.Where(e => kind is null || e.Kind == kind).OrderBy(e => e.Version))
        {
            text.Append(entry.Payload).Append('\n');
        }

        return Results.Text(text.ToString(), "application/jsonl", Encoding.UTF8);
    }
}
