using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Tickets;

/// <summary>A note for the provider's side alone. It is no evidence: no clock knows of it.</summary>
internal static class NoteOnTicket
{
    public sealed record Request(string? Text);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/tickets/{number}/notes",
                (string agreement, string number, Request request, Calls calls) => calls.OnTicket(agreement, number, request, Decide)
            )
            .Needs(Permission.WorkTickets)
            .WithSummary("Note something on a ticket that the customer does not see");

    internal static Decision Decide(TicketAt ticket, Request request, Act act)
    {
        var problems = TicketCalls.TextProblems(request.Text, "text", needed: true).ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        var text = TicketAt.Text(ticket.Agreement, request.Text, act)!;
        var entry = new NewEntry("ticket.noted", act.At, Payload.Of(("ticket", ticket.Number), ("text", text.Id), ("internal", true)));
        return Decision.Of(ticket.Agreement, new { ticket = ticket.Number, at = act.At }, entry) with
        {
            Texts = [text],
            Status = StatusCodes.Status201Created,
        };
    }
}
