using System.Collections.Immutable;
using Kept.Core.Agreements;

namespace Kept.Core.Checks.Times;

/// <summary>Abbreviations of zones that a text may use; those of one place in winter and in summer name one zone.</summary>
internal static class ZoneNames
{
    private static readonly ImmutableArray<ImmutableArray<string>> Zones =
    [
        ["GMT", "BST"],
        ["CET", "CEST"],
        ["EET", "EEST"],
        ["EST", "EDT"],
        ["CST", "CDT"],
        ["MST", "MDT"],
        ["PST", "PDT"],
        ["UTC"],
        ["JST"],
        ["AEST", "AEDT"],
    ];

    /// <summary>Whether the zone is assumed because the text, as the reason quotes it, names several.</summary>
    public static bool NamesSeveral(AssumedTerm assumed)
    {
        var words = assumed.Reason.Split(assumed.Reason.Where(c => !char.IsLetter(c)).Distinct().ToArray());
        return assumed.Path.EndsWith("timeZone", StringComparison.Ordinal) && Zones.Count(z => z.Any(words.Contains)) > 1;
    }
}
