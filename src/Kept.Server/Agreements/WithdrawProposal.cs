using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Agreements;

/// <summary>Takes a proposal back, as long as it is not signed by both.</summary>
internal static class WithdrawProposal
{
    public sealed record Request;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapDelete(
                "/agreements/{agreement}/proposal",
                (string agreement, Calls calls) => calls.OnAgreement(agreement, new Request(), Decide)
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("Take a proposal back");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act) =>
        agreement.Stage != Stage.Proposed
            ? Decision.Unfit("not-proposed", "nothing is proposed that could be withdrawn")
            : Decision.Of(
                agreement,
                new { id = agreement.Id, stage = "draft" },
                new NewEntry("agreement.withdrawn", act.At, Payload.Nothing)
            );
}
