namespace Kept.Core.Assessment.Bad;

/// <summary>
/// Whether a recorded cause or finding is the one that the agreement's words mean. Records use short words (<c>thirdParty</c>,
/// <c>forceMajeure</c>); agreements write them out ("third-party connections or utilities"). Equal but for case, spaces and signs, or one
/// of the known words named in the phrase.
/// </summary>
internal static class Judgement
{
    /// <summary>Recorded word → what an agreement's phrase contains when it means it.</summary>
    private static readonly (string Recorded, string[] Named)[] Known =
    [
        ("provider", ["provider", "supplier"]),
        ("customer", ["customer", "client"]),
        ("customercaused", ["customer", "client"]),
        ("thirdparty", ["thirdparty", "thirdparties"]),
        ("utility", ["utility", "utilities"]),
        ("forcemajeure", ["forcemajeure", "beyond", "actofgod", "actsofgod"]),
        ("policy", ["policy", "policies"]),
    ];

    /// <summary>No cause is the provider's (R4).</summary>
    public static bool IsCause(string? recorded, string phrase) => IsMeant(Letters(recorded ?? "provider"), Letters(phrase));

    public static bool IsFinding(string recorded, string phrase) => IsMeant(Letters(recorded), Letters(phrase));

    private static bool IsMeant(string recorded, string phrase) =>
        recorded == phrase || Known.Any(k => k.Recorded == recorded && k.Named.Any(n => phrase.Contains(n, StringComparison.Ordinal)));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
