using Kept.Text.Language.Grammars;

namespace Kept.Text.Evidence;

/// <summary>Hints for words that are nearly right.</summary>
public static class NearWords
{
    /// <summary><c>did you mean `thresholds`?</c>, or null where no known word is near.</summary>
    public static string? DidYouMean(string word, IEnumerable<string> known) =>
        Spelling.Nearest(word, known) is { } near ? $"did you mean `{near}`?" : null;
}
