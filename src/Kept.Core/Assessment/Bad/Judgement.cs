using System.Collections.Immutable;

namespace Kept.Core.Assessment.Bad;

/// <summary>
/// Whether a recorded cause or finding is the one that the agreement's words mean. Records use short words (<c>thirdParty</c>,
/// <c>forceMajeure</c>); agreements write them out ("third-party connections or utilities"). Equal but for case, spaces and signs, or one
/// of the known words, as a whole word of the phrase.
/// </summary>
internal static class Judgement
{
    private static readonly ImmutableArray<string> Customer = [" customer ", " customers ", " client ", " clients ", " customercaused "];

    /// <summary>Recorded word → the words of an agreement's phrase that mean it, each between spaces.</summary>
    private static readonly ImmutableArray<(string Recorded, ImmutableArray<string> Named)> Known =
    [
        ("customer", Customer),
        ("customercaused", Customer),
        ("thirdparty", [" third party ", " third parties ", " thirdparty ", " thirdparties "]),
        ("utility", [" utility ", " utilities "]),
        ("forcemajeure", [" force majeure ", " forcemajeure ", " beyond ", " act of god ", " acts of god "]),
        ("policy", [" policy ", " policies "]),
    ];

    /// <summary>Words by which a phrase that has the word "provider" in it means someone or something else.</summary>
    private static readonly ImmutableHashSet<string> NotTheProvider =
    [
        "beyond", "outside", "not", "other", "except", "without", "third", "supplier", "suppliers", "subcontractor", "subcontractors",
    ];

    /// <summary>No cause is the provider's (R4).</summary>
    public static bool IsCause(string? recorded, string phrase) => IsMeant(recorded ?? "provider", phrase);

    public static bool IsFinding(string recorded, string phrase) => IsMeant(recorded, phrase);

    private static bool IsMeant(string recorded, string phrase)
    {
        var (word, words) = (Letters(recorded), Words(phrase));
        return word == Letters(phrase)
            || (word == "provider" ? NamesProvider(words) : Known.Any(k => k.Recorded == word && k.Named.Any(n => words.Contains(n, StringComparison.Ordinal))));
    }

    /// <summary>
    /// What has no cause is the provider's, so a phrase that means the provider excludes nearly all: "beyond the provider's control", "the
    /// provider's suppliers" and "third-party provider" do not.
    /// </summary>
    private static bool NamesProvider(string words)
    {
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return all.Contains("provider") && !all.Any(NotTheProvider.Contains);
    }

    /// <summary>A phrase in lower case, each word between spaces; <c>thirdParty</c> is two words, and the s of "customer's" none.</summary>
    private static string Words(string phrase)
    {
        var spaced = string.Concat(phrase.Select((c, i) => !char.IsLetterOrDigit(c) ? (IsPossessive(phrase, i) ? "'" : " ")
            : i > 0 && char.IsUpper(c) && char.IsLower(phrase[i - 1]) ? $" {char.ToLowerInvariant(c)}"
            : $"{char.ToLowerInvariant(c)}"));
        return $" {string.Join(' ', spaced.Replace("'s", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
    }

    /// <summary>An apostrophe with a single s after it.</summary>
    private static bool IsPossessive(string phrase, int at) =>
        phrase[at] is '\'' or '’' && at + 1 < phrase.Length && phrase[at + 1] is ('s' or 'S') && (at + 2 == phrase.Length || !char.IsLetterOrDigit(phrase[at + 2]));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
