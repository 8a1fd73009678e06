using NodaTime;

namespace Kept.Web.Pages.Tickets;

/// <summary>A ticket in a list, as <c>GET /tickets</c> gives it.</summary>
/// <param name="DueAt">When the next of its promises breaks; null: none runs.</param>
/// <param name="Late">It is past that already.</param>
/// <param name="Missed">The levels that it has missed.</param>
public sealed record TicketRow(
    string Agreement,
    string Customer,
    string Number,
    string? Subject,
    string State,
    Instant OpenedAt,
    Instant? Since,
    string? PausedFor,
    Instant? DueAt,
    string? Level,
    string? Clause,
    bool Late,
    IReadOnlyList<string>? Missed,
    IReadOnlyDictionary<string, string>? Values
)
{
    public string? Value(string name) => Values?.GetValueOrDefault(name);
}
