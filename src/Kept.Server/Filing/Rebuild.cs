using Kept.Server.Agreements;
using Kept.Server.Figures;
using Kept.Store;

namespace Kept.Server.Filing;

/// <summary>Makes all read models from the journal again: what they would be had they been kept up all along.</summary>
public sealed class Rebuild(IStore store)
{
    /// <summary>Drops all rows and puts those that follow from the journal in their place.</summary>
    /// <param name="progress">Called with streams done and streams in all.</param>
    public Task Run(Action<int, int>? progress = null, CancellationToken cancel = default) =>
        store.ReplaceRows(Rows(store, progress, cancel), cancel);

    /// <summary>The rows of a journal, stream by stream.</summary>
    public static async IAsyncEnumerable<Row> Rows(
        IStore store,
        Action<int, int>? progress = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var heads = await store.Heads(cancel: cancel);
        for (var done = 0; done < heads.Length; done++)
        {
            var fold = Folds.Empty(heads[done].Stream);
            await foreach (var entry in store.Read(heads[done].Stream, cancel: cancel))
            {
                fold = fold.After(KindVersions.Known.Up(entry));
            }

            foreach (var row in fold.Rows().Concat(fold is AgreementFold agreement ? FigureRows.Of(agreement) : []))
            {
                yield return row;
            }

            progress?.Invoke(done + 1, heads.Length);
        }
    }
}
