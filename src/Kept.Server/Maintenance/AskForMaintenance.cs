using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Server.Tickets;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Maintenance;

/// <summary>Asks the other side for a maintenance window. It is no evidence until the other side accepts it.</summary>
internal static class AskForMaintenance
{
    public sealed record Request(string? Service, string? Resource, Instant? From, Instant? Until, string? Text);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/maintenance/requests",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.AskForMaintenance)
            .WithSummary("Ask the other side for maintenance");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var problems = Problems(agreement, request, act).ToArray();
        return problems.Length > 0 ? Decision.Wrong(problems)
            : agreement.Stage != Stage.Signed ? Decision.Unfit("not-signed", "the agreement is not in force")
            : Asked(agreement, request, act);
    }

    private static Decision Asked(AgreementFold agreement, Request request, Act act)
    {
        var id = agreement.FreshId("M");
        var text = TicketAt.Text(agreement, request.Text, act);
        var payload = Payload.Of(
            ("id", id),
            ("party", act.Who.Party),
            ("service", request.Service),
            ("resource", request.Resource),
            ("from", request.From),
            ("until", request.Until),
            ("text", text?.Id)
        );
        return Decision.Of(
            agreement,
            new { maintenance = id, state = "asked" },
            new NewEntry("maintenance.requested", act.At, payload)
        ) with
        {
            Texts = text is null ? [] : [text],
            Status = StatusCodes.Status201Created,
        };
    }

    private static IEnumerable<Problem> Problems(AgreementFold agreement, Request request, Act act)
    {
        if (request.Service is null || !Incoming.Options(agreement).Subjects!.Contains(request.Service))
        {
            yield return new Problem(
                "unknown-service",
                new Place("service", 0, 0),
                $"the agreement has no service or resource `{request.Service}`"
            );
        }

        if (request.From is null || request.Until is null || request.Until <= request.From || request.From < act.At)
        {
            yield return new Problem(
                "window-wrong",
                new Place("until", 0, 0),
                "a window that is asked for lies ahead, and has `from` and, after it, `until`"
            );
        }

        foreach (var problem in TicketCalls.TextProblems(request.Text, "text", needed: false))
        {
            yield return problem;
        }
    }
}
