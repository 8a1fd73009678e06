namespace Kept.Core.Problems;

/// <summary>Finds the known word that was probably meant.</summary>
public static class Spelling
{
    /// <summary>The nearest of the known words, the first of equals; null where none is near enough to be a slip of the pen.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var near = known.Select(k => (Word: k, Slips: Slips(word, k))).Where(k => k.Slips <= Math.Max(1, k.Word.Length / 3));
        return near.OrderBy(k => k.Slips).Select(k => k.Word).FirstOrDefault();
    }

    /// <summary><c>did you mean `thresholds`?</c>, or null.</summary>
    public static string? DidYouMean(string word, IEnumerable<string> known) => Nearest(word, known) is { } near ? $"did you mean `{near}`?" : null;

    /// <summary>Letters put in, left out, changed or swapped with their neighbour; upper and lower case are the same.</summary>
    private static int Slips(string a, string b)
    {
        if (a.Length > 64 || Math.Abs(a.Length - b.Length) > 8)
        {
            return int.MaxValue;
        }

        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(cost, a, b, i, j);
            }
        }

        return cost[a.Length, b.Length];
    }

    private static int Cheapest(int[,] cost, string a, string b, int i, int j)
    {
        var change = cost[i - 1, j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
        var least = Math.Min(change, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
        var swapped = i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]);
        return swapped ? Math.Min(least, cost[i - 2, j - 2] + 1) : least;
    }

    private static bool Same(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);
}
