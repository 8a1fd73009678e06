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

        Look(path);
        return File.OpenRead(Path.Combine(shell.Folder, path));
    }

    // Opening it for a look would take what a pipe holds.
    private void Look(string path)
    {
        var full = Path.Combine(shell.Folder, path);
        if (Directory.Exists(full))
        {
            throw new UsageException($"{path} is a folder", "name its files");
        }

        if (!File.Exists(full))
        {
            throw new UsageException($"there is no file {path}");
        }
    }

    /// <summary>Reads evidence, with progress where that can be seen. A file may have its kind before it: <c>outage:FILE</c>.</summary>
    public Checked<EvidenceBook> Evidence(IReadOnlyList<string> names, EvidenceOptions options, Instant? asOf)
    {
        var files = names.Select(Kinded).ToArray();

        // Every file is looked for before the first is read.
        foreach (var (_, path) in files.Where(f => f.Path != StandardInput))
        {
            Look(path);
        }

        using var progress = new Output.Progress(shell);
        var sources = files.Select(f => new EvidenceSource(f.Path, Open(f.Path)) { Kind = f.Kind });
        return EvidenceReader.ReadBook(sources, options with { Progress = progress.Show }, asOf);
    }

    /// <summary>The kind before a file's name; none where there is a file that is really called so.</summary>
    private (string? Kind, string Path) Kinded(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && FactKinds.Names.Contains(name[..colon]) && !File.Exists(Path.Combine(shell.Folder, name))
            ? (name[..colon], name[(colon + 1)..])
            : (null, name);
    }

    private Stream Standard()
    {
        _standardInputUsed = true;
        return shell.In;
    }
}
