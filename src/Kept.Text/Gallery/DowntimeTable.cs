namespace Kept.Text.Gallery;

/// <summary>The same outages everywhere: the credit of each agreement for each pattern of downtime.</summary>
internal static class DowntimeTable
{
    public static readonly string[] Patterns = ["10 minutes", "1 hour", "4 hours", "24 hours", "30 × 5 minutes"];

    public static string Of(IEnumerable<DowntimeRow> rows) =>
        MarkdownTable.Of(["Agreement", .. Patterns.Select(p => p + ":")], rows.Select(Row));

    private static string[] Row(DowntimeRow row) =>
        [row.Part.Length == 0 ? row.Entry.Link : $"{row.Entry.Link}, {row.Part}", .. Enumerable.Range(0, Patterns.Length).Select(row.Cell)];
}
