using System.Text.Json;
using NodaTime;

namespace Kept.Web.Pages.Agreements;

/// <summary>A page of facts, as <c>GET /agreements/{agreement}/facts</c> gives it.</summary>
public sealed record FactsView(IReadOnlyList<FactLine> Items, string? Next, IReadOnlyList<string> Kinds);

public sealed record FactLine(string Fact, string Kind, Instant At, Instant RecordedAt, string? By, string? Sentence, bool? Retracted);

/// <summary>The members of a fact as they are shown and put into forms.</summary>
public static class FactWords
{
    /// <summary>What is said of a fact, and not by it.</summary>
    private static readonly HashSet<string> Around =
    [
        "reference",
        "recorded",
        "about",
        "filedBy",
        "filedAt",
        "hash",
        "sentence",
        "retracted",
    ];

    /// <summary>Set by the server when a fact is recorded; a correction does not say them.</summary>
    private static readonly HashSet<string> Own = ["id", "source", "recordedAt"];

    /// <summary>Long made-up ids are cut; the address has the whole.</summary>
    public static string Short(string reference) => reference.Length <= 36 ? reference : $"{reference[..32]}…";

    public static IReadOnlyList<(string Name, string Value)> Members(JsonElement fact) =>
        [
            .. fact.EnumerateObject()
                .Where(m =>
                    !Around.Contains(m.Name)
                    && m.Name is not "kind"
                    && m.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
                )
                .Select(m => (m.Name, Text(m.Value))),
        ];

    /// <summary>The fact's own content as JSON, for a correction that replaces it.</summary>
    public static string Content(JsonElement fact)
    {
        var members = fact.EnumerateObject()
            .Where(m => !Around.Contains(m.Name) && !Own.Contains(m.Name) && m.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(m => m.Name, m => m.Value);
        return JsonSerializer.Serialize(members, Indented);
    }

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
}
