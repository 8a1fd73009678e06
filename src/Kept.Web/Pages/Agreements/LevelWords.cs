using System.Globalization;
using Kept.Web.Reading;

namespace Kept.Web.Pages.Agreements;

/// <summary>Figures of levels in words.</summary>
internal static class LevelWords
{
    public static string Shown(FigureView figure, Texts texts) =>
        figure.Unit == "percent" ? $"{texts.Amount(figure.Shown)} %" : figure.Shown;

    /// <summary>The figure in full, where what is shown does not say it all; null where it does.</summary>
    public static string? Exactly(FigureView figure, Texts texts) =>
        figure.Unit == "percent" ? (figure.Exact.Contains('/', StringComparison.Ordinal) ? figure.Exact : null)
        : figure.Exact == figure.Shown ? null
        : $"{figure.Exact} {texts.Word("AgreementUnits", figure.Unit)}";

    /// <summary>A bound as the assessment gives it, exact; with the unit that the target has, and never rounded towards the better.</summary>
    public static string Bound(string exact, string? target)
    {
        if (target?.Contains('%', StringComparison.Ordinal) != true)
        {
            return exact;
        }

        return decimal.TryParse(exact, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? $"{(Math.Floor(value * 100) / 100).ToString("0.##", CultureInfo.InvariantCulture)} %"
            : $"{exact} %";
    }
}
