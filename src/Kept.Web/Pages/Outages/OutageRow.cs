using System.Text.Json;
using NodaTime;

namespace Kept.Web.Pages.Outages;

/// <summary>An outage in a list.</summary>
/// <param name="Until">Null: it goes on.</param>
public sealed record OutageRow(
    string Agreement,
    string Customer,
    string Outage,
    string Service,
    string? Resource,
    string? Site,
    Instant From,
    Instant? Until,
    string? Cause,
    string? By
);

/// <summary>One outage: as it counts now, as it was recorded, and what was said of it.</summary>
/// <param name="Recorded">As it was recorded at first, where it was corrected since.</param>
public sealed record OutageAnswer(
    string Reference,
    string Service,
    string? Resource,
    string? Site,
    Instant From,
    Instant? Until,
    string? Cause,
    string? Weight,
    string? Note,
    string? By,
    Instant? RecordedAt,
    OutageAnswer? Recorded,
    IReadOnlyList<About>? About
)
{
    /// <summary>The source of what the customer recorded herself.</summary>
    private const string CustomerSource = "customer/";

    public bool IsCustomers => Reference.StartsWith(CustomerSource, StringComparison.Ordinal);

    /// <summary>Without its source, as the customer's commands name it.</summary>
    public string OwnId => IsCustomers ? Reference[CustomerSource.Length..] : Reference;
}

/// <summary>A fact about another: a correction, a determination, a dispute, a notice, an approval, work.</summary>
public sealed record About(
    string Kind,
    string Id,
    string? By,
    Instant? At,
    Instant? RecordedAt,
    string? Reason,
    string? Note,
    string? Finding,
    Instant? From,
    Instant? Until,
    bool? Refused,
    JsonElement? Hours
);
