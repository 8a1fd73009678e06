using System.Globalization;
using System.Text.RegularExpressions;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tickets;

/// <summary>Opens a ticket: its clocks start. It gets the next number, or the one that another tool has given it.</summary>
internal static partial class OpenTicket
{
    /// <param name="Number">That of another tool; none: the next one here.</param>
    /// <param name="Subject">In a few words.</param>
    /// <param name="At">When it came in, where the provider records it later.</param>
    public sealed record Request(string? Number, string? Subject, string? Text, Instant? At) : TicketValues;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/tickets",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.OpenTickets)
            .WithSummary("Open a ticket");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var problems = Problems(agreement, request, act).ToArray();
        return problems.Length > 0 ? Decision.Wrong(problems)
            : agreement.Stage != Stage.Signed
                ? Decision.Unfit("not-signed", "no agreement is in force under which it could be opened", "sign it first")
            : request.Number is { } number && agreement.Tickets.ContainsKey(number)
                ? Decision.Unfit("ticket-known", $"there is a ticket {number} already")
            : Opened(agreement, request, request.Number ?? NextNumber(agreement), act);
    }

    private static Decision Opened(AgreementFold agreement, Request request, string number, Act act)
    {
        var words = TicketAt.Text(agreement, request.Text, act);
        var subject = TicketAt.Text(agreement, request.Subject, act)!;
        var fact = request.In(TicketAt.New(agreement, number, TicketEvent.Opened, act, request.At)) with { Note = words?.Id };
        var described = new NewEntry("ticket.described", act.At, Payload.Of(("ticket", number), ("subject", subject.Id)));
        var answer = new JsonText(TicketAnswer.Brief(agreement, TicketStory.Of(number, [fact]), act.At));
        return Decision.Of(agreement, answer, AgreementFacts.Entry(fact), described) with
        {
            Texts = words is null ? [subject] : [subject, words],
            Status = StatusCodes.Status201Created,
            Location = $"{KeptApi.Root}/agreements/{agreement.Id}/tickets/{Uri.EscapeDataString(number)}",
        };
    }

    private static IEnumerable<Problem> Problems(AgreementFold agreement, Request request, Act act)
    {
        if (request.Number is { } number && !Numbers().IsMatch(number))
        {
            yield return new Problem(
                "number-wrong",
                new Place("number", 0, 0),
                "a number has 1 to 60 letters, digits and the signs . _ # : -"
            );
        }

        if (string.IsNullOrWhiteSpace(request.Subject) || request.Subject.Length > 500)
        {
            yield return new Problem("subject-missing", new Place("subject", 0, 0), "a ticket has a subject of 1 to 500 characters");
        }

        foreach (
            var problem in TicketCalls
                .TextProblems(request.Text, "text", needed: false)
                .Concat(TicketAt.TimeProblems(request.At, act, null))
                .Concat(request.Problems(agreement))
        )
        {
            yield return problem;
        }
    }

    /// <summary>T-1 and so on, one more than the greatest there is.</summary>
    private static string NextNumber(AgreementFold agreement)
    {
        var last = agreement
            .Tickets.Keys.Select(k => Counted().Match(k))
            .Where(m => m.Success)
            .Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .DefaultIfEmpty(0)
            .Max();
        return $"T-{(last + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._#:-]{0,59}$")]
    private static partial Regex Numbers();

    [GeneratedRegex("^T-([0-9]{1,8})$")]
    private static partial Regex Counted();
}
