namespace Kept.Text.Contract;

/// <summary>What all languages do alike with their phrases.</summary>
internal static class Words
{
    /// <summary>With a capital letter at the beginning.</summary>
    public static string Sentence(string text) =>
        text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    /// <summary>The sentences that say something, one after the other.</summary>
    public static string Text(params IEnumerable<string?> sentences) => string.Join(' ', sentences.Where(s => !string.IsNullOrEmpty(s)));
}
