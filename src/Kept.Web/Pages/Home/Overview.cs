using NodaTime;

namespace Kept.Web.Pages.Home;

/// <summary>What waits, as <c>GET /summary</c> counts it.</summary>
public sealed record Overview(
    Overview.TicketCounts? Tickets,
    Overview.Unanswered Claims,
    Overview.Claimed Claimable,
    Overview.Opened Disputes,
    Overview.Opened Outages,
    IReadOnlyDictionary<string, int> Agreements,
    Overview.Soon Ending,
    Overview.Months Money
)
{
    public sealed record TicketCounts(int Open, int Paused, int DueIn4Hours, int DueIn24Hours, int Breached);

    /// <param name="Waiting">For the provider's answer.</param>
    public sealed record Unanswered(int Waiting);

    public sealed record Claimed(int Count, IReadOnlyList<Sum> Sums);

    public sealed record Opened(int Open);

    /// <param name="Days">Within so many.</param>
    public sealed record Soon(int Days, int Renew, int End);

    public sealed record Months(IReadOnlyList<Sum> Month, IReadOnlyList<Sum> LastMonth);

    /// <summary>Amounts of one currency; what was not asked for is null.</summary>
    public sealed record Sum(string Currency, string? Accrued, string? Ungranted, string? Claimed, string? Granted, string? Settled);
}

/// <summary>What comes due, as <c>GET /due</c> lists it.</summary>
public sealed record DueItem(
    string Agreement,
    string? Customer,
    string Kind,
    string? Name,
    Instant At,
    string? Party,
    string? Clause,
    string Sentence
);

/// <summary>What was filed lately.</summary>
public sealed record Recently(
    Instant At,
    Instant RecordedAt,
    string Kind,
    string? Agreement,
    string? Customer,
    string? By,
    string Sentence,
    string? Ticket,
    string? Outage,
    string? Maintenance,
    string? Claim,
    string? Dispute,
    string? Statement
)
{
    /// <summary>Where the thing is that it is about; null: it has no page.</summary>
    public string? Link =>
        Agreement is not { } a
            ? Customer is { } c
                ? Parts.Links.Customer(c)
                : null
            : Ticket is { } ticket
                ? Parts.Links.Ticket(a, ticket)
                : Outage is { } outage
                    ? Parts.Links.Outage(a, outage)
                    : Claim is { } claim
                        ? Parts.Links.Claim(a, claim)
                        : Dispute is { } dispute
                            ? Parts.Links.Dispute(a, dispute)
                            : Statement is { } statement
                                ? Parts.Links.Statement(a, statement)
                                : Maintenance is { } maintenance
                                    ? Parts.Links.Maintenance(a, maintenance)
                                    : Parts.Links.Agreement(a);
}

/// <summary>A level in the window that runs, as <c>GET /standing</c> has it.</summary>
/// <param name="Margin">What is left before it is missed, in words; null: there is none to speak of.</param>
public sealed record StandingRow(
    string Agreement,
    string? Customer,
    string Level,
    string? Title,
    string? Clause,
    string? Target,
    string? Verdict,
    string? Figure,
    string? Margin,
    Instant From,
    Instant Until
);
