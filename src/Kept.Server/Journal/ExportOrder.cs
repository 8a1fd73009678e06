using System.Globalization;
using System.Runtime.CompilerServices;
using Kept.Store;

namespace Kept.Server.Journal;

/// <summary>The entries of an export in the order of the whole journal: the next so many of this stream, then of that one.</summary>
internal static class ExportOrder
{
    /// <param name="Entries">0: the line is none.</param>
    public readonly record struct Run(int Line, int Entries, string Stream);

    public static async IAsyncEnumerable<Run> Read(ExportFolder folder, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var (number, file) = (0, folder.Of(ExportFolder.Order));
        await foreach (var line in File.Exists(file) ? File.ReadLinesAsync(file, cancel) : AsyncEnumerable.Empty<string>())
        {
            number++;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var isRun = int.TryParse(space < 0 ? "" : line[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var entries);
            yield return new Run(number, isRun ? entries : 0, isRun ? line[(space + 1)..] : "");
        }
    }

    /// <summary>The entries of an export that was read through without problems.</summary>
    public static async IAsyncEnumerable<Entry> Entries(ExportFolder folder, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var (sequence, offsets) = (0L, new Dictionary<string, long>(StringComparer.Ordinal));
        await foreach (var run in Read(folder, cancel))
        {
            // Opened for each run: there may be more streams than files that can be open.
            await using var file = File.OpenRead(folder.Of(ExportFolder.FileOf(run.Stream)));
            file.Position = offsets.GetValueOrDefault(run.Stream);
            for (var taken = 0; taken < run.Entries; )
            {
                var line = NextLine(file) ?? throw new StoreException($"{file.Name} became shorter", StoreTrouble.Damaged);
                if (line.Length > 0)
                {
                    taken++;
                    yield return EntryJson.Read(line, ++sequence).Entry
                        ?? throw new StoreException($"{file.Name} was changed", StoreTrouble.Damaged);
                }
            }

            offsets[run.Stream] = file.Position;
        }
    }

    public static IAsyncEnumerable<ErasableText> Texts(ExportFolder folder, CancellationToken cancel = default) =>
        File.Exists(folder.Of(ExportFolder.Texts))
            ? File.ReadLinesAsync(folder.Of(ExportFolder.Texts), cancel)
                .Select(l => TextLine.Read(l) ?? throw new StoreException("a text was changed", StoreTrouble.Damaged))
            : AsyncEnumerable.Empty<ErasableText>();

    /// <summary>Null at the end.</summary>
    private static byte[]? NextLine(FileStream file)
    {
        var line = new List<byte>(512);
        for (int next; (next = file.ReadByte()) != '\n'; line.Add((byte)next))
        {
            if (next < 0)
            {
                return line.Count == 0 ? null : [.. line];
            }
        }

        return [.. line];
    }
}
