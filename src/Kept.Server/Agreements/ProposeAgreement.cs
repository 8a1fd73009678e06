using System.Collections.Immutable;
using Kept.Core.Checks;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using Kept.Text.Checks;

namespace Kept.Server.Agreements;

/// <summary>Shows a draft to the customer, for comments and signature. Errors that the parties do not accept by name stand in the way.</summary>
internal static class ProposeAgreement
{
    public sealed record Request;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/proposal",
                (string agreement, Calls calls) =>
                    calls.OnAgreement(
                        agreement,
                        new Request(),
                        async (a, _, act) => Decide(a, await CheckAgreement.Findings(a, calls.Shelf, calls.Cancel), act)
                    )
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("Propose a draft to the customer");

    internal static Decision Decide(AgreementFold agreement, ImmutableArray<PlacedFinding> findings, Act act)
    {
        if (agreement.Stage is Stage.Signed or Stage.Ended)
        {
            return Decision.Unfit("agreement-signed", "the agreement is signed already", "amend it");
        }

        if (Errors(findings) is { Length: > 0 } errors)
        {
            return Decision.Wrong(errors);
        }

        var hash = agreement.Latest.Hash;
        var known = agreement.ProposedHash == hash;
        return new Decision.File(
            [(agreement, known ? [] : [new NewEntry("agreement.proposed", act.At, Payload.Of(("hash", hash)))])],
            new
            {
                id = agreement.Id,
                stage = "proposed",
                hash,
            }
        );
    }

    /// <summary>Errors that nobody accepted, as problems.</summary>
    public static Problem[] Errors(ImmutableArray<PlacedFinding> findings) =>
        [
            .. findings
                .Where(f => f.Finding is { Severity: Severity.Error, Accepted: null })
                .Select(f => new Problem(
                    f.Finding.Code,
                    f.At,
                    f.Finding.Sentence,
                    f.Finding.Hint ?? "mend it, or accept it by name under `accepts:`"
                )),
        ];
}
