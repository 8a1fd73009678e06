using System.Diagnostics.CodeAnalysis;

namespace Kept.Text.Language.Grammars;

/// <summary>
/// Grammars that are a closed list of words. The first word of a value is its canonical one; others may be marked as synonyms.
/// </summary>
internal static class Choice
{
    public static Grammar<T> Of<T>(string name, string expected, params (string Words, T Value)[] words)
        where T : notnull
    {
        var (all, canonical) = Lists(words);
        return new Grammar<T>(
            name,
            expected,
            (ref Phrase phrase, [MaybeNullWhen(false)] out T value) => Take(ref phrase, words, out value),
            value => Print(words, value),
            "^(" + string.Join('|', all) + ")$",
            canonical
        )
        {
            Hint = text => Hint(text, canonical),
        };
    }

    /// <summary>The longest of the words that fits, so that <c>month of the incident</c> is not taken for <c>month</c>.</summary>
    public static bool Take<T>(ref Phrase phrase, (string Words, T Value)[] words, [MaybeNullWhen(false)] out T value)
    {
        var best = -1;
        for (var i = 0; i < words.Length; i++)
        {
            var trial = phrase;
            if (trial.Words(words[i].Words) && (best < 0 || words[i].Words.Length > words[best].Words.Length))
            {
                best = i;
            }
        }

        value = best < 0 ? default : words[best].Value;
        return best >= 0 && phrase.Words(words[best].Words);
    }

    public static string Print<T>((string Words, T Value)[] words, T value)
        where T : notnull
    {
        foreach (var (text, meant) in words)
        {
            if (meant.Equals(value))
            {
                return text;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "not in the list of words");
    }

    // Plain loops, for this runs for each of a hundred grammars when the program starts.
    private static (string[] All, string[] Canonical) Lists<T>((string Words, T Value)[] words)
    {
        var all = new string[words.Length];
        var canonical = new List<string>();
        var values = new HashSet<object>();
        for (var i = 0; i < words.Length; i++)
        {
            all[i] = words[i].Words;
            if (values.Add(words[i].Value!))
            {
                canonical.Add(words[i].Words);
            }
        }

        return (all, [.. canonical]);
    }

    private static string Hint(string text, string[] words)
    {
        var choices = "choose one of " + string.Join(", ", words.Select(w => $"`{w}`"));
        return Spelling.Nearest(text, words) is { } near ? $"did you mean `{near}`? {choices}" : choices;
    }
}
