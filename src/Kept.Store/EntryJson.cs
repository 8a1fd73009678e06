using System.Text;
using System.Text.Json;
using Kept.Core.Json;

namespace Kept.Store;

/// <summary>
/// An entry as a line of an export: canonical JSON with the payload under <c>fact</c>, which is also evidence that the command line reads
/// (docs/evidence.md). The sequence is not in it; an import gives new ones.
/// </summary>
public static class EntryJson
{
    /// <summary>The line, without its end.</summary>
    public static string Line(Entry entry) => Write(entry).ToString();

    /// <summary>The line in UTF-8, without its end.</summary>
    public static byte[] Utf8(Entry entry) => Write(entry).Utf8.ToArray();

    /// <summary>
    /// Reads a line back. What is written in another way than <see cref="Line"/> does is refused even if it means the same: no byte of it
    /// may
    /// have changed.
    /// </summary>
    /// <param name="sequence">The one that it gets.</param>
    public static EntryReading Read(ReadOnlySpan<byte> utf8, long sequence)
    {
        var fields = new EntryFields();
        try
        {
            fields.Fill(utf8);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            var offset = e is JsonException { BytePositionInLine: { } position } ? (int)Math.Min(position, utf8.Length) : fields.Offset;
            return EntryReading.Refused(offset, e is JsonException ? "the line is not JSON from here on" : fields.Refusal);
        }

        if (fields.Missing is { } missing)
        {
            return EntryReading.Refused(0, $"the line has no `{missing}`");
        }

        var entry = fields.Entry(sequence);
        return Difference(utf8, Write(entry).Utf8) is { } offset1
            ? new EntryReading(entry, offset1, "from here on the line is not as an export writes it")
            : new EntryReading(entry, 0, null);
    }

    private static int? Difference(ReadOnlySpan<byte> written, ReadOnlySpan<byte> canonical) =>
        written.SequenceEqual(canonical) ? null : written.CommonPrefixLength(canonical);

    private static CanonicalJson Write(Entry entry)
    {
        var json = new CanonicalJson().BeginObject().Key("actor").Text(entry.Actor);
        json.Key("fact").Embed(Encoding.UTF8.GetBytes(entry.Payload));
        json.Key("happenedAt").Text(ExactText.Of(entry.HappenedAt)).Key("hash").Text(entry.Hash);
        json.Key("kind").Text(entry.Kind).Key("kindVersion").Whole(entry.KindVersion);
        json.Key("previous").Text(entry.Previous).Key("recordedAt").Text(ExactText.Of(entry.RecordedAt));
        if (entry.SourceKey is { } source)
        {
            json.Key("source").Text(source);
        }

        return json.Key("stream").Text(entry.Stream).Key("version").Whole(entry.Version).EndObject();
    }
}

/// <summary>What a line gave.</summary>
/// <param name="Entry">Null: it cannot be read.</param>
/// <param name="Offset">Of the problem, in bytes from the start of the line.</param>
/// <param name="Problem">What is wrong with the line, in one sentence; null: nothing.</param>
public sealed record EntryReading(Entry? Entry, int Offset, string? Problem)
{
    public static EntryReading Refused(int offset, string problem) => new(null, offset, problem);
}
