using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>What was tried and what came of it, in words.</summary>
internal static class Telling
{
    /// <summary><c>April 2026 (30 days)</c>; a stretch that is no month by its dates.</summary>
    public static string Of(TimeRange window, DateTimeZone zone)
    {
        var (first, until) = (LocalTimes.DateOf(zone, window.From), LocalTimes.DateOf(zone, window.Until));
        var days = Period.DaysBetween(first, until);
        var name = first.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return first.Day == 1 && until == first.PlusMonths(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{name} ({days} days)")
            : string.Create(CultureInfo.InvariantCulture, $"{first:yyyy'-'MM'-'dd} to {until.PlusDays(-1):yyyy'-'MM'-'dd} ({days} days)");
    }

    /// <summary><c>95.90% available (missed), credit 0.00</c>, level by level; many occurrences of one level together.</summary>
    public static string Of(Trial trial, ImmutableArray<LevelResult> results) =>
        string.Join(
            "; ",
            results.GroupBy(r => r.Level, StringComparer.Ordinal).Select(g => Line(trial.Terms, [.. g], results.Select(r => r.Level).Distinct().Count() > 1))
        );

    private static string Line(Terms terms, ImmutableArray<LevelResult> results, bool named)
    {
        var first = results[0];
        var credit = results.Aggregate(Rational.Zero, (sum, r) => sum + r.Credit.Entitled.Best);
        var days = results.Aggregate(Rational.Zero, (sum, r) => sum + r.Credit.ExtensionDays.Best);
        var points = results.Aggregate(Rational.Zero, (sum, r) => sum + r.Credit.Points.Best);
        var given = days.Sign > 0 ? $"{Words.Number(days)} days" : points.Sign > 0 ? $"{Words.Number(points)} points" : Words.Money(credit, terms.Currency);
        var name = named ? $"{first.Title}: " : "";
        return results.Length == 1
            ? $"{name}{Figure(first)}, {Verdict(first.Verdict)}, credit {given}"
            : $"{name}{Count(results)}, credit {given}";
    }

    private static string Count(ImmutableArray<LevelResult> results)
    {
        var missed = results.Count(r => r.Verdict == Assessment.Verdict.Missed);
        return missed == 0 ? $"{results.Length} met" : $"{missed} of {results.Length} missed";
    }

    private static string Figure(LevelResult result) =>
        result.Figure is not { } figure ? "no figure"
        : result.Unit == FigureUnit.Percent ? Words.Percent(figure.Exact, result.LittleIsPromised)
        : result.Unit == FigureUnit.Milliseconds ? $"{figure.Shown} ms"
        : figure.Shown;

    private static string Verdict(Verdict verdict) => verdict switch
    {
        Assessment.Verdict.Met => "met",
        Assessment.Verdict.Missed => "missed",
        Assessment.Verdict.Undetermined => "undetermined",
    };
}
