using System.Collections.Immutable;
using System.Text.Json;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Figures;

/// <summary>
/// Keeps the figures of agreements up with the journal, after the fact: many entries at once cost one assessment, and a slow one holds no
/// command up. Whoever is interrupted leaves a marker behind that is too old, and the next pass mends it.
/// </summary>
public sealed class Figuring(IStore store, Shelf shelf, FilingRoom room, ILogger<Figuring> logger)
{
    private static readonly string[] Views = [FigureRows.Credits, FigureRows.Standing, FigureMoney.View, DueRows.View];
    private long _through = -1;

    /// <summary>Brings all figures up to the journal; returns how many agreements had changed.</summary>
    public async Task<int> CatchUp(CancellationToken cancel = default)
    {
        var through = await store.LastSequence(cancel);
        if (through == _through)
        {
            return 0;
        }

        var behind = _through < 0 ? await Behind(cancel) : await Touched(_through, cancel);
        foreach (var id in behind)
        {
            await Safely(id, cancel);
        }

        _through = through;
        return behind.Count;
    }

    /// <summary>Makes the figures of one agreement anew.</summary>
    public async Task Refresh(string id, CancellationToken cancel = default)
    {
        var agreement = await shelf.Agreement(id, cancel);
        var rows = FigureRows.Of(agreement);
        var keys = rows.Select(r => r.Name).ToHashSet();
        var gone = new List<RowKey>();
        foreach (var view in Views)
        {
            gone.AddRange(
                (await All(new RowQuery(view) { Stream = agreement.Stream }, cancel)).Select(r => r.Name).Where(k => !keys.Contains(k))
            );
        }

        await store.Commit(
            new Commit
            {
                At = room.Now,
                Actor = "system",
                Rows = rows,
                Removed = [.. gone],
            },
            cancel
        );
    }

    // One agreement that cannot be assessed does not keep the others from it.
    private async Task Safely(string id, CancellationToken cancel)
    {
        try
        {
            await Refresh(id, cancel);
        }
        catch (Exception e) when (e is InvalidOperationException or StoreException { Trouble: StoreTrouble.Damaged })
        {
            logger.Unfigured(id, e);
        }
    }

    private async Task<HashSet<string>> Touched(long after, CancellationToken cancel)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in store.ReadAll(after, cancel))
        {
            if (IdOf(entry.Stream) is { } id)
            {
                touched.Add(id);
            }
        }

        return touched;
    }

    /// <summary>All whose marker is older than their stream.</summary>
    private async Task<HashSet<string>> Behind(CancellationToken cancel)
    {
        var heads = await store.Heads($"{AgreementFold.Prefix}/", cancel);
        var markers = (await All(new RowQuery(FigureRows.Marker), cancel)).ToDictionary(
            r => r.Key,
            r => JsonDocument.Parse(r.Body).RootElement.GetProperty("version").GetInt64()
        );
        return [.. heads.Where(h => markers.GetValueOrDefault(IdOf(h.Stream)!) != h.Version).Select(h => IdOf(h.Stream)!)];
    }

    private async Task<List<Row>> All(RowQuery query, CancellationToken cancel)
    {
        var rows = new List<Row>();
        for (string? after = null; ; )
        {
            var page = await store.List(query with { After = after, Limit = 1000 }, cancel);
            rows.AddRange(page.Rows);
            if (page.Next is null)
            {
                return rows;
            }

            after = page.Next;
        }
    }

    private static string? IdOf(string stream) =>
        stream.StartsWith($"{AgreementFold.Prefix}/", StringComparison.Ordinal) ? stream[(AgreementFold.Prefix.Length + 1)..] : null;
}

internal static partial class FiguringLog
{
    [LoggerMessage(2001, LogLevel.Error, "The figures of agreement {Agreement} could not be made")]
    public static partial void Unfigured(this ILogger logger, string agreement, Exception error);
}
