using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Maintenance;

/// <summary>
/// The other side's answer to what was asked for: accepted, it becomes evidence, asked for by whoever asked and announced when it was asked
/// for; refused, it becomes none. Whoever asked may withdraw it.
/// </summary>
internal static class DecideOnRequest
{
    public sealed record Request(bool Accepted);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agreements/{agreement}/maintenance/requests/{id}/acceptance",
                (string agreement, string id, Request request, Calls calls) => On(calls, agreement, id, request)
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Accept or refuse maintenance that the customer asked for");
        api.MapPost(
                "/agreements/{agreement}/maintenance/requests/{id}/approval",
                (string agreement, string id, Request request, Calls calls) => On(calls, agreement, id, request)
            )
            .Needs(Permission.Approve)
            .WithSummary("Approve or refuse maintenance that the provider asked for");
        api.MapDelete(
                "/agreements/{agreement}/maintenance/requests/{id}",
                (string agreement, string id, Calls calls) =>
                    calls.OnAgreement(agreement, new Request(false), (a, _, act) => Withdrawn(a, id, act))
            )
            .Needs(Permission.AskForMaintenance)
            .WithSummary("Withdraw what one has asked for");
    }

    private static Task<IResult> On(Calls calls, string agreement, string id, Request request) =>
        calls.OnAgreement(agreement, request, (a, asked, act) => Decide(a, id, asked, act));

    internal static Decision Decide(AgreementFold agreement, string id, Request request, Act act) =>
        agreement.Maintenance.GetValueOrDefault(id)?.Request is not { } asked ? Decision.Unknown($"request {id}")
        : asked.Outcome is { } outcome ? Decision.Unfit("request-decided", $"{id} is {outcome} already")
        : asked.Party == act.Who.Party ? Decision.Forbidden($"{id} was asked for by the {asked.Party}: the other side decides")
        : !request.Accepted ? Decision.Of(agreement, new { maintenance = id, state = "refused" }, Outcome(id, "refused", act))
        : Accepted(agreement, asked, act);

    internal static Decision Withdrawn(AgreementFold agreement, string id, Act act) =>
        agreement.Maintenance.GetValueOrDefault(id)?.Request is not { } asked ? Decision.Unknown($"request {id}")
        : asked.Outcome is { } outcome ? Decision.Unfit("request-decided", $"{id} is {outcome} already")
        : asked.Party != act.Who.Party ? Decision.Forbidden($"{id} was asked for by the {asked.Party}")
        : Decision.Of(agreement, new { maintenance = id, state = "withdrawn" }, Outcome(id, "withdrawn", act));

    private static Decision Accepted(AgreementFold agreement, MaintenanceRequest asked, Act act)
    {
        var fact = new Fact.Maintenance(asked.Service, asked.From, asked.Until, asked.At, asked.Party, false, asked.Resource)
        {
            Id = asked.Id,
            RecordedAt = act.At,
            By = asked.Party,
            Note = asked.TextId,
        };
        var approval = new Fact.Approval(fact.Reference, act.At, null, false)
        {
            Id = agreement.FreshId("A"),
            RecordedAt = act.At,
            By = act.Who.Party,
        };
        var answer = new
        {
            maintenance = asked.Id,
            state = "approved",
            levels = Exclusions.Of(agreement, fact),
        };
        return Made.File(agreement, act, answer, [fact, approval], "id", new NewEntryOf(Outcome(asked.Id, "accepted", act)));
    }

    private static NewEntry Outcome(string id, string outcome, Act act) =>
        new("maintenance.decided", act.At, Payload.Of(("id", id), ("outcome", outcome)));
}
