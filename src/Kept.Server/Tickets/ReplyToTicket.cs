using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Tickets;

/// <summary>
/// Says something on a ticket that both sides read. The provider's word answers it; the customer's word asks again. An automatic word is
/// no human reply (R9).
/// </summary>
internal static class ReplyToTicket
{
    /// <param name="FromCustomer">The provider's side records what the customer said, on the telephone perhaps.</param>
    /// <param name="Automatic">No human wrote it.</param>
    public sealed record Request(string? Text, bool FromCustomer, bool Automatic, Instant? At);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/tickets/{number}/replies",
                (string agreement, string number, Request request, Calls calls) => calls.OnTicket(agreement, number, request, Decide)
            )
            .Needs(Permission.FollowTickets)
            .WithSummary("Reply on a ticket, as the side one belongs to");

    internal static Decision Decide(TicketAt ticket, Request request, Act act)
    {
        var problems = Problems(ticket, request, act).ToArray();
        return problems.Length > 0 ? Decision.Wrong(problems)
            : ticket.Standing.Stage == TicketStage.Closed
                ? Decision.Unfit("ticket-closed", $"{ticket.Number} is closed", "reopen it, or open another")
            : ticket.File(Said(ticket, request, act), request.Text, act);
    }

    private static Fact.Ticket Said(TicketAt ticket, Request request, Act act)
    {
        var byCustomer = act.Who.IsCustomer || request.FromCustomer;
        var said = ticket.Event(byCustomer ? TicketEvent.Updated : TicketEvent.Responded, act, request.At);
        return said with
        {
            Side =
                byCustomer ? TicketSide.Customer
                : request.Automatic ? TicketSide.Automatic
                : TicketSide.Provider,
        };
    }

    private static IEnumerable<Problem> Problems(TicketAt ticket, Request request, Act act)
    {
        if (request.Automatic && (act.Who.IsCustomer || request.FromCustomer))
        {
            yield return new Problem("side-wrong", new Place("automatic", 0, 0), "only the provider's side sends automatic replies");
        }

        foreach (var problem in TicketCalls.TextProblems(request.Text, "text", needed: true).Concat(ticket.TimeProblems(request.At, act)))
        {
            yield return problem;
        }
    }
}
