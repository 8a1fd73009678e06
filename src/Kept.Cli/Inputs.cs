using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Cli;

/// <summary>Opens the files a command names; <c>-</c> is standard input.</summary>
internal sealed class Inputs(Shell shell)
{
    public const string StandardInput = "-";
    private bool _standardInputUsed;

    /// <exception cref="UsageException">There is no such file, or standard input is asked for twice.</exception>
    public Stream Open(string path)
    {
        if (path == StandardInput)
        {
            return _standardInputUsed ? throw new UsageException("standard input can be read once only") : Standard();
        }

        var full = Path.Combine(shell.Folder, path);
        if (Directory.Exists(full))
        {
            throw new UsageException($"{path} is a folder", "name its files");
        }

        return File.Exists(full) ? File.OpenRead(full) : throw new UsageException($"there is no file {path}");
    }

    /// <summary>Reads evidence, with progress where that can be seen.</summary>
    public Checked<EvidenceBook> Evidence(IReadOnlyList<string> paths, EvidenceOptions options, Instant? asOf)
    {
        // Every file is looked for before the first is read.
        foreach (var path in paths.Where(p => p != StandardInput))
        {
            Open(path).Dispose();
        }

        using var progress = new Output.Progress(shell);
        return EvidenceReader.ReadBook(paths.Select(p => new EvidenceSource(p, Open(p))), options with { Progress = progress.Show }, asOf);
    }

    private Stream Standard()
    {
        _standardInputUsed = true;
        return shell.In;
    }
}
