namespace Kept.Text.Report;

/// <summary>A table whose columns are as wide as their widest cell.</summary>
public static class Columns
{
    private const string Gap = "  ";

    /// <param name="rows">The first is the heading; all have as many cells.</param>
    /// <param name="right">The columns that stand to the right.</param>
    /// <param name="paint">How a cell (row, column, padded text) is coloured, after padding.</param>
    public static IEnumerable<string> Of(IReadOnlyList<string[]> rows, IReadOnlySet<int> right, Func<int, int, string, string> paint)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            var cells = rows[row]
                .Select((cell, c) => paint(row, c, right.Contains(c) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c])));
            yield return string.Join(Gap, cells).TrimEnd();
        }
    }
}
