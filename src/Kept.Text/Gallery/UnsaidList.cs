using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Kept.Text.Checks;

namespace Kept.Text.Gallery;

/// <summary>What of the originals the language does not say, by the part of it that the smallest extension would change.</summary>
internal static partial class UnsaidList
{
    private const string Nothing = "No extension is wanted";
    private const string Other = "Others";

    /// <summary>The first key (or word) of an extension tells what it is about.</summary>
    private static readonly (string Group, string[] Words)[] Groups =
    [
        (
            "Measures, targets and hours",
            [
                "across", "arrived", "bad", "channel", "during", "endsAt", "holidays", "hours", "mergeGap", "overlaps", "partial",
                "pausedWhile", "slot", "target", "when", "worked",
            ]
        ),
        (
            "Credits, fees and limits",
            [
                "both", "combine", "examples", "limits", "of", "perBlock", "perDay", "price", "rates", "remainder", "reward", "rows",
                "settle", "whenMet",
            ]
        ),
        ("Claims, rights and changes", ["changes", "claim", "consequence", "countsAsMissOf", "terminate"]),
    ];

    private static readonly FrozenDictionary<string, string> GroupOf = Groups
        .SelectMany(g => g.Words.Select(w => (Word: w, g.Group)))
        .ToFrozenDictionary(g => g.Word, g => g.Group, StringComparer.Ordinal);

    public static string Of(IEnumerable<GalleryEntry> entries)
    {
        var all = entries.SelectMany(e => e.Recorded.Unsaid.Select(u => (Entry: e, Unsaid: u))).ToLookup(u => Group(u.Unsaid));
        var text = new StringBuilder();
        foreach (var group in Groups.Select(g => g.Group).Append(Other).Append(Nothing).Where(g => all[g].Any()))
        {
            text.Append($"{(text.Length > 0 ? "\n" : "")}**{group}** ({FindingTables.Number(all[group].Count())})\n\n");
            foreach (var (entry, unsaid) in all[group])
            {
                text.Append($"- {entry.Link}: {unsaid.What} ({unsaid.Why}). {Extension(unsaid)}\n");
            }
        }

        return text.ToString();
    }

    private static string Group(Unsaid unsaid) =>
        IsWanted(unsaid) ? GroupOf.GetValueOrDefault(FirstWord().Match(Key(unsaid.Extension)).Value, Other) : Nothing;

    private static bool IsWanted(Unsaid unsaid) => !unsaid.Extension.StartsWith("none", StringComparison.Ordinal);

    /// <summary>What stands between the first backquotes; all of it where there are none.</summary>
    private static string Key(string extension) => extension.Split('`') is [_, var key, ..] ? key : extension;

    private static string Extension(Unsaid unsaid) =>
        IsWanted(unsaid) ? $"Extension: {unsaid.Extension}."
        : unsaid.Extension.Split("; ", 2) is [_, var rest] ? $"{char.ToUpperInvariant(rest[0])}{rest[1..]}."
        : "Nothing would say it.";

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex FirstWord();
}
