namespace Kept.Cli.Verify;

/// <summary>What a path names: files of an export, or a store.</summary>
internal abstract record JournalPath(string Name)
{
    internal sealed record Export(string Name, IReadOnlyList<string> Files) : JournalPath(Name);

    internal sealed record SqliteFile(string Name, string Path) : JournalPath(Name);

    internal sealed record PostgresDatabase(string Name, string Connection) : JournalPath(Name);

    /// <summary>Texts of people in an export: no entries, and not in the chain.</summary>
    private const string Texts = "texts.jsonl";

    /// <exception cref="UsageException">There is nothing of that name, or no export in the folder.</exception>
    public static JournalPath Of(string name, string folder)
    {
        var path = Path.Combine(folder, name);
        return name == Inputs.StandardInput ? new Export("standard input", [name])
            : name.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? new PostgresDatabase("the database", name)
            : Directory.Exists(path) ? new Export(name, Within(path, folder))
            : !File.Exists(path) ? throw new UsageException($"there is no file or folder {name}")
            : IsSqlite(path) ? new SqliteFile(name, path)
            : new Export(name, [name]);
    }

    private static string[] Within(string path, string folder)
    {
        // An export of a server has the evidence of each agreement too, beside its journal.
        var journal = Path.Combine(path, "journal");
        string[] files =
        [
            .. Directory
                .EnumerateFiles(Directory.Exists(journal) ? journal : path, "*.jsonl", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(f) != Texts)
                .Select(f => Path.GetRelativePath(folder, f))
                .Order(StringComparer.Ordinal),
        ];
        return files.Length > 0
            ? files
            : throw new UsageException($"{Path.GetRelativePath(folder, path)} has no .jsonl files", "name the folder of an export");
    }

    private static bool IsSqlite(string path)
    {
        Span<byte> start = stackalloc byte[15];
        using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Path.GetExtension(path) is ".db" or ".sqlite"
            || (file.ReadAtLeast(start, 15, false) == 15 && start.SequenceEqual("SQLite format 3"u8));
    }
}
