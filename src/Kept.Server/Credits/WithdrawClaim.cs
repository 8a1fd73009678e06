using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Credits;

/// <summary>Takes a claim back: it then asks for nothing, and stays in the record.</summary>
internal static class WithdrawClaim
{
    public sealed record Request;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapDelete(
                "/agreements/{agreement}/claims/{claim}",
                (string agreement, string claim, Calls calls) =>
                    calls.OnAgreement(agreement, new Request(), (a, _, act) => Decide(a, claim, act))
            )
            .Needs(Permission.FileClaims)
            .WithSummary("Withdraw a claim");

    internal static Decision Decide(AgreementFold agreement, string claim, Act act)
    {
        if (agreement.Book.ById(claim) is not Fact.Claim { Withdrawn: false } filed)
        {
            return Decision.Unknown($"claim {claim}");
        }

        var fact = new Fact.Correction(claim, filed with { Withdrawn = true }, null, act.At)
        {
            Id = agreement.NextId("withdrawn"),
            RecordedAt = act.At,
        };
        return Decision.Of(agreement, new { claim, withdrawn = true }, AgreementFacts.Entry(fact));
    }
}
