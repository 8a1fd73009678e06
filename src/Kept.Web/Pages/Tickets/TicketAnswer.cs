using Kept.Web.Parts;
using NodaTime;

namespace Kept.Web.Pages.Tickets;

/// <summary>A ticket, as <c>GET /agreements/{a}/tickets/{n}</c> gives it, and what commands on it answer.</summary>
public sealed record TicketAnswer(
    string Agreement,
    string Customer,
    string Number,
    string State,
    Instant OpenedAt,
    Instant? Since,
    string? PausedFor,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<Clock> Clocks,
    string? Subject = null,
    bool SubjectErased = false,
    IReadOnlyList<Happened>? Events = null,
    IReadOnlyList<TicketNote>? Notes = null,
    IReadOnlyList<string>? Doubts = null
);

/// <summary>What a change does to the clocks of a ticket.</summary>
public sealed record Retargeted(TicketAnswer Before, TicketAnswer After);

/// <summary>A promise that runs on a ticket.</summary>
/// <param name="Name">The ticket's number, or that of one of its messages where each has a clock.</param>
/// <param name="OfShare">It counts in a share of all tickets; by itself it is not promised.</param>
public sealed record Clock(
    string Level,
    string Clause,
    string Title,
    string Name,
    string Target,
    bool OfShare,
    string Verdict,
    Instant? MissedAt,
    Instant? StartedAt,
    Instant? StoppedAt,
    Instant? DueAt,
    Instant? InTimeUntil,
    string UsedSeconds,
    string? RemainingSeconds,
    bool Running,
    bool Paused,
    string? Calendar = null,
    IReadOnlyList<Reason>? Reasons = null,
    IReadOnlyList<ClockBand>? Bands = null,
    bool Cut = false
);

/// <summary>A stretch of a clock: <c>running</c>, <c>paused</c>, <c>stopped</c>, <c>outside</c>.</summary>
/// <param name="Ahead">It is to come, if nothing happens.</param>
public sealed record ClockBand(Instant From, Instant Until, string Kind, string? Because, IReadOnlyList<string>? Facts, bool Ahead = false);

/// <summary>An event of a ticket.</summary>
public sealed record Happened(
    string Fact,
    string Event,
    Instant At,
    string? Side = null,
    string? By = null,
    string? Reason = null,
    string? Text = null,
    bool Erased = false,
    string? Service = null,
    string? Category = null,
    string? Urgency = null,
    string? Impact = null,
    string? Priority = null,
    string? Product = null,
    string? Plan = null,
    string? Site = null,
    string? Team = null,
    string? TechnicalLevel = null
)
{
    /// <summary>What it says of the ticket, by the API's names.</summary>
    public IEnumerable<(string Name, string Value)> Said =>
        new[]
        {
            ("service", Service),
            ("category", Category),
            ("priority", Priority),
            ("urgency", Urgency),
            ("impact", Impact),
            ("product", Product),
            ("plan", Plan),
            ("site", Site),
            ("team", Team),
            ("technicalLevel", TechnicalLevel),
        }
            .Where(v => v.Item2 is not null)
            .Select(v => (v.Item1, v.Item2!));
}

/// <summary>A note of the provider's side.</summary>
public sealed record TicketNote(Instant At, string By, string? Text, bool Erased = false);

/// <summary>How a level stands in the window that runs.</summary>
/// <param name="SoFar">The verdict if all goes well from here on.</param>
/// <param name="Headroom">What the promise can still bear, in a sentence.</param>
/// <param name="MoreMayMiss">So many further tickets may be late before the share is below its target.</param>
/// <param name="OpenMayMiss">So many of those open may be late.</param>
public sealed record Standing(
    string Agreement,
    string Customer,
    string Level,
    string Clause,
    string Title,
    Instant From,
    Instant Until,
    string? Member,
    string Verdict,
    string? Best,
    string? Worst,
    string? Unit,
    string Target,
    string? Margin = null,
    string? SoFar = null,
    string? Headroom = null,
    int? InTime = null,
    int? Late = null,
    int? Open = null,
    long? MoreMayMiss = null,
    long? OpenMayMiss = null
)
{
    /// <summary>With the sign of its unit; the best of a figure that is not decided, since what is to come may go well.</summary>
    public string? Figure =>
        Best is null ? null
        : Unit == "percent" ? $"{Best} %"
        : Best;
}
