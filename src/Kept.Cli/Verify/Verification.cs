using System.Collections.Immutable;
using Kept.Cli.Output;
using Kept.Core.Problems;
using Kept.Store;
using Kept.Store.Postgres;
using Kept.Store.Sqlite;

namespace Kept.Cli.Verify;

/// <summary>Verifies journals: all files of exports as one, each store by itself, all against the heads that were handed out.</summary>
internal sealed class Verification(Shell shell, Inputs inputs, ImmutableArray<Head> handedOut)
{
    /// <summary>Beyond so many problems the rest are counted: a file of another kind would fill the screen.</summary>
    private const int Listed = 100;

    private readonly List<Problem> _problems = [];
    private readonly List<VerifiedJournal> _verified = [];
    private int _more;

    public static async Task<int> Run(Shell shell, string[] names, string[] headFiles, bool asJson, CancellationToken cancel)
    {
        var inputs = new Inputs(shell);
        var paths = names.Select(n => JournalPath.Of(n, shell.Folder)).ToArray();
        var unreadable = new List<Problem>();
        var heads = headFiles.SelectMany(f => Heads(inputs, f, unreadable)).ToImmutableArray();
        if (unreadable.Count > 0)
        {
            return ProblemOutput.Refuse(shell, [.. unreadable], asJson);
        }

        var verification = new Verification(shell, inputs, heads);
        await verification.Verify(paths, cancel);
        return VerifyOutput.Write(shell, verification._verified, verification.Problems(), handedOut: heads.Length, asJson);
    }

    private static IReadOnlyList<Head> Heads(Inputs inputs, string file, List<Problem> problems)
    {
        using var stream = inputs.Open(file);
        var content = new MemoryStream();
        stream.CopyTo(content);
        if (HeadsJson.Read(content.ToArray()) is { } heads)
        {
            return heads;
        }

        problems.Add(
            new Problem(
                "not-heads",
                new Place(file, 0, 0),
                "there are no heads in the file",
                "name a statement with `heads`, or a file of heads"
            )
        );
        return [];
    }

    private async Task Verify(JournalPath[] paths, CancellationToken cancel)
    {
        JournalPath.Export[] exports = [.. paths.OfType<JournalPath.Export>()];
        if (exports.Length > 0)
        {
            await Files(string.Join(", ", exports.Select(e => e.Name)), exports.SelectMany(e => e.Files), cancel);
        }

        foreach (var path in paths)
        {
            switch (path)
            {
                case JournalPath.SqliteFile sqlite:
                    await Store(sqlite.Name, new SqliteStore(sqlite.Path, readOnly: true), sqlite.Path, cancel);
                    break;
                case JournalPath.PostgresDatabase postgres:
                    await Store(postgres.Name, Postgres(postgres.Connection), postgres.Name, cancel);
                    break;
            }
        }
    }

    private static PostgresStore Postgres(string connection)
    {
        try
        {
            return new PostgresStore(connection, readOnly: true);
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"the connection string cannot be read: {e.Message}", "Host=localhost;Database=kept;Username=kept");
        }
    }

    private async Task Files(string name, IEnumerable<string> files, CancellationToken cancel)
    {
        var check = new JournalCheck(handedOut);
        using var progress = new Progress(shell);
        foreach (var file in files)
        {
            await using var stream = inputs.Open(file);
            await foreach (var line in EntryFile.Read(stream, cancel))
            {
                Take(file, line, check);
                progress.Show(name, check.Entries);
            }
        }

        Add(name, check.Finish());
        _verified.Add(new VerifiedJournal(name, check));
    }

    private void Take(string file, EntryLine line, JournalCheck check)
    {
        if (line.Problem is { } sentence)
        {
            var code = line.Entry is null ? "not-an-entry" : "entry-not-canonical";
            Add(new Problem(code, new Place(file, line.Line, line.Column), sentence));
        }

        foreach (var fault in line.Entry is { } entry ? check.See(entry) : [])
        {
            Add(new Problem(fault.Code, new Place(file, line.Line, 1), fault.Sentence));
        }
    }

    /// <summary>A store also says itself where its streams end, and numbers its entries without gaps.</summary>
    /// <param name="itself">How the store calls itself where it fails.</param>
    private async Task Store(string name, IStore store, string itself, CancellationToken cancel)
    {
        try
        {
            await using var opened = store;
            await store.Open(cancel);
            var check = new JournalCheck(handedOut.Concat(await store.Heads(cancel: cancel)).DistinctBy(h => (h.Stream, h.Version, h.Hash)))
            {
                HasSequences = true,
            };
            using var progress = new Progress(shell);
            await foreach (var entry in store.ReadAll(cancel: cancel))
            {
                Add(name, check.See(entry));
                progress.Show(name, check.Entries);
            }

            Add(name, check.Finish());
            _verified.Add(new VerifiedJournal(name, check));
        }
        catch (StoreException e) when (e.Trouble is StoreTrouble.Unreachable)
        {
            throw new UsageException(e.Message.Replace(itself, name, StringComparison.Ordinal));
        }
        catch (StoreException e)
        {
            Add(new Problem("journal-unreadable", new Place(name, 0, 0), e.Message.Replace(itself, name, StringComparison.Ordinal)));
        }
    }

    private void Add(string name, IEnumerable<ChainFault> faults)
    {
        foreach (var fault in faults)
        {
            Add(new Problem(fault.Code, new Place(name, 0, 0), fault.Sentence));
        }
    }

    private void Add(Problem problem)
    {
        if (_problems.Count < Listed)
        {
            _problems.Add(problem);
        }
        else
        {
            _more++;
        }
    }

    private ImmutableArray<Problem> Problems() =>
        _more == 0
            ? [.. _problems]
            :
            [
                .. _problems,
                new Problem("more-problems", new Place(_problems[^1].At.File, 0, 0), $"{_more} more problems are not listed")
                {
                    Count = _more,
                },
            ];
}
