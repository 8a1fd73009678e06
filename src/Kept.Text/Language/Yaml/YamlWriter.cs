using System.Text;

namespace Kept.Text.Language.Yaml;

/// <summary>Prints a tree as YAML: indentation of two blanks, short maps and lists in one line where they were so before.</summary>
internal sealed class YamlWriter(Comments? comments = null)
{
    private const int Width = 120;

    private readonly List<string> _lines = [];

    public static string Print(Node root, Comments? comments = null)
    {
        var writer = new YamlWriter(comments);
        writer.Block(root, 0);
        writer._lines.AddRange(comments?.AtEnd ?? []);
        return string.Join('\n', writer._lines).TrimStart('\n') + "\n";
    }

    /// <summary>In one line, as within braces; a word without quotes.</summary>
    public static string Line(Node node) => node is ScalarNode word ? word.Value : Inline(node);

    private void Block(Node node, int indent)
    {
        switch (node)
        {
            case MapNode { Entries.IsEmpty: false } map:
                foreach (var entry in map.Entries)
                {
                    Entry(entry, indent);
                }

                break;
            case ListNode { Items.IsEmpty: false } list:
                foreach (var item in list.Items)
                {
                    Item(item, indent);
                }

                break;
            default:
                _lines.Add(Blanks(indent) + Inline(node));
                break;
        }
    }

    private void Entry(MapEntry entry, int indent)
    {
        Before(entry.At, indent);
        var first = _lines.Count;
        var key = Blanks(indent) + Word(entry.Key, inFlow: false) + ":";
        if (OneLine(entry.Value, key.Length + 1) is { } line)
        {
            _lines.Add(key + (line.Length == 0 ? "" : " " + line));
        }
        else if (entry.Value is ScalarNode text)
        {
            Lines(key + " ", text.Value, indent + 2);
        }
        else
        {
            _lines.Add(key);
            Block(entry.Value, indent + 2);
        }

        Beside(entry.At, first);
    }

    private void Item(Node item, int indent)
    {
        Before(item.At, indent);
        var first = _lines.Count;
        if (OneLine(item, indent + 2) is { } line)
        {
            _lines.Add(Blanks(indent) + "- " + line);
        }
        else if (item is ScalarNode text)
        {
            Lines(Blanks(indent) + "- ", text.Value, indent + 2);
        }
        else
        {
            Block(item, indent + 2);
            var head = _lines.FindIndex(first, l => l.TrimStart() is { Length: > 0 } t && !t.StartsWith('#'));
            _lines[head] = Blanks(indent) + "- " + _lines[head][(indent + 2)..];
        }

        Beside(item.At, first);
    }

    private void Before(Kept.Core.Problems.Place at, int indent)
    {
        if (comments is null || !_printed.Add(at))
        {
            return;
        }

        if (comments.IsAfterBlank(at) && _lines.Count > 0)
        {
            _lines.Add("");
        }

        _lines.AddRange(comments.Before(at).Select(c => Blanks(indent) + c));
    }

    // A list item and the first key of its map begin at the same place, and share their comments.
    private readonly HashSet<Kept.Core.Problems.Place> _printed = [];

    private readonly HashSet<Kept.Core.Problems.Place> _besides = [];

    private void Beside(Kept.Core.Problems.Place at, int line)
    {
        if (comments?.Beside(at) is { } comment && _besides.Add(at))
        {
            _lines[line] += " " + comment;
        }
    }

    /// <summary>The node on one line, where it was so written, fits, and has no comments inside; null otherwise.</summary>
    private string? OneLine(Node node, int column)
    {
        var block =
            node
            is MapNode { Flow: false, Entries.IsEmpty: false }
                or ListNode { Flow: false, Items.IsEmpty: false }
                or ScalarNode { Style: ScalarStyle.Lines };
        if (block && !(node is ScalarNode text && !CanBeLines(text.Value)))
        {
            return null;
        }

        var line = Inline(node);
        var isWord = node is ScalarNode;
        return isWord || (column + line.Length <= Width && !HasComments(node)) ? line : null;
    }

    private bool HasComments(Node node) =>
        comments is not null
        && node switch
        {
            MapNode map => map.Entries.Any(e => comments.Any(e.At) || HasComments(e.Value)),
            ListNode list => list.Items.Any(i => comments.Any(i.At) || HasComments(i)),
            _ => false,
        };

    private static string Inline(Node node, bool inFlow = false) =>
        node switch
        {
            MapNode map => "{"
                + string.Join(", ", map.Entries.Select(e => Word(e.Key, inFlow: true) + ": " + Inline(e.Value, inFlow: true)))
                + "}",
            ListNode list => "[" + string.Join(", ", list.Items.Select(i => Inline(i, inFlow: true))) + "]",
            ScalarNode { Style: ScalarStyle.Plain } word => word.Value.Length == 0 ? "" : Word(word.Value, inFlow),
            ScalarNode word => Quote(word.Value),
            _ => throw new InvalidOperationException("a broken tree is not printed"),
        };

    private static string Word(string text, bool inFlow) => NeedsQuotes(text, inFlow) ? Quote(text) : text;

    private static bool NeedsQuotes(string text, bool inFlow)
    {
        if (text.Length == 0 || text[0] is ' ' or '\t' || text[^1] is ' ' or '\t' or ':' || text.AsSpan().ContainsAny('\n', '\r', '\t'))
        {
            return true;
        }

        var indicator =
            "?:,[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal)
            || (text[0] == '-' && (text.Length == 1 || text[1] is ' ' or '-'));
        return indicator
            || text.Contains(": ", StringComparison.Ordinal)
            || text.Contains(" #", StringComparison.Ordinal)
            || (inFlow && text.AsSpan().IndexOfAny(",[]{}") >= 0)
            || (inFlow && text.Contains(':', StringComparison.Ordinal) && text.AsSpan().IndexOfAny("\"'") >= 0);
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool CanBeLines(string text) =>
        text.Length > 0
        && text.TrimEnd('\n') is { Length: > 0 } body
        && body[0] is not (' ' or '\t' or '\n')
        && !body.Contains('\r', StringComparison.Ordinal);

    private void Lines(string head, string text, int indent)
    {
        var body = text.TrimEnd('\n');
        _lines.Add(
            head
                + "|"
                + (text.Length - body.Length) switch
                {
                    0 => "-",
                    1 => "",
                    _ => "+",
                }
        );
        _lines.AddRange(body.Split('\n').Select(l => l.Length == 0 ? "" : Blanks(indent) + l));
        _lines.AddRange(Enumerable.Repeat("", Math.Max(0, text.Length - body.Length - 1)));
    }

    private static string Blanks(int count) => new(' ', count);
}
