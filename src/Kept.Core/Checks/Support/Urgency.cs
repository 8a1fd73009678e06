using System.Collections.Immutable;
using System.Globalization;

namespace Kept.Core.Checks.Support;

/// <summary>Which of two priorities is more urgent, where their names leave no doubt. Of any other names nothing is said.</summary>
internal static class Urgency
{
    private static readonly ImmutableDictionary<string, int> Words = new Dictionary<string, int>
    {
        ["critical"] = 1,
        ["emergency"] = 1,
        ["urgent"] = 1,
        ["high"] = 2,
        ["normal"] = 3,
        ["medium"] = 3,
        ["standard"] = 3,
        ["low"] = 4,
        ["minor"] = 4,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names before a number, of which the least is the most urgent: P1, Sev 1, priority 1.</summary>
    private static readonly ImmutableArray<string> Numbered = ["p", "s", "prio", "priority", "sev", "severity"];

    public static bool IsMoreUrgent(string a, string b) =>
        Words.TryGetValue(a, out var rankA) && Words.TryGetValue(b, out var rankB)
            ? rankA < rankB
            : Number(a) is { } first && Number(b) is { } second && first.Name == second.Name && first.Rank < second.Rank;

    private static (string Name, int Rank)? Number(string text)
    {
        var name = text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var plain = name.Trim(' ', '-').ToLowerInvariant();
        return
            name.Length < text.Length
            && Numbered.Contains(plain)
            && int.TryParse(text.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
            ? (plain, rank)
            : null;
    }
}
