using System.Text.Json;
using Kept.Core.Json;

namespace Kept.Store;

/// <summary>
/// Heads as they are handed out, <c>{"heads":[{"hash":…,"stream":…,"version":…}]}</c>: a file of its own, or a part of a statement. Whoever
/// holds them can show that entries were changed or taken away, the last ones too.
/// </summary>
public static class HeadsJson
{
    /// <summary>Canonical JSON, by stream.</summary>
    public static string Text(IEnumerable<Head> heads) =>
        Write(new CanonicalJson().BeginObject().Key("heads"), heads).EndObject().ToString();

    /// <summary>One hash for all: two journals have the same one exactly if all their streams end alike.</summary>
    public static string Hash(IEnumerable<Head> heads) => Sha256Hex.Of(Text(heads));

    /// <summary>The list alone, as the value of a key that was written.</summary>
    public static CanonicalJson Write(CanonicalJson json, IEnumerable<Head> heads)
    {
        json.BeginArray();
        foreach (var head in heads.OrderBy(h => h.Stream, ByCodePoint.Order).ThenBy(h => h.Version))
        {
            json.BeginObject().Key("hash").Text(head.Hash).Key("stream").Text(head.Stream).Key("version").Whole(head.Version).EndObject();
        }

        return json.EndArray();
    }

    /// <summary>
    /// The heads in a file, whatever else it has; null where it has none that can be read. When they were recorded is not in it.
    /// </summary>
    public static IReadOnlyList<Head>? Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return [.. document.RootElement.GetProperty("heads").EnumerateArray().Select(Head)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static Head Head(JsonElement head) =>
        new(
            head.GetProperty("stream").GetString() ?? throw new FormatException(),
            head.GetProperty("version").GetInt64(),
            head.GetProperty("hash").GetString() ?? throw new FormatException(),
            default
        );
}
