using System.Collections.Immutable;
using Kept.Core.Problems;

namespace Kept.Text.Language.Yaml;

/// <summary>Lays one tree over another by key: maps key by key, everything else as a whole; <c>null</c> takes out.</summary>
internal static class Merging
{
    // Of these keys a block has one; the one laid over displaces the one below.
    private static readonly ImmutableArray<ImmutableHashSet<string>> Alternatives =
    [
        ["availability", "errorRate", "packetDelivery", "slots", "latency", "time", "attainment", "duration", "count", "longest"],
        ["table", "perBlock", "perStep", "proRata", "give", "greatest", "least"],
        ["consequence", "consequences"],
    ];

    /// <param name="below">What stands.</param>
    /// <param name="above">What is laid over it.</param>
    /// <param name="nothingToRemove">Called for a <c>null</c> that takes out what is not there.</param>
    public static MapNode Over(MapNode below, MapNode above, Action<MapEntry>? nothingToRemove = null)
    {
        var entries = below.Entries.ToBuilder();
        foreach (var entry in above.Entries)
        {
            Lay(entries, entry, nothingToRemove);
        }

        return new MapNode(entries.ToImmutable(), below.Flow, below.At);
    }

    private static void Lay(ImmutableArray<MapEntry>.Builder entries, MapEntry entry, Action<MapEntry>? nothingToRemove)
    {
        var at = IndexOf(entries, entry.Key);
        if (entry.Value is ScalarNode { IsNull: true })
        {
            if (at >= 0)
            {
                entries.RemoveAt(at);
            }
            else
            {
                nothingToRemove?.Invoke(entry);
            }
        }
        else if (at >= 0)
        {
            entries[at] =
                entries[at].Value is MapNode below && entry.Value is MapNode above
                    ? entries[at] with
                    {
                        Value = Over(below, above, nothingToRemove),
                    }
                    : entry;
        }
        else
        {
            Displace(entries, entry.Key);
            entries.Add(entry with { Value = WithoutNulls(entry.Value, nothingToRemove) });
        }
    }

    private static void Displace(ImmutableArray<MapEntry>.Builder entries, string key)
    {
        foreach (var group in Alternatives.Where(g => g.Contains(key)))
        {
            entries.RemoveAll(e => group.Contains(e.Key));
        }
    }

    private static Node WithoutNulls(Node node, Action<MapEntry>? nothingToRemove)
    {
        if (node is not MapNode map || !map.Entries.Any(e => e.Value is MapNode or ScalarNode { IsNull: true }))
        {
            return node;
        }

        return Over(map.With([]), map, nothingToRemove);
    }

    private static int IndexOf(ImmutableArray<MapEntry>.Builder entries, string key)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }
}
