using System.Collections.Immutable;
using System.Globalization;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Journal;

/// <summary>
/// Writes a whole journal into a folder, as it was when the export began: what the command line verifies and assesses, and what an empty
/// server takes in. Accounts are not in it, and neither are the secrets of webhooks.
/// </summary>
internal sealed class JournalExport(IStore store, ExportFolder folder, Action<string>? progress = null)
{
    private readonly JournalCheck _check = new([]) { HasSequences = true };
    private readonly List<ChainFault> _faults = [];

    /// <exception cref="IOException">The folder has something in it, or cannot be written to.</exception>
    public async Task<Exported> Run(CancellationToken cancel = default)
    {
        if (File.Exists(folder.Path) || (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any()))
        {
            throw new IOException($"{folder.Path} is there already and is not an empty folder");
        }

        Directory.CreateDirectory(folder.Of(ExportFolder.Journal));
        await Entries(cancel);
        var texts = await Texts(cancel);
        var agreements = await Agreements(cancel);

        // Written last: an export without it was interrupted.
        await File.WriteAllTextAsync(folder.Of(ExportFolder.Heads), HeadsJson.Text(_check.Heads.Values) + "\n", ExportFolder.Utf8, cancel);
        return new Exported(_check.Entries, [.. _check.Heads.Values], agreements, texts, [.. _faults, .. _check.Finish()]);
    }

    private async Task Entries(CancellationToken cancel)
    {
        await using var files = new ManyFiles(folder);
        await using var order = new StreamWriter(folder.Of(ExportFolder.Order), append: false, ExportFolder.Utf8);
        var run = (Stream: "", Entries: 0);
        await foreach (var entry in store.ReadAll(cancel: cancel))
        {
            _faults.AddRange(_check.See(entry));
            await files.Line(ExportFolder.FileOf(entry.Stream), EntryJson.Line(entry));
            if (run.Entries > 0 && run.Stream != entry.Stream)
            {
                await order.WriteAsync(Run(run));
            }

            run = (entry.Stream, run.Stream == entry.Stream ? run.Entries + 1 : 1);
            Say(_check.Entries, "entries");
        }

        await order.WriteAsync(run.Entries > 0 ? Run(run) : "");
    }

    private static string Run((string Stream, int Entries) run) =>
        string.Create(CultureInfo.InvariantCulture, $"{run.Entries} {run.Stream}\n");

    private async Task<int> Texts(CancellationToken cancel)
    {
        var written = 0;
        await using var file = new StreamWriter(folder.Of(ExportFolder.Texts), append: false, ExportFolder.Utf8);
        await foreach (var text in store.TextsOf(cancel: cancel).Where(t => !TextLine.IsSecret(t)))
        {
            await file.WriteAsync(TextLine.Of(text) + "\n");
            written++;
        }

        return written;
    }

    private async Task<int> Agreements(CancellationToken cancel)
    {
        Head[] heads = [.. _check.Heads.Values.Where(h => h.Stream.StartsWith($"{AgreementFold.Prefix}/", StringComparison.Ordinal))];
        for (var done = 0; done < heads.Length; done++)
        {
            await Agreement(await Folded(heads[done], cancel), cancel);
            Say(done + 1, $"of {heads.Length} agreements");
        }

        return heads.Length;
    }

    private async Task<AgreementFold> Folded(Head head, CancellationToken cancel)
    {
        var fold = Folds.Empty(head.Stream);
        await foreach (var entry in store.Read(head.Stream, cancel: cancel).TakeWhile(e => e.Version <= head.Version))
        {
            fold = fold.After(entry);
        }

        return (AgreementFold)fold;
    }

    /// <summary>The text, what it refers to, and the evidence; amendments are among that. A layer stands beside the text that names it.</summary>
    private async Task Agreement(AgreementFold agreement, CancellationToken cancel)
    {
        var place = $"agreements/{agreement.Id}";
        var texts = agreement
            .Files.Where(f => ExportFolder.IsWithin(f.Name))
            .Select(f => (f.Name, f.Text))
            .Prepend(("agreement.yaml", agreement.Text.Text));
        foreach (var (name, text) in texts.DistinctBy(t => t.Item1))
        {
            var path = folder.Of($"{place}/{name}");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, ExportFolder.Utf8, cancel);
        }

        var lines = agreement.Evidence.Values.OrderBy(e => e.Version).Select(e => e.Payload + "\n");
        await File.WriteAllTextAsync(folder.Of($"{place}/evidence.jsonl"), string.Concat(lines), ExportFolder.Utf8, cancel);
    }

    private void Say(long done, string of)
    {
        if (done % 1000 == 0)
        {
            progress?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{done:N0} {of}"));
        }
    }
}

/// <summary>What an export holds.</summary>
/// <param name="Faults">What does not hold in the chain of the journal that was exported.</param>
internal sealed record Exported(long Entries, ImmutableArray<Head> Heads, int Agreements, int Texts, ImmutableArray<ChainFault> Faults);
