using System.Text;

namespace Kept.Text.Gallery;

/// <summary>A table in Markdown: one line a row, and no cell breaks it.</summary>
internal static class MarkdownTable
{
    /// <param name="heads">A head that ends with <c>:</c> is of a column of numbers, and stands to the right.</param>
    public static string Of(IEnumerable<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        var all = heads.ToArray();
        var text = new StringBuilder(Row(all.Select(h => h.TrimEnd(':'))));
        text.Append(Line(all.Select(h => h.EndsWith(':') ? "---:" : "---")));
        foreach (var row in rows)
        {
            text.Append(Row(row));
        }

        return text.ToString();
    }

    private static string Row(IEnumerable<string> cells) => Line(cells.Select(Cell));

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
