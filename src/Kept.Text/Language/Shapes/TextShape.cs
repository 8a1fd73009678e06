using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Shapes;

/// <summary>Free text. What YAML reads as a number, a date or a truth value must be in quotes (<c>clause: "4.10"</c>).</summary>
internal sealed class TextShape(string name, NameKind? names = null, bool id = false, bool plain = false) : Shape<string>
{
    /// <summary>Any text.</summary>
    public static readonly TextShape Line = new("text");

    /// <summary>A name by which other files and facts refer to something.</summary>
    public static readonly TextShape Id = new("id", id: true);

    public static readonly TextShape Service = new("name of a service", NameKind.Service);

    public static readonly TextShape Level = new("name of a service level", NameKind.Level);

    public static readonly TextShape Calendar = new("name of a calendar", NameKind.Calendar);

    public static readonly TextShape Rate = new("name of a rate", NameKind.Rate);

    public static readonly TextShape Category = new("name of a category", NameKind.Category);

    public override string Name => name;

    public override bool Fits(Node node) => node is ScalarNode;

    public override bool Read(Node node, Reading reading, [MaybeNullWhen(false)] out string value)
    {
        value = (node as ScalarNode)?.Value.Trim();
        if (node is not ScalarNode word)
        {
            Kinds.Report(node, reading, $"a {name}");
            return false;
        }

        if (!plain && word.Style == ScalarStyle.Plain && IsSomethingElse(word.Value))
        {
            reading.Report(
                ProblemCodes.QuotesNeeded,
                node.At,
                $"YAML does not read `{word.Value}` as a text",
                $"write \"{word.Value}\" in quotes"
            );
            return false;
        }

        return Allowed(word, reading);
    }

    public override Node Canonical(Node node, Canon canon) =>
        node is ScalarNode word ? new ScalarNode(word.Value.Trim(), StyleOf(word), node.At) : node;

    // Quotes stay only where YAML would read something else; the writer adds those that its syntax needs.
    private ScalarStyle StyleOf(ScalarNode word) =>
        word.Style == ScalarStyle.Quoted && (plain || IsSomethingElse(word.Value.Trim())) ? ScalarStyle.Quoted
        : word.Style == ScalarStyle.Lines && word.Value.Trim().Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Lines
        : ScalarStyle.Plain;

    public override JsonObject Schema(SchemaNames names) =>
        plain ? new() { ["type"] = new JsonArray("string", "number") }
        : id ? new() { ["type"] = "string", ["pattern"] = Ids.Pattern }
        : new() { ["type"] = "string", ["minLength"] = 1 };

    /// <summary>What the plain word means to readers of YAML 1.1 or 1.2 other than a text.</summary>
    internal static bool IsSomethingElse(string text)
    {
        if (text.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off" or "null" or "~")
        {
            return true;
        }

        return text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.') && IsNumberOrTime(text);
    }

    private static bool IsNumberOrTime(string text) =>
        decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || text.All(c => char.IsAsciiDigit(c) || c == ':')
        || (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    private bool Allowed(ScalarNode word, Reading reading)
    {
        var before = reading.Failures;
        if (string.IsNullOrWhiteSpace(word.Value))
        {
            reading.Report(ProblemCodes.ValueMissing, word.At, $"the {name} is empty", "write it, or leave the key out");
        }
        else if (names is { } kind)
        {
            reading.Check(new NameUse(kind, word.Value.Trim()), word.At);
        }
        else if (id && !Ids.IsId(word.Value))
        {
            reading.Report(ProblemCodes.ValueNotUnderstood, word.At, $"`{Kinds.Shorten(word.Value)}` is not an id", Ids.Hint);
        }

        return reading.Failures == before;
    }
}

/// <summary>Names of agreements, services and levels, to which facts refer.</summary>
internal static class Ids
{
    public const string Hint = "use letters, digits, blanks, `-`, `_` and `.`, at most 80, beginning with a letter or digit";

    public const string Pattern = @"^[^\s/{}\[\],:#]([^/{}\[\]#\n]{0,78}[^\s/{}\[\]#])?$";

    public static bool IsId(string text) =>
        text.Length is > 0 and <= 80
        && !char.IsWhiteSpace(text[0])
        && !char.IsWhiteSpace(text[^1])
        && text.AsSpan().IndexOfAny("/{}[]#\n\r\t") < 0;
}
