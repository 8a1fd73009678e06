using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Text.Language.Grammars;

namespace Kept.Text.Checks.Examples;

/// <summary>Figures as examples write them: <c>99.86%</c>, <c>1 h 35 min</c>, <c>75 ms</c>, <c>3</c>.</summary>
internal static class Figures
{
    public static bool IsSaidAs(string text, FigureUnit unit, Rational exact) =>
        unit == FigureUnit.Percent ? IsPercent(text.TrimEnd('%').Trim(), exact * Rational.Hundred) : IsQuantity(text, exact);

    public static string Shown(LevelResult result, Figure figure) => result.Unit switch
    {
        FigureUnit.Percent => Words.Percent(figure.Exact, result.LittleIsPromised),
        FigureUnit.Milliseconds => $"{figure.Shown} ms",
        FigureUnit.Seconds or FigureUnit.Count => figure.Shown,
    };

    private static bool IsPercent(string text, Rational percent)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said))
        {
            return false;
        }

        var digits = text.IndexOf('.') is >= 0 and var point ? text.Length - point - 1 : 0;
        return said == percent || percent.Round(digits, RoundingMode.Floor) == said || percent.Round(digits, RoundingMode.HalfAwayFromZero) == said;
    }

    private static bool IsQuantity(string text, Rational exact) =>
        Quantities.Quantity.TryRead(text, out var quantity) && quantity.Value == exact;
}
