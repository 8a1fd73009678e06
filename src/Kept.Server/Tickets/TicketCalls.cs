using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;

namespace Kept.Server.Tickets;

internal static class TicketCalls
{
    public const int LongestText = 20_000;

    /// <summary>Files what is decided on a ticket that the caller may know of; otherwise 404.</summary>
    public static Task<IResult> OnTicket<T>(
        this Calls calls,
        string agreement,
        string number,
        T request,
        Func<TicketAt, T, Act, Decision> decide
    ) =>
        calls.OnAgreement(
            agreement,
            request,
            (a, asked, act) => TicketAt.Find(a, number) is { } ticket ? decide(ticket, asked, act) : Decision.Unknown($"ticket {number}")
        );

    /// <summary>What is wrong with words that somebody sends.</summary>
    public static IEnumerable<Problem> TextProblems(string? text, string field, bool needed)
    {
        if ((needed && string.IsNullOrWhiteSpace(text)) || text?.Length > LongestText)
        {
            yield return new Problem(
                "text-missing",
                new Place(field, 0, 0),
                $"`{field}` has {(needed ? "1 to" : "at most")} 20,000 characters"
            );
        }
    }
}
