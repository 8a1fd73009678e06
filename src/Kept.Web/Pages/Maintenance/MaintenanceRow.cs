using Kept.Web.Pages.Outages;
using NodaTime;

namespace Kept.Web.Pages.Maintenance;

/// <summary>Maintenance in a list: <c>asked</c>, <c>announced</c>, <c>approved</c>, <c>refused</c>, <c>withdrawn</c>, <c>done</c>, <c>cancelled</c>.</summary>
public sealed record MaintenanceRow(
    string Agreement,
    string Customer,
    string Maintenance,
    string State,
    string? Service,
    string? Resource,
    Instant? From,
    Instant? Until,
    Instant? AnnouncedAt,
    string? RequestedBy,
    bool Emergency = false
);

/// <summary>One maintenance window, or the request for one.</summary>
/// <param name="Levels">Whether each level leaves it out of the measurement, and why not.</param>
/// <param name="At">When it was asked for.</param>
public sealed record MaintenanceAnswer(
    string State,
    string? Service,
    string? Resource,
    Instant? From,
    Instant? Until,
    Instant? AnnouncedAt,
    string? RequestedBy,
    bool Emergency = false,
    string? Reference = null,
    string? Maintenance = null,
    string? By = null,
    string? Note = null,
    string? Text = null,
    Instant? At = null,
    IReadOnlyList<Excluded>? Levels = null,
    IReadOnlyList<About>? About = null
)
{
    public string Id => Reference ?? Maintenance ?? "";
}

/// <summary>What announcing answers.</summary>
public sealed record Announced(IReadOnlyList<Excluded> Levels);

/// <param name="Holds">It leaves the measurement of that level.</param>
public sealed record Excluded(
    string Level,
    string Clause,
    string Title,
    [property: System.Text.Json.Serialization.JsonPropertyName("excluded")] bool Holds,
    string? WhyNot,
    Excluded.By? AnnounceBy
)
{
    public sealed record By(Instant At, string Words);
}
