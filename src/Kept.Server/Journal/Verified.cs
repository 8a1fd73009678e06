using System.Collections.Immutable;
using System.Text.Json;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Journal;

/// <summary>What a check of a whole journal found.</summary>
/// <param name="Heads">Where each stream ends.</param>
/// <param name="HandedOut">How many heads of issued statements, or of files, it was held against.</param>
/// <param name="Faults">At most <see cref="Listed"/> of them.</param>
public sealed record Verified(long Entries, ImmutableArray<Head> Heads, int HandedOut, ImmutableArray<ChainFault> Faults)
{
    public const int Listed = 100;

    public const string StatementIssued = "statement.issued";

    public bool Holds => Faults.IsEmpty;

    /// <summary>One hash for all heads: journals that end alike have the same one.</summary>
    public string Hash => HeadsJson.Hash(Heads);

    /// <summary>Reads the journal twice: for the heads in its statements, and for the check against those, its own and further ones.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public static async Task<Verified> Of(
        IStore store,
        IEnumerable<Head> further,
        Action<long>? progress = null,
        CancellationToken cancel = default
    )
    {
        var handedOut = further.ToList();
        await foreach (var entry in store.ReadAll(cancel: cancel).Where(e => e.Kind == StatementIssued))
        {
            handedOut.AddRange(HeadIn(entry));
        }

        var own = await store.Heads(cancel: cancel);
        var check = new JournalCheck(handedOut.Concat(own).DistinctBy(h => (h.Stream, h.Version, h.Hash))) { HasSequences = true };
        var faults = new List<ChainFault>();
        await foreach (var entry in store.ReadAll(cancel: cancel))
        {
            faults.AddRange(check.See(entry).Take(Listed - faults.Count));
            progress?.Invoke(check.Entries);
        }

        faults.AddRange(check.Finish().Take(Listed - faults.Count));
        return new Verified(check.Entries, [.. check.Heads.Values], handedOut.Count, [.. faults]);
    }

    /// <summary>The head that a statement carries; none where the entry was tampered with so that it cannot be read.</summary>
    private static IEnumerable<Head> HeadIn(Entry statement)
    {
        try
        {
            var payload = Payload.Read(statement.Payload);
            return payload.Text("stream") is { } stream && payload.Text("head") is { } hash
                ? [new Head(stream, payload.GetProperty("version").GetInt64(), hash, statement.RecordedAt)]
                : [];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }
}
