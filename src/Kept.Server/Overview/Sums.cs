using System.Text.Json;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Text.Json;

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
            .Select(g => Sum(g.Key, [.. g], members));

    private static Dictionary<string, string> Sum(string currency, IReadOnlyList<JsonElement> lines, string[] members)
    {
        var money = new MoneyText(Currency.Of(currency).MinorDigits);
        var sums = members.ToDictionary(m => m, m => money.Of(lines.Aggregate(Rational.Zero, (sum, line) => sum + Amount(line, m))));
        return new Dictionary<string, string> { ["currency"] = currency }
            .Concat(sums)
            .ToDictionary();
    }

    private static Rational Amount(JsonElement line, string member) =>
        !line.TryGetProperty(member, out var amount) ? Rational.Zero
        : amount.ValueKind == JsonValueKind.Object ? Read(amount.GetProperty("best"))
        : Read(amount);

    private static Rational Read(JsonElement amount) => ExactText.ToRational(amount.GetString()) ?? Rational.Zero;
}
