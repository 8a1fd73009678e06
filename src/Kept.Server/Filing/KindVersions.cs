using System.Collections.Immutable;
using Kept.Store;

namespace Kept.Server.Filing;

/// <summary>
/// The forms that payloads have had. An entry of an older form is read up, step by step, when it leaves the journal; it is never rewritten,
/// and its hash stays that of what was filed.
/// </summary>
/// <param name="steps">By kind: the payload of version n to that of n + 1, from 1 on. A kind without steps has version 1.</param>
public sealed class KindVersions(ImmutableDictionary<string, ImmutableArray<Func<string, string>>> steps)
{
    /// <summary>Those of this version of Kept. No kind has changed its form yet.</summary>
    public static readonly KindVersions Known = new(ImmutableDictionary<string, ImmutableArray<Func<string, string>>>.Empty);

    public int Current(string kind) => steps.TryGetValue(kind, out var known) ? known.Length + 1 : 1;

    /// <summary>The entry with its payload in the form of today.</summary>
    /// <exception cref="StoreException">A later version of Kept filed it: to read it wrongly would be worse than not to read it.</exception>
    public Entry Up(Entry entry)
    {
        if (entry.KindVersion == Current(entry.Kind))
        {
            return entry;
        }

        if (entry.KindVersion > Current(entry.Kind))
        {
            var sentence =
                $"entry {entry.Version} of {entry.Stream} has version {entry.KindVersion} of {entry.Kind}, which a later version of Kept wrote";
            throw new StoreException(sentence, StoreTrouble.TooNew);
        }

        var payload = steps[entry.Kind].Skip(entry.KindVersion - 1).Aggregate(entry.Payload, (p, step) => step(p));
        return entry with { Payload = payload, KindVersion = Current(entry.Kind) };
    }
}
