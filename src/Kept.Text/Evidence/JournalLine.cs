using System.Text;
using System.Text.Json;

namespace Kept.Text.Evidence;

/// <summary>
/// A line of an exported journal: a fact under <c>fact</c>, and around it what the journal knows of it (<c>stream</c>, <c>recordedAt</c>
/// …).
/// </summary>
/// <param name="Start">Where the fact begins in the line, in bytes.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Column">The column at which it begins.</param>
/// <param name="Kind">As the journal names it; with a dot it is none of evidence.</param>
internal readonly record struct JournalLine(int Start, int Length, int Column, string? Kind, string? RecordedAt, int RecordedAtColumn)
{
    /// <summary>
    /// Whether the fact is evidence; the journal also holds what only the server knows, such as <c>agreement.proposed</c>.
    /// </summary>
    public bool IsEvidence => Kind?.Contains('.', StringComparison.Ordinal) != true;

    /// <summary>Null where the line is a plain fact, or no JSON.</summary>
    public static JournalLine? Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\"fact\""u8) < 0)
        {
            return null;
        }

        try
        {
            return Scan(utf8);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JournalLine? Scan(ReadOnlySpan<byte> utf8)
    {
        var (line, hasStream) = (new JournalLine(-1, 0, 0, null, null, 0), false);
        var reader = new Utf8JsonReader(utf8);
        for (reader.Read(); reader.TokenType != JsonTokenType.None && reader.Read() && reader.TokenType == JsonTokenType.PropertyName; )
        {
            var name = reader.GetString();
            reader.Read();
            hasStream |= name == "stream";
            line = With(line, name, ref reader, utf8);
        }

        return line.Start >= 0 && hasStream ? line : null;
    }

    private static JournalLine With(JournalLine line, string? name, ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var start = (int)reader.TokenStartIndex;
        var column = 1 + Encoding.UTF8.GetCharCount(utf8[..start]);
        var (isText, isObject) = (reader.TokenType == JsonTokenType.String, reader.TokenType == JsonTokenType.StartObject);
        var text = isText ? reader.GetString() : null;
        reader.Skip();
        return (name, isText, isObject) switch
        {
            ("fact", _, true) => line with { Start = start, Length = (int)reader.BytesConsumed - start, Column = column },
            ("kind", true, _) => line with { Kind = text },
            ("recordedAt", true, _) => line with { RecordedAt = text, RecordedAtColumn = column },
            _ => line,
        };
    }
}
