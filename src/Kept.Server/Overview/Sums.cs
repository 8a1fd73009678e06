using System.Text.Json;
using Kept.Core.Json;
using Kept.Core.Money;

namespace Kept.Server.Overview;

/// <summary>Amounts in JSON added up, each currency by itself. Of an amount between two the best counts.</summary>
internal static class Sums
{
    /// <param name="members">The members that hold amounts.</param>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Of(
        IEnumerable<(string Currency, JsonElement Line)> lines,
        params string[] members
    ) =>
        lines
            .GroupBy(l => l.Currency, l => l.Line, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
                members
                    .Select(m => KeyValuePair.Create(m, ExactText.Of(g.Aggregate(Rational.Zero, (sum, line) => sum + Amount(line, m)))))
                    .Prepend(KeyValuePair.Create("currency", g.Key))
                    .ToDictionary()
            );

    private static Rational Amount(JsonElement line, string member) =>
        !line.TryGetProperty(member, out var amount) ? Rational.Zero
        : amount.ValueKind == JsonValueKind.Object ? Read(amount.GetProperty("best"))
        : Read(amount);

    private static Rational Read(JsonElement amount) => ExactText.ToRational(amount.GetString()) ?? Rational.Zero;
}
