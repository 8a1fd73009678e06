using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language;

/// <summary>
/// Canonical JSON (RFC 8785) of a tree whose words are all texts: keys sorted by UTF-16 code unit, no blanks, least escapes.
/// </summary>
internal static class CanonicalJson
{
    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    /// <summary>Lower-case hexadecimal SHA-256 of the UTF-8 text.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Write(Node node, StringBuilder text)
    {
        switch (node)
        {
            case MapNode map:
                WriteMap(map, text);
                break;
            case ListNode list:
                Join(list.Items, '[', ']', text, Write);
                break;
            case ScalarNode word:
                WriteString(word.Value, text);
                break;
            default:
                throw new InvalidOperationException("a broken tree has no canonical form");
        }
    }

    private static void WriteMap(MapNode map, StringBuilder text) =>
        Join(
            map.Entries.OrderBy(e => e.Key, StringComparer.Ordinal),
            '{',
            '}',
            text,
            (entry, into) =>
            {
                WriteString(entry.Key, into);
                into.Append(':');
                Write(entry.Value, into);
            }
        );

    private static void Join<T>(IEnumerable<T> items, char open, char close, StringBuilder text, Action<T, StringBuilder> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(item, text);
        }

        text.Append(close);
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
