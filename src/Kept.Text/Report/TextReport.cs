using Kept.Core.Assessment;
using Kept.Core.Time;
using Kept.Text.Json;

namespace Kept.Text.Report;

/// <summary>A result as a statement for people, to be read in a terminal.</summary>
public static class TextReport
{
    /// <param name="adjustment">What changed since an earlier statement, where this result replaces one.</param>
    public static string Render(AssessmentResult result, ReportOptions options, Adjustment? adjustment = null)
    {
        var words = new LocalWords(options.Zone);
        var lines = Heading(result, options, words)
            .Append("")
            .Concat(LevelTable.Of(result, options, words))
            .Concat(result.Levels.Where(l => IsDetailed(l, options)).SelectMany(l => Level(l, options, words)))
            .Concat(Rights(result, options))
            .Concat(Remarks(result))
            .Concat(CreditSummary.Of(result, options, words))
            .Concat(adjustment is null ? [] : AdjustmentReport.Lines(adjustment, result, options))
            .Append("")
            .Concat(Inputs(result, options, adjustment));
        return string.Concat(lines.Select(l => $"{l.TrimEnd()}\n"));
    }

    private static IEnumerable<string> Heading(AssessmentResult result, ReportOptions options, LocalWords words)
    {
        var title = string.IsNullOrEmpty(options.Title) ? result.Agreement : $"{options.Title} ({result.Agreement})";
        yield return options.Ink.Strong($"{title}, version {result.Version}");
        yield return $"{words.Window(result.Period)} in {words.Zone}, as known on {words.At(result.AsOf)}";
    }

    private static bool IsDetailed(LevelResult level, ReportOptions options) =>
        options.Detail switch
        {
            ReportDetail.Figures => false,
            ReportDetail.Misses => level.Verdict != Verdict.Met || level.Credit.Entitled != default,
            ReportDetail.All => true,
        };

    private static IEnumerable<string> Level(LevelResult level, ReportOptions options, LocalWords words)
    {
        var bands = level.Bands is { } drawn && !level.Window.IsEmpty ? Timeline.Draw(drawn, level.Window, options) : [];
        var reasons = level.Reasons is { } why ? ReasonTree.Draw(why, options with { Width = options.Width - 2 }) : [];
        var body = bands.Concat(reasons).ToArray();
        if (body.Length == 0)
        {
            return [];
        }

        var heading = $"{level.Clause} {level.Title}, {LevelTable.Of(level, words)}: {ResultWords.Of(level.Verdict)}";
        return ["", options.Ink.Strong(heading), .. body.Select(l => $"  {l}")];
    }

    private static IEnumerable<string> Rights(AssessmentResult result, ReportOptions options) =>
        result.Rights.IsDefaultOrEmpty
            ? []
            :
            [
                "",
                options.Ink.Strong("Rights"),
                .. result.Rights.SelectMany(r =>
                    ReasonTree
                        .Draw(r.Reasons with { Text = $"{r.Right}: {(r.Given ? "yes" : "no")}. {r.Reasons.Text}" }, options)
                        .Select(l => $"  {l}")
                ),
            ];

    private static IEnumerable<string> Remarks(AssessmentResult result) =>
        result.Remarks.IsDefaultOrEmpty ? [] : ["", .. result.Remarks.Select(r => $"Note: {r}")];

    private static IEnumerable<string> Inputs(AssessmentResult result, ReportOptions options, Adjustment? adjustment)
    {
        var inputs = result.Inputs;
        var facts = inputs.FactsKnown == 1 ? "1 fact" : $"{inputs.FactsKnown} facts";
        var versions = string.Join(", ", inputs.Versions.Select(v => $"{v.Label} {Short(v.Hash)}"));
        var text =
            $"Made by Kept {inputs.Engine} from {facts} (evidence {Short(inputs.EvidenceHash)}; "
            + $"agreement {versions}; time zones {inputs.TimeZoneDatabase}). "
            + (options.PartOf is { } whole ? $"Part of result {Short(whole)}." : $"Result {Short(ResultJson.HashOf(result, adjustment))}.");
        return Wrap.Lines(text, options.Width).Select(options.Ink.Faint);
    }

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
