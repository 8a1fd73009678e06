using Kept.Core.Evidence;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Agreements;

/// <summary>Takes an amendment back that is not signed by both: a correction that retracts it, so that the history stays.</summary>
internal static class WithdrawAmendment
{
    public sealed record Request;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapDelete(
                "/agreements/{agreement}/amendments/{amendment}",
                (string agreement, string amendment, Calls calls) =>
                    calls.OnAgreement(agreement, new Request(), (a, _, act) => Decide(a, amendment, act))
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("Take back an amendment that is not in force");

    internal static Decision Decide(AgreementFold agreement, string amendment, Act act)
    {
        if (agreement.Book.Amendments.FirstOrDefault(a => a.Reference == amendment) is null)
        {
            return Decision.Unknown($"amendment {amendment}");
        }

        if (agreement.Agreement.Versions.FirstOrDefault(v => v.Label == amendment) is { } made && agreement.IsSigned(made))
        {
            return Decision.Unfit("amendment-signed", "both have signed it: it is in force", "amend the agreement again");
        }

        if (agreement.Agreement.Versions.SkipWhile(v => v.Label != amendment).Skip(1).FirstOrDefault(agreement.IsSignedByAny) is { } later)
        {
            return Decision.Unfit(
                "signed-later",
                $"{later.Label} rests on {amendment} and is signed: its terms would not be those that were signed",
                "amend the agreement again"
            );
        }

        var fact = new Fact.Correction(amendment, null, null, act.At) { Id = agreement.NextId("withdrawn"), RecordedAt = act.At };
        return Decision.Of(agreement, new { amendment, withdrawn = true }, AgreementFacts.Entry(fact));
    }
}
