using System.Collections.Immutable;

namespace Kept.Store.Sql;

/// <summary>A table that many lines at once are written to. Columns hold either whole numbers (64 bits, never null) or text.</summary>
/// <param name="Key">The columns of its primary key.</param>
internal sealed record Table(string Name, ImmutableArray<string> Key, ImmutableArray<Column> Columns)
{
    public static readonly Table Entries = Of("entries", "sequence",
        "sequence:n stream version:n kind kind_version:n happened_at:n recorded_at:n actor source payload previous hash");

    public static readonly Table Heads = Of("heads", "stream", "stream version:n hash recorded_at:n");

    public static readonly Table Rows = Of("rows", "view key", "view key stream customer agreement state at:n words body");

    public static readonly Table Texts = Of("texts", "id", "id subject content");

    public static readonly Table Replies = Of("replies", "actor key", "actor key digest status:n body headers at:n");

    public static readonly Table Settings = Of("settings", "name", "name value");

    /// <summary>The columns as a list for <c>INSERT</c> and <c>SELECT</c>.</summary>
    public string List => string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>The line is there already: it is written over.</summary>
    public string OrReplace => $"ON CONFLICT ({string.Join(", ", Key)}) DO UPDATE SET {Others}";

    /// <summary>The line is there already: it stays as it is.</summary>
    public string OrLeave => $"ON CONFLICT ({string.Join(", ", Key)}) DO NOTHING";

    private string Others => string.Join(", ", Columns.Where(c => !Key.Contains(c.Name)).Select(c => $"{c.Name} = excluded.{c.Name}"));

    private static Table Of(string name, string key, string columns) => new(name, [.. key.Split(' ')],
        [.. columns.Split(' ').Select(c => c.EndsWith(":n", StringComparison.Ordinal) ? new Column(c[..^2], true) : new Column(c, false))]);
}

internal readonly record struct Column(string Name, bool IsWhole);
