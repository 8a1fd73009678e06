using System.Text.Json;

namespace Kept.Web.Drafting;

/// <summary>Changed keys to begin an amendment with, as the terms have them now: to be written over.</summary>
/// <param name="Kind"><c>Target</c>, <c>Notice</c>, <c>Price</c>, <c>Contact</c> or <c>Hours</c>.</param>
/// <param name="Of">Whose target, price, way to be reached or hours.</param>
public sealed record Snippet(string Kind, string Of, string Text);

public static class Snippets
{
    private const int Most = 6;

    /// <param name="terms">As a tree (<c>POST /yaml</c>).</param>
    public static IEnumerable<Snippet> Of(JsonElement terms) =>
        [
            .. Below(terms, "serviceLevels", "target", "Target"),
            .. Notice(terms),
            .. Below(terms, "services", "price", "Price"),
            .. Below(terms, "contacts", "phone", "Contact"),
            .. Below(terms, "calendars", "hours", "Hours"),
        ];

    /// <summary>Each that has the key as one phrase.</summary>
    private static IEnumerable<Snippet> Below(JsonElement terms, string part, string key, string kind) =>
        terms
            .In(part)
            .Members()
            .Select(m => (m.Name, Now: m.Value.In(key).Word()))
            .Where(m => m.Now.Length > 0)
            .Take(Most)
            .Select(m => new Snippet(kind, m.Name, $"{part}:\n  {Yaml.Word(m.Name)}:\n    {key}: {Yaml.Word(m.Now, inFlow: false)}\n"));

    private static IEnumerable<Snippet> Notice(JsonElement terms) =>
        terms.In("term").In("renews").In("unless").Text("notice") is { Length: > 0 } now
            ? [new Snippet("Notice", "", $"term:\n  renews:\n    unless:\n      notice: {Yaml.Word(now)}\n")]
            : [];
}
