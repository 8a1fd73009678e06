using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Tickets;

/// <summary>
/// Says anew what a ticket is: priority, category, product, team … A new target keeps the time used (R9); the preview shows what that
/// does to due times before it is done.
/// </summary>
internal static class ChangeTicket
{
    public sealed record Request(string? Text, Instant? At) : TicketValues;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/tickets/{number}/changes",
                (string agreement, string number, Request request, Calls calls) =>
                    calls.OnTicket(agreement, number, request, (ticket, asked, act) => Decide(ticket, asked, act))
            )
            .Needs(Permission.WorkTickets)
            .WithSummary("Change what a ticket is; ?preview=true only shows what that does to its due times");

    internal static Decision Decide(TicketAt ticket, Request request, Act act)
    {
        var problems = Problems(ticket, request, act).ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        // To give it to a team is to assign it: clocks may stop at that.
        var fact = request.In(ticket.Event(request.Team is null ? TicketEvent.Changed : TicketEvent.Assigned, act, request.At));
        return act.Preview
            ? new Decision.File([], new JsonText(TicketAnswer.Compared(ticket.Agreement, ticket.Story, ticket.Story.With(fact), act.At)))
            : ticket.File(fact, request.Text, act);
    }

    private static IEnumerable<Problem> Problems(TicketAt ticket, Request request, Act act)
    {
        if (request.IsEmpty && request.TechnicalLevel is null)
        {
            yield return new Problem(
                "nothing-changed",
                new Place("priority", 0, 0),
                "say what changes",
                "priority, category, urgency, impact, product, plan, service, site, team or technicalLevel"
            );
        }

        foreach (
            var problem in TicketCalls
                .TextProblems(request.Text, "text", needed: false)
                .Concat(ticket.TimeProblems(request.At, act))
                .Concat(request.Problems(ticket.Agreement))
        )
        {
            yield return problem;
        }
    }
}
