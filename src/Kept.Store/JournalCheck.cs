namespace Kept.Store;

/// <summary>
/// Verifies entries as they come, stream by stream, in one pass and with the memory of one head a stream: each byte against the hash, each
/// hash against the entry before, each version against gaps and exchanges, and all of it against heads that were handed out. Pure.
/// </summary>
/// <param name="handedOut">Heads that somebody holds, such as those of statements; any number of each stream.</param>
public sealed class JournalCheck(IEnumerable<Head> handedOut)
{
    private readonly Dictionary<string, Head> _last = new(StringComparer.Ordinal);
    private readonly ILookup<(string, long), Head> _expected = handedOut.ToLookup(h => (h.Stream, h.Version));

    private long _lastSequence;
    private bool _missing;

    /// <summary>
    /// Whether sequences are those of a store, from 1 without gaps, so that streams which are gone altogether leave a trace.
    /// </summary>
    public bool HasSequences { get; init; }

    /// <summary>How many entries were seen.</summary>
    public long Entries { get; private set; }

    /// <summary>The last entries of the streams that were seen.</summary>
    public IReadOnlyDictionary<string, Head> Heads => _last;

    /// <summary>What is wrong with the next entry. What follows a wrong one is held against what that one says of itself.</summary>
    public IEnumerable<ChainFault> See(Entry entry)
    {
        Entries++;
        _lastSequence = entry.Sequence;
        var before = _last.GetValueOrDefault(entry.Stream) ?? Head.Of(entry.Stream);
        if (entry.Version >= before.Version)
        {
            _last[entry.Stream] = new Head(entry.Stream, entry.Version, entry.Hash, entry.RecordedAt);
        }

        _missing |= entry.Version > before.Version + 1;
        var faults = Alone(entry);
        return entry.Version == before.Version + 1 ? faults.Concat(After(before, entry)) : faults.Append(Misplaced(before, entry));
    }

    /// <summary>What the end shows: handed-out heads whose entries are gone, and numbers that no entry has.</summary>
    public IEnumerable<ChainFault> Finish()
    {
        ChainFault[] ended = [.. Ended()];
        return HasSequences && !_missing && ended.Length == 0 && _lastSequence != Entries ? [Gone()] : ended;
    }

    private IEnumerable<ChainFault> Ended() =>
        from expected in _expected
        from head in expected
        let last = _last.GetValueOrDefault(head.Stream)?.Version ?? 0
        where head.Version > last
        orderby head.Stream, head.Version
        select new ChainFault(
            ChainFault.HeadMissing,
            head.Stream,
            head.Version,
            last == 0
                ? $"nothing of {head.Stream} is there, and its entry {head.Version} was handed out"
                : $"{head.Stream} ends at entry {last}, and its entry {head.Version} was handed out"
        );

    private ChainFault Gone() =>
        new(
            ChainFault.Missing,
            "",
            _lastSequence,
            $"the last entry is the {_lastSequence}th of the journal, and {Entries} are there: whole streams, or the ends of some, are gone"
        );

    private IEnumerable<ChainFault> Alone(Entry entry)
    {
        if (EntryHash.Of(entry) is var hash && hash != entry.Hash)
        {
            yield return Fault(
                ChainFault.Changed,
                entry,
                $"entry {entry.Version} of {entry.Stream} is not what its hash says: {Brief(entry.Hash)} is "
                    + $"written, {Brief(hash)} is that of its content"
            );
        }

        foreach (var head in _expected[(entry.Stream, entry.Version)].Where(h => h.Hash != entry.Hash))
        {
            yield return Fault(
                ChainFault.HeadDiffers,
                entry,
                $"entry {entry.Version} of {entry.Stream} has the hash {Brief(entry.Hash)}, and " + $"{Brief(head.Hash)} was handed out"
            );
        }
    }

    private static IEnumerable<ChainFault> After(Head before, Entry entry)
    {
        if (entry.Previous != before.Hash)
        {
            yield return Fault(
                ChainFault.Unchained,
                entry,
                $"entry {entry.Version} of {entry.Stream} follows {Brief(entry.Previous)}, and the one "
                    + $"before it is {Brief(before.Hash)}"
            );
        }

        if (entry.RecordedAt < before.RecordedAt)
        {
            yield return Fault(
                ChainFault.GoesBack,
                entry,
                $"entry {entry.Version} of {entry.Stream} was recorded before the one that it follows"
            );
        }
    }

    private static ChainFault Misplaced(Head before, Entry entry)
    {
        var (version, expected) = (entry.Version, before.Version + 1);
        return version == before.Version ? Fault(ChainFault.OutOfOrder, entry, $"entry {version} of {entry.Stream} is there twice")
            : version < expected
                ? Fault(ChainFault.OutOfOrder, entry, $"entry {version} of {entry.Stream} stands behind entry {before.Version}")
            : version == expected + 1 ? Fault(ChainFault.Missing, entry, $"entry {expected} of {entry.Stream} is missing")
            : Fault(ChainFault.Missing, entry, $"entries {expected} to {version - 1} of {entry.Stream} are missing");
    }

    private static ChainFault Fault(string code, Entry entry, string sentence) => new(code, entry.Stream, entry.Version, sentence);

    private static string Brief(string hash) =>
        hash.Length == 0 ? "nothing"
        : hash.Length > 12 ? hash[..12]
        : hash;
}
