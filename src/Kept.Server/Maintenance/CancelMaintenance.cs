using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Maintenance;

/// <summary>Cancels maintenance that will not be done: the fact is retracted, and excludes nothing from then on.</summary>
internal static class CancelMaintenance
{
    public sealed record Request(string? Reason);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/maintenance/{id}/cancellation",
                (string agreement, string id, Request? request, Calls calls) =>
                    calls.OnAgreement(
                        agreement,
                        request ?? new Request((string?)null),
                        (a, asked, act) => Decide(a, Uri.UnescapeDataString(id), asked, act)
                    )
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Cancel maintenance");

    internal static Decision Decide(AgreementFold agreement, string id, Request request, Act act)
    {
        if (agreement.Book.ById(id) is not Fact.Maintenance maintenance)
        {
            return Decision.Unknown($"maintenance {id}");
        }

        if (agreement.Maintenance.GetValueOrDefault(maintenance.Reference) is { } thing && !agreement.DoneOn(thing).Work.IsEmpty)
        {
            return Decision.Unfit(
                "maintenance-done",
                $"work is recorded for {maintenance.Reference}",
                "correct the records of the work first"
            );
        }

        var correction = new Fact.Correction(maintenance.Reference, null, request.Reason ?? "cancelled", act.At)
        {
            Id = agreement.FreshId("Z"),
            RecordedAt = act.At,
            By = act.Who.Party,
        };
        return Made.File(agreement, act, new { maintenance = maintenance.Reference, state = "cancelled" }, [correction], "reason");
    }
}
