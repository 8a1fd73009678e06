using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Kept.Core.Problems;

namespace Kept.Text.Evidence;

/// <summary>Fills a table of fields from a JSON object.</summary>
internal static class JsonFields
{
    /// <summary>False where the text is not one JSON object; the problem is in the list then.</summary>
    public static bool Fill(FactFields fields, ReadOnlySpan<byte> utf8, int line, int column = 1)
    {
        fields.Begin(line, column);
        var reader = new Utf8JsonReader(utf8);
        try
        {
            return ReadObject(ref reader, fields, utf8, column);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader stops at the start of the token that is wrong; an InvalidOperationException is a text that is no Unicode.
            var offset = e is JsonException { BytePositionInLine: { } position } ? (int)position : (int)reader.TokenStartIndex;
            var at = new Place(fields.File, line, column + Columns(utf8, Math.Min(offset, utf8.Length)));
            fields.Problems.Add("not-json", at, "the line is not JSON from here on", IsText(utf8) ? "a fact is one JSON object on one line" : "save the file as UTF-8");
            return false;
        }
    }

    /// <summary>UTF-16 has a zero byte beside each plain letter, and other code pages are no UTF-8.</summary>
    private static bool IsText(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8) && !utf8.Contains((byte)0);

    /// <summary>Reads an object that stands in a field, with the same options and problems.</summary>
    public static T? Nested<T>(FactFields outer, (byte[] Utf8, int Column) json, Func<FactFields, T?> read)
    {
        var nested = new FactFields(outer.File, outer.Options, outer.Problems);
        return Fill(nested, json.Utf8, outer.Line, json.Column) ? read(nested) : default;
    }

    private static bool ReadObject(ref Utf8JsonReader reader, FactFields fields, ReadOnlySpan<byte> utf8, int column)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            var hint =
                reader.TokenType == JsonTokenType.StartArray
                    ? "write each fact on a line of its own, without brackets and commas"
                    : "write {\"id\": …, \"kind\": …}";
            fields.Problems.Add("not-json", new Place(fields.File, fields.Line, column), "a fact is one JSON object on one line", hint);
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref reader, fields);
            reader.Read();
            ReadValue(ref reader, fields, name, utf8, column);
        }

        return !reader.Read() && reader.CurrentDepth == 0;
    }

    private static string Name(ref Utf8JsonReader reader, FactFields fields)
    {
        Span<char> room = stackalloc char[128];
        return reader.ValueSpan.Length <= room.Length ? fields.Pooled(room[..reader.CopyString(room)]) : reader.GetString()!;
    }

    private static void ReadValue(ref Utf8JsonReader reader, FactFields fields, string name, ReadOnlySpan<byte> utf8, int column)
    {
        var start = (int)reader.TokenStartIndex;
        var at = column + Columns(utf8, start);
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                fields.Add(name, FieldKind.Text, reader.CopyString(fields.Room(reader.ValueSpan.Length)), at);
                break;
            case JsonTokenType.Number:
                fields.Add(name, FieldKind.Number, Encoding.UTF8.GetChars(reader.ValueSpan, fields.Room(reader.ValueSpan.Length)), at);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                fields.Add(name, FieldKind.Flag, Encoding.UTF8.GetChars(reader.ValueSpan, fields.Room(5)), at);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                var raw = utf8[start..(int)reader.BytesConsumed];
                fields.Add(name, FieldKind.Json, Encoding.UTF8.GetChars(raw, fields.Room(raw.Length)), at);
                break;
            default:
                fields.Add(name, FieldKind.Null, 0, at);
                break;
        }
    }

    private static int Columns(ReadOnlySpan<byte> utf8, int offset) => Encoding.UTF8.GetCharCount(utf8[..offset]);
}
