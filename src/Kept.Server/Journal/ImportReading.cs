using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Problems;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Journal;

/// <summary>
/// Reads an export through before anything of it is taken in: each byte against its hash, each stream against the heads, each fact as the
/// server would read it, and the order against all of them. All that is wrong comes back, with file and line.
/// </summary>
internal sealed class ImportReading(ExportFolder folder, Action<string>? progress = null)
{
    /// <summary>Beyond so many the rest are counted.</summary>
    private const int Listed = 100;

    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _more;

    public long Entries => _counts.Values.Sum();

    public async Task<ImmutableArray<Problem>> Problems(CancellationToken cancel = default)
    {
        var check = new JournalCheck(Heads());
        foreach (var file in Files())
        {
            await One(file, check, cancel);
        }

        foreach (var fault in check.Finish())
        {
            Add(fault.Code, ExportFolder.Heads, 0, fault.Sentence);
        }

        await Order(cancel);
        await Texts(cancel);
        return _more == 0
            ? [.. _problems]
            : [.. _problems, new Problem("more-problems", default, $"{_more} more problems are not listed") { Count = _more }];
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(folder.Of(ExportFolder.Journal))
            ? Directory
                .EnumerateFiles(folder.Of(ExportFolder.Journal), "*.jsonl", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder.Path, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
            : [];

    private IReadOnlyList<Head> Heads()
    {
        var file = folder.Of(ExportFolder.Heads);
        if (File.Exists(file) && HeadsJson.Read(File.ReadAllBytes(file)) is { } heads)
        {
            return heads;
        }

        Add("not-heads", ExportFolder.Heads, 0, "there are no heads: this is no export, or one that was interrupted");
        return [];
    }

    private async Task One(string file, JournalCheck check, CancellationToken cancel)
    {
        IFold? fold = null;
        await using var stream = File.OpenRead(folder.Of(file));
        await foreach (var line in EntryFile.Read(stream, cancel))
        {
            if (line.Problem is { } sentence)
            {
                Add(line.Entry is null ? "not-an-entry" : "entry-not-canonical", file, line.Line, sentence, line.Column);
            }

            if (line.Entry is { } entry)
            {
                See(file, line.Line, entry, check);
                fold = Folded(file, line.Line, fold ?? Folds.Empty(entry.Stream), entry);
            }
        }
    }

    private void See(string file, int line, Entry entry, JournalCheck check)
    {
        foreach (var fault in check.See(entry))
        {
            Add(fault.Code, file, line, fault.Sentence);
        }

        if (!ExportFolder.IsWithin(entry.Stream) || ExportFolder.FileOf(entry.Stream) != file)
        {
            Add("entry-misplaced", file, line, $"an entry of {entry.Stream} does not stand in this file");
        }

        _counts[entry.Stream] = _counts.GetValueOrDefault(entry.Stream) + 1;
        if (check.Entries % 1000 == 0)
        {
            progress?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{check.Entries:N0} entries read"));
        }
    }

    /// <summary>What the chain vouches for can still be more than this version knows how to read.</summary>
    private IFold Folded(string file, int line, IFold fold, Entry entry)
    {
        try
        {
            return fold.After(entry);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            Add("entry-unreadable", file, line, $"this version cannot read entry {entry.Version} of {entry.Stream}: {e.Message}");
            return fold;
        }
    }

    private async Task Order(CancellationToken cancel)
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var run in ExportOrder.Read(folder, cancel))
        {
            if (run.Entries == 0)
            {
                Add("order-unreadable", ExportFolder.Order, run.Line, "a line is a number of entries and a stream: `3 agreement/acme`");
            }

            seen[run.Stream] = seen.GetValueOrDefault(run.Stream) + run.Entries;
        }

        foreach (var stream in _counts.Keys.Union(seen.Keys).Where(s => _counts.GetValueOrDefault(s) != seen.GetValueOrDefault(s)))
        {
            Add(
                "order-differs",
                ExportFolder.Order,
                0,
                $"{stream} has {_counts.GetValueOrDefault(stream)} entries, and the order has {seen.GetValueOrDefault(stream)}"
            );
        }
    }

    private async Task Texts(CancellationToken cancel)
    {
        var (number, file) = (0, folder.Of(ExportFolder.Texts));
        await foreach (var line in File.Exists(file) ? File.ReadLinesAsync(file, cancel) : AsyncEnumerable.Empty<string>())
        {
            number++;
            if (TextLine.Read(line) is null)
            {
                Add("not-a-text", ExportFolder.Texts, number, "a line has `id`, `subject` and `content` or `erased`");
            }
        }
    }

    private void Add(string code, string file, int line, string sentence, int column = 1)
    {
        if (_problems.Count < Listed)
        {
            _problems.Add(new Problem(code, new Place(Path.Combine(folder.Path, file), line, line == 0 ? 0 : column), sentence));
        }
        else
        {
            _more++;
        }
    }
}
