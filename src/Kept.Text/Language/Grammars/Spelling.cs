namespace Kept.Text.Language.Grammars;

/// <summary>"Did you mean": the nearest known word by edit distance.</summary>
internal static class Spelling
{
    /// <summary>The nearest word within a third of the length (and at most three changes); null where none is that near.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length > 60)
        {
            return null;
        }

        var allowed = Math.Clamp(written.Length / 3, 1, 3);
        return known
            .Where(word => Math.Abs(word.Length - written.Length) <= allowed)
            .Select(word => (Word: word, Distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(w => w.Distance <= allowed)
            .OrderBy(w => w.Distance)
            .Select(w => w.Word)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Cell(rows, a, b, i, j);
            }
        }

        return rows[a.Length, b.Length];
    }

    private static int Cell(int[,] rows, string a, string b, int i, int j)
    {
        var changed = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var cell = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(cell, rows[i - 2, j - 2] + 1) : cell;
    }
}
