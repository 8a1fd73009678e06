using NodaTime;

namespace Kept.Web.Pages.Credits;

/// <summary>A claim in a list.</summary>
public sealed record ClaimRow(
    string Agreement,
    string? Customer,
    string Fact,
    string Level,
    IReadOnlyList<string>? Of,
    Instant? From,
    Instant? Until,
    Instant ReceivedAt,
    string State,
    string? Member,
    string? Zone
);

/// <summary>A claim with what came of it.</summary>
public sealed record ClaimView(
    string Claim,
    string Level,
    IReadOnlyList<string> Of,
    Instant? From,
    Instant? Until,
    Instant ReceivedAt,
    bool Withdrawn,
    ClaimView.Said? Answer,
    IReadOnlyList<ClaimView.Paid>? Settlements,
    IReadOnlyList<LedgerLine> Credits
)
{
    public sealed record Said(string Answer, bool Accepted, string? Amount, Instant At);

    public sealed record Paid(string Settlement, string Amount, string? Where, Instant At);
}

/// <summary>A dispute in a list, and by itself.</summary>
public sealed record DisputeRow(string Agreement, string? Customer, string Fact, string Of, Instant At, string By, string State);

public sealed record DisputeView(string Dispute, string Of, Instant At, string By, string? Outcome, IReadOnlyList<DisputeView.Step> Steps)
{
    public sealed record Step([property: System.Text.Json.Serialization.JsonPropertyName("step")] string What, Instant? DueAt);
}

public sealed record ItemsOf<T>(IReadOnlyList<T> Items);
