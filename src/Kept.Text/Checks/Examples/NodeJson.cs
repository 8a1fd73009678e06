using System.Globalization;
using System.Text;
using System.Text.Json;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Checks.Examples;

/// <summary>A piece of YAML as JSON, so that facts under <c>examples:</c> are read by the reader of evidence and by no other.</summary>
internal static class NodeJson
{
    public static byte[] Of(Node node)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Write(json, node);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Node node)
    {
        switch (node)
        {
            case MapNode map:
                json.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    json.WritePropertyName(entry.Key);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case ListNode list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case ScalarNode word:
                Word(json, word);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>A word without quotes may be a truth value or a number; all else is text.</summary>
    private static void Word(Utf8JsonWriter json, ScalarNode word)
    {
        if (word.IsNull)
        {
            json.WriteNullValue();
        }
        else if (word.Style == ScalarStyle.Plain && word.Value is "true" or "false")
        {
            json.WriteBooleanValue(word.Value == "true");
        }
        else if (word.Style == ScalarStyle.Plain && IsNumber(word.Value))
        {
            json.WriteRawValue(Encoding.UTF8.GetBytes(word.Value));
        }
        else
        {
            json.WriteStringValue(word.Value);
        }
    }

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
        && (text.TrimStart('-') is "0" || text.TrimStart('-') is ['0', '.', ..] || text.TrimStart('-') is [>= '1' and <= '9', ..])
        && text[^1] != '.';
}
