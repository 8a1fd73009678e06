using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Shapes;

/// <summary>What the reference page asks of a phrase.</summary>
internal interface IPhrase
{
    string Name { get; }

    IReadOnlyList<string> Examples { get; }

    string Pattern { get; }

    /// <summary>The canonical spelling; null where the text does not read.</summary>
    string? Spelling(string text);
}

/// <summary>A value written as one phrase.</summary>
internal sealed class PhraseShape<T>(Grammar<T> grammar) : Shape<T>, IPhrase
{
    public override string Name => grammar.Name;

    public string Expected => grammar.Expected;

    public IReadOnlyList<string> Examples => grammar.Examples;

    public string Pattern => grammar.Pattern;

    public string? Spelling(string text) => grammar.TryRead(text, out var value) ? grammar.Print(value) : null;

    /// <summary>Turns a long form (a map) into the phrase; null where it is not such a form.</summary>
    public Func<MapNode, ScalarNode?>? Long { get; init; }

    /// <summary>Must be quoted, for YAML takes the plain phrase for something else: <c>at: "10:00"</c>.</summary>
    public bool Quoted { get; init; }

    public override bool Fits(Node node) => Word(node) is not null;

    public override bool Read(Node node, Reading reading, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (Word(node) is not { } word)
        {
            Kinds.Report(node, reading, $"{grammar.Expected}, such as `{grammar.Examples[0]}`");
            return false;
        }

        if (Quoted && word.Style == ScalarStyle.Plain)
        {
            reading.Report(
                ProblemCodes.QuotesNeeded,
                node.At,
                $"YAML does not read `{word.Value}` as written",
                $"write \"{word.Value}\" in quotes"
            );
            return false;
        }

        return Parse(word, reading, out value);
    }

    public override Node Canonical(Node node, Canon canon) =>
        Word(node) is { } word
            ? new ScalarNode(grammar.Canonical(word.Value, canon == Canon.Hash), Quoted ? ScalarStyle.Quoted : ScalarStyle.Plain, node.At)
            : node;

    public override JsonObject Schema(SchemaNames names) => names.Refer(grammar.Name, Long is null ? grammar : this, Definition);

    private JsonObject Definition()
    {
        var text = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = grammar.Pattern,
            ["examples"] = new JsonArray([.. grammar.Examples.Select(e => JsonValue.Create(e))]),
        };
        var also = new List<JsonNode?> { text };
        if (grammar.AlsoNumber)
        {
            also.Add(new JsonObject { ["type"] = "number" });
        }

        if (Long is not null)
        {
            also.Add(new JsonObject { ["type"] = "object" });
        }

        return also.Count == 1 ? text : new JsonObject { ["anyOf"] = new JsonArray([.. also]) };
    }

    private ScalarNode? Word(Node node) => node as ScalarNode ?? (node is MapNode map ? Long?.Invoke(map) : null);

    private bool Parse(ScalarNode word, Reading reading, [MaybeNullWhen(false)] out T value)
    {
        if (!grammar.TryRead(word.Value, out value))
        {
            var written = Kinds.Shorten(word.Value.ReplaceLineEndings(" "));
            reading.Report(
                grammar.Code ?? ProblemCodes.ValueNotUnderstood,
                word.At,
                $"`{written}` is not {grammar.Expected}",
                grammar.HintFor(word.Value)
            );
            return false;
        }

        foreach (var use in grammar.Uses?.Invoke(value) ?? [])
        {
            reading.Check(use, word.At);
        }

        return true;
    }
}
