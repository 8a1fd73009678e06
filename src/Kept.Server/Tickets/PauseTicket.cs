using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Tickets;

/// <summary>
/// Pauses a ticket for a reason. Which clocks halt is for the agreement to say: the answer shows it. A pause is not an exclusion.
/// </summary>
internal static class PauseTicket
{
    /// <param name="Reason">In the agreement's words: <c>waiting on customer</c>.</param>
    public sealed record Request(string? Reason, string? Text, Instant? At);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/tickets/{number}/pause",
                (string agreement, string number, Request request, Calls calls) => calls.OnTicket(agreement, number, request, Decide)
            )
            .Needs(Permission.WorkTickets)
            .WithSummary("Pause a ticket for a reason");

    internal static Decision Decide(TicketAt ticket, Request request, Act act)
    {
        var problems = Problems(ticket, request, act).ToArray();
        return problems.Length > 0 ? Decision.Wrong(problems)
            : ticket.Standing.Stage != TicketStage.Open
                ? Decision.Unfit(
                    "ticket-not-open",
                    $"{ticket.Number} is {Api.Words.Of(ticket.Standing.Stage)}",
                    "only an open ticket is paused"
                )
            : ticket.File(ticket.Event(TicketEvent.Paused, act, request.At) with { Reason = request.Reason }, request.Text, act);
    }

    private static IEnumerable<Problem> Problems(TicketAt ticket, Request request, Act act)
    {
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 200)
        {
            yield return new Problem(
                "reason-missing",
                new Place("reason", 0, 0),
                "a pause has a reason of 1 to 200 characters",
                "such as `waiting on customer`"
            );
        }

        foreach (var problem in TicketCalls.TextProblems(request.Text, "text", needed: false).Concat(ticket.TimeProblems(request.At, act)))
        {
            yield return problem;
        }
    }
}
