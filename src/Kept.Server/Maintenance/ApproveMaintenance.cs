using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Maintenance;

/// <summary>The customer approves, or refuses, maintenance that was announced.</summary>
internal static class ApproveMaintenance
{
    public sealed record Request(bool Refused, string? Note);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/maintenance/{id}/approval",
                (string agreement, string id, Request? request, Calls calls) =>
                    calls.OnAgreement(
                        agreement,
                        request ?? new Request(false, null),
                        (a, asked, act) => Decide(a, Uri.UnescapeDataString(id), asked, act)
                    )
            )
            .Needs(Permission.Approve)
            .WithSummary("Approve or refuse announced maintenance");

    internal static Decision Decide(AgreementFold agreement, string id, Request request, Act act)
    {
        if (agreement.Book.ById(id) is not Fact.Maintenance maintenance)
        {
            return Decision.Unknown($"maintenance {id}");
        }

        if (maintenance.By == act.Who.Party)
        {
            return Decision.Forbidden($"{maintenance.Reference} was announced by the {maintenance.By}: the other side approves it");
        }

        var fact = new Fact.Approval(maintenance.Reference, act.At, null, request.Refused)
        {
            Id = agreement.FreshId("A"),
            RecordedAt = act.At,
            By = act.Who.Party,
            Note = request.Note,
        };
        return Made.File(
            agreement,
            act,
            new { maintenance = maintenance.Reference, state = request.Refused ? "refused" : "approved" },
            [fact],
            "note"
        );
    }
}
