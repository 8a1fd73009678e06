namespace Kept.Text.Report;

/// <summary>Breaks text at spaces.</summary>
public static class Wrap
{
    /// <summary>At least one line; a word longer than the width stands alone on its line.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
