using System.Collections.Concurrent;
using Kept.Server.Agreements;
using Kept.Server.Customers;
using Kept.Store;

namespace Kept.Server.Filing;

/// <summary>Streams folded and kept at hand: what is asked of one again costs only the entries that came since.</summary>
public sealed class Shelf(IStore store)
{
    /// <summary>Entries, over all folds held, before the ones unused for longest are put away.</summary>
    private const long Room = 400_000;

    private readonly ConcurrentDictionary<string, (IFold Fold, long Used)> _held = new(StringComparer.Ordinal);
    private long _uses;

    public async Task<AgreementFold> Agreement(string id, CancellationToken cancel = default) =>
        (AgreementFold)await Load(AgreementFold.StreamOf(id), cancel);

    public async Task<CustomerFold> Customer(string id, CancellationToken cancel = default) =>
        (CustomerFold)await Load(CustomerFold.StreamOf(id), cancel);

    /// <summary>The stream as it is now.</summary>
    public async Task<IFold> Load(string stream, CancellationToken cancel = default)
    {
        var fold = _held.TryGetValue(stream, out var held) ? held.Fold : Folds.Empty(stream);
        var before = fold.Version;
        await foreach (var entry in store.Read(stream, fold.Version, cancel))
        {
            fold = fold.After(KindVersions.Known.Up(entry));
        }

        if (fold.Version > 0)
        {
            _held[stream] = (fold, Interlocked.Increment(ref _uses));
        }

        if (fold.Version > before)
        {
            PutAway();
        }

        return fold;
    }

    private void PutAway()
    {
        var held = _held.ToArray();
        var entries = held.Sum(h => h.Value.Fold.Version);
        foreach (var (stream, (fold, _)) in held.OrderBy(h => h.Value.Used).TakeWhile(_ => entries > Room))
        {
            _held.TryRemove(stream, out _);
            entries -= fold.Version;
        }
    }
}
