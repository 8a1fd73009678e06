using System.Diagnostics.CodeAnalysis;
using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Language.Grammars;

/// <summary>What a row, block or step of a credit gives.</summary>
internal static class Gives
{
    public static readonly Grammar<Give> Give = new(
        "give",
        "a percentage or fraction, an amount, days or points",
        TryGive,
        Print,
        @"^-?[0-9][0-9,]*(\.[0-9]+)? ?(%|percent|days?( extension)?|points?|/ ?[0-9]+)?$",
        "10%",
        "1/30",
        "25.00",
        "3 days",
        "3 days extension",
        "2 points"
    )
    {
        AlsoNumber = true,
        Hint = Hint,
    };

    private static bool TryGive(ref Phrase phrase, [MaybeNullWhen(false)] out Give give)
    {
        give = null;
        if (!phrase.Number(out var number, out var decimals))
        {
            return false;
        }

        give =
            phrase.Symbol("/") ? phrase.Number(out var parts) && parts.Sign > 0 ? new Give.Percent(number / parts) : null
            : phrase.Symbol("%") || phrase.AnyOf("percent") ? new Give.Percent(number / Rational.Hundred)
            : phrase.AnyOf("days", "day") ? new Give.Days(number, phrase.AnyOf("extension", "of extension"))
            : phrase.AnyOf("points", "point") ? new Give.Points(number)
            : decimals > 0 ? new Give.Money(number)
            : number.Sign == 0 ? new Give.Percent(number)
            : null;
        return give is not null;
    }

    public static string Print(Give give) =>
        give switch
        {
            Core.Agreements.Give.Percent percent => Share(percent.Share),
            Core.Agreements.Give.Money money => Money(money.Amount),
            Core.Agreements.Give.Days days => Quantities.Plain(days.Count)
                + (days.Count == Rational.One ? " day" : " days")
                + (days.Extension ? " extension" : ""),
            Core.Agreements.Give.Points points => Quantities.Plain(points.Count) + (points.Count == Rational.One ? " point" : " points"),
            _ => throw new ArgumentOutOfRangeException(nameof(give)),
        };

    // A third has no end as a percentage.
    private static string Share(Rational share) =>
        Quantities.PrintPercent(share) is var percent && percent.Contains('/', StringComparison.Ordinal) ? share.ToString() : percent;

    // Money is told from a forgotten percent sign by its decimals, so they are printed.
    public static string Money(Rational amount) =>
        Quantities.Plain(amount) is var plain
        && plain.Contains('.', StringComparison.Ordinal)
        && plain.IndexOf('.', StringComparison.Ordinal) < plain.Length - 2
            ? plain
            : amount.ToDecimalString(2, RoundingMode.HalfEven);

    private static string? Hint(string text)
    {
        var phrase = new Phrase(text);
        return phrase.Number(out _) && phrase.AtEnd ? $"write `{text.Trim()}%` for a share, or `{text.Trim()}.00` for money" : null;
    }
}
