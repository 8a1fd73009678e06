using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Kept.Store;

/// <summary>The fields of an exported line, as they are read.</summary>
internal sealed class EntryFields
{
    private static readonly string[] Needed =
    [
        "actor",
        "fact",
        "happenedAt",
        "hash",
        "kind",
        "kindVersion",
        "previous",
        "recordedAt",
        "stream",
        "version",
    ];

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    /// <summary>Where the value that was read last begins.</summary>
    public int Offset { get; private set; }

    /// <summary>Why that value was refused.</summary>
    public string Refusal { get; private set; } = "an entry is one JSON object on one line";

    public string? Missing => Needed.FirstOrDefault(n => !_values.ContainsKey(n));

    /// <exception cref="FormatException">A value is none; <see cref="Offset"/> and <see cref="Refusal"/> say which.</exception>
    public void Fill(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var isKnown = name == "source" || Needed.Contains(name);
            (Offset, Refusal) = (
                (int)reader.TokenStartIndex,
                isKnown ? $"`{name}` of an entry cannot be that" : $"an entry has no `{name}`"
            );
            _values[name] = Value(name, ref reader, utf8);
        }

        reader.Read();
    }

    public Entry Entry(long sequence) =>
        new()
        {
            Sequence = sequence,
            Stream = Text("stream"),
            Version = (long)_values["version"],
            Kind = Text("kind"),
            KindVersion = (int)(long)_values["kindVersion"],
            HappenedAt = (Instant)_values["happenedAt"],
            RecordedAt = (Instant)_values["recordedAt"],
            Actor = Text("actor"),
            SourceKey = _values.GetValueOrDefault("source") as string,
            Payload = Text("fact"),
            Previous = Text("previous"),
            Hash = Text("hash"),
        };

    private string Text(string name) => (string)_values[name];

    private static object Value(string name, ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        switch (name)
        {
            case "fact":
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return utf8[start] == '{' ? Encoding.UTF8.GetString(utf8[start..(int)reader.BytesConsumed]) : throw new FormatException();
            case "version":
                return reader.TryGetInt64(out var version) && version is > 0 and <= 1L << 53 ? version : throw new FormatException();
            case "kindVersion":
                return reader.TryGetInt32(out var kindVersion) ? (long)kindVersion : throw new FormatException();
            case "happenedAt" or "recordedAt":
                return InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;
            case "actor" or "hash" or "kind" or "previous" or "source" or "stream":
                return reader.GetString() ?? throw new FormatException();
            default:
                throw new FormatException();
        }
    }
}
