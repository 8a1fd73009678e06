using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;

namespace Kept.Web.Pages.Journal;

/// <summary>An entry of the journal, as an export has it.</summary>
/// <param name="Fact">The payload.</param>
public sealed record JournalEntry(
    string Stream,
    long Version,
    string Kind,
    Instant HappenedAt,
    Instant RecordedAt,
    string Actor,
    JsonElement Fact,
    string Previous,
    string Hash
)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Payload => JsonSerializer.Serialize(Fact, Indented);

    /// <summary>Of the page, to be led to.</summary>
    public string Anchor => $"e-{Hash[..12]}";

    /// <summary>Where what it is about is shown; null: nowhere.</summary>
    public string? Address =>
        Stream.Split('/', 2) is not [var area, var id] ? null
        : area == "agreement" && !Kind.Contains('.', StringComparison.Ordinal) && FactId is { } fact
            ? $"/agreements/{Uri.EscapeDataString(id)}/facts/{Uri.EscapeDataString(fact)}"
        : area == "agreement" && Kind == "statement.issued" && FactId is { } statement
            ? $"/agreements/{Uri.EscapeDataString(id)}/statements/{Uri.EscapeDataString(statement)}"
        : area == "agreement" ? $"/agreements/{Uri.EscapeDataString(id)}"
        : area == "customer" ? $"/customers/{Uri.EscapeDataString(id)}"
        : area == "webhook" ? $"/settings/webhooks/{Uri.EscapeDataString(id)}"
        : null;

    private string? FactId => Fact.ValueKind == JsonValueKind.Object && Fact.TryGetProperty("id", out var id) ? id.ToString() : null;
}

/// <summary>A page of the journal; <c>Next</c> is a sequence.</summary>
public sealed record JournalPieces(IReadOnlyList<JournalEntry> Items, long? Next);

public sealed record Verification(
    bool Holds,
    long Entries,
    int Streams,
    string Hash,
    int HandedOut,
    IReadOnlyList<Verification.Fault> Problems
)
{
    public sealed record Fault(string Code, string? Stream, long? Version, string Sentence);
}

public sealed record Heads([property: System.Text.Json.Serialization.JsonPropertyName("heads")] IReadOnlyList<Heads.Head> All)
{
    public sealed record Head(string Stream, long Version, string Hash);
}
