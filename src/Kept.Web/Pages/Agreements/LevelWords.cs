using System.Globalization;
using Kept.Web.Reading;
using NodaTime;

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

    /// <summary>A bound as the assessment gives it, exact; in the unit that the target has, and never rounded up.</summary>
    public static string Bound(string exact, string? target, Texts texts)
    {
        var unit = UnitOf(target);
        if (unit is null || !decimal.TryParse(exact, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
        {
            return exact;
        }

        return unit == "seconds"
            ? texts.Span(Duration.FromSeconds((long)Math.Floor(value)))
            : $"{texts.Amount((Math.Floor(value * 100) / 100).ToString("0.##", CultureInfo.InvariantCulture))} {unit}";
    }

    /// <summary>Of a target in words, as the language has them; null: a number of things.</summary>
    private static string? UnitOf(string? target) =>
        target is null ? null
        : target.Contains('%', StringComparison.Ordinal) ? "%"
        : target.EndsWith(" ms", StringComparison.Ordinal) ? "ms"
        : Spans.Any(s => target.Contains(s, StringComparison.Ordinal)) ? "seconds"
        : null;

    private static readonly string[] Spans = ["second", "minute", "min", "hour", " h", "day"];
}
