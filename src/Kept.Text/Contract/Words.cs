namespace Kept.Text.Contract;

/// <summary>What all languages do alike with their phrases.</summary>
internal static class Words
{
    /// <summary>With a capital letter at the beginning.</summary>
    public static string Sentence(string text) =>
        text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    /// <summary>A sentence with the clause of the paper that it stands in, before its full stop.</summary>
    public static string Cited(string sentence, string? clause) => clause is null ? sentence : $"{sentence.TrimEnd('.')} ({clause}).";

    /// <summary>The sentences that say something, one after the other.</summary>
    public static string Text(params IEnumerable<string?> sentences) => string.Join(' ', sentences.Where(s => !string.IsNullOrEmpty(s)));
}
