using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Tickets;

/// <summary>
/// The steps of a ticket that take it from one stage to another: resumed, resolved, closed, reopened. Each is an event with words, if
/// there are any.
/// </summary>
internal static class TurnTicket
{
    public sealed record Request(string? Text, Instant? At);

    /// <param name="From">The stages from which it may be taken.</param>
    internal sealed record Step(string Path, TicketEvent Event, ImmutableArray<TicketStage> From, Permission Needs, string Summary);

    internal static readonly Step Resumption = new(
        "resume",
        TicketEvent.Resumed,
        [TicketStage.Paused],
        Permission.WorkTickets,
        "Resume a paused ticket"
    );

    internal static readonly Step Resolution = new(
        "resolution",
        TicketEvent.Resolved,
        [TicketStage.Open, TicketStage.Paused],
        Permission.WorkTickets,
        "Resolve a ticket"
    );

    internal static readonly Step Closing = new(
        "closing",
        TicketEvent.Closed,
        [TicketStage.Open, TicketStage.Paused, TicketStage.Resolved],
        Permission.FollowTickets,
        "Close a ticket"
    );

    internal static readonly Step Reopening = new(
        "reopening",
        TicketEvent.Reopened,
        [TicketStage.Resolved, TicketStage.Closed],
        Permission.FollowTickets,
        "Reopen a ticket"
    );

    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var step in new[] { Resumption, Resolution, Closing, Reopening })
        {
            api.MapPost(
                    $"/agreements/{{agreement}}/tickets/{{number}}/{step.Path}",
                    (string agreement, string number, Request? request, Calls calls) =>
                        calls.OnTicket(
                            agreement,
                            number,
                            request ?? new Request(null, null),
                            (ticket, asked, act) => Decide(ticket, asked, act, step)
                        )
                )
                .Needs(step.Needs)
                .WithSummary(step.Summary);
        }
    }

    internal static Decision Decide(TicketAt ticket, Request request, Act act, Step step)
    {
        var problems = TicketCalls.TextProblems(request.Text, "text", needed: false).Concat(ticket.TimeProblems(request.At, act)).ToArray();
        return problems.Length > 0 ? Decision.Wrong(problems)
            : !step.From.Contains(ticket.Standing.Stage)
                ? Decision.Unfit(
                    $"not-to-be-{FactWords.Of(step.Event)}",
                    $"{ticket.Number} is {Api.Words.Of(ticket.Standing.Stage)}, and cannot be {FactWords.Of(step.Event)}"
                )
            : ticket.File(ticket.Event(step.Event, act, request.At), request.Text, act);
    }
}
