using System.Text;
using Kept.Core.Json;
using NodaTime;

namespace Kept.Store;

/// <summary>The chain: SHA-256 over the canonical JSON (RFC 8785) of everything in an entry but its sequence.</summary>
public static class EntryHash
{
    /// <summary>What the first entry of a stream names as the one before it.</summary>
    public const string None = "";

    public static string Of(Entry entry)
    {
        var json = new CanonicalJson().BeginObject();
        json.Key("actor").Text(entry.Actor);
        json.Key("happenedAt").Text(ExactText.Of(entry.HappenedAt));
        json.Key("kind").Text(entry.Kind);
        json.Key("kindVersion").Whole(entry.KindVersion);
        json.Key("payload").Embed(Encoding.UTF8.GetBytes(entry.Payload));
        json.Key("previous").Text(entry.Previous);
        json.Key("recordedAt").Text(ExactText.Of(entry.RecordedAt));
        if (entry.SourceKey is { } source)
        {
            json.Key("source").Text(source);
        }

        json.Key("stream").Text(entry.Stream);
        json.Key("version").Whole(entry.Version);
        return Sha256Hex.Of(json.EndObject().Utf8);
    }

    /// <summary>The entries that follow a head, chained and dated. Pure: every store appends what this makes.</summary>
    /// <remarks>Stores keep instants to 100 ns, and so does the chain: what is finer is cut here.</remarks>
    /// <param name="sequence">That of the last entry of the whole journal.</param>
    public static IEnumerable<Entry> Chain(Head head, long sequence, string actor, Instant at, IEnumerable<NewEntry> entries)
    {
        var (version, previous) = (head.Version, head.Hash);
        var recordedAt = at < head.RecordedAt ? head.RecordedAt : Tick(at);
        foreach (var fresh in entries)
        {
            var entry = new Entry
            {
                Sequence = ++sequence,
                Stream = head.Stream,
                Version = ++version,
                Kind = fresh.Kind,
                KindVersion = fresh.KindVersion,
                HappenedAt = Tick(fresh.HappenedAt),
                RecordedAt = recordedAt,
                Actor = actor,
                SourceKey = fresh.SourceKey,
                Payload = fresh.Payload,
                Previous = previous,
                Hash = None,
            };
            entry = entry with { Hash = Of(entry) };
            previous = entry.Hash;
            yield return entry;
        }
    }

    private static Instant Tick(Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks());
}
