using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Text.Imports.OpenSlo;

/// <summary>A level of the agreement to be: its measure and its promise as the language writes them.</summary>
/// <param name="Notes">What a reader has to know about the measure.</param>
/// <param name="Assumed">Parts of it that the SLO does not say, and why they are as they are.</param>
internal sealed record SloLevel(
    string Id,
    string Clause,
    string? Title,
    string Service,
    ImmutableArray<string> Notes,
    string Measure,
    string Target,
    ImmutableArray<(string Term, string Reason)> Assumed
);

/// <summary>From objectives to levels: one level for each objective.</summary>
internal static class SloLevels
{
    public static ImmutableArray<SloLevel> Of(SloFile file) => [.. file.Slos.SelectMany((slo, n) => Of(slo, $"{n + 1}"))];

    private static IEnumerable<SloLevel> Of(Slo slo, string clause) =>
        slo.Objectives.Select(
            (objective, n) =>
            {
                var many = slo.Objectives.Length > 1;
                var (notes, measure, assumed) = Measure(slo, objective);
                return new SloLevel(
                    many ? $"{slo.Name}-{n + 1}" : slo.Name,
                    many ? $"{clause}.{n + 1}" : clause,
                    (slo.Title, objective.Title) switch
                    {
                        ({ } title, { } own) when many => $"{title}: {own}",
                        var (title, own) => title ?? own,
                    },
                    slo.Service,
                    notes,
                    $"{{{measure}, per: {slo.Window.Phrase}}}",
                    $"at least {Words.Percent(objective.Target)}",
                    slo.Window.Assumed is { } why ? assumed.Add(("measure.per", why)) : assumed
                );
            }
        );

    private static (ImmutableArray<string> Notes, string Measure, ImmutableArray<(string, string)> Assumed) Measure(
        Slo slo,
        SloObjective objective
    )
    {
        var good = objective.Limit is { } limit
            ? [$"A value is good if it is {Said(limit)}: count good and all values."]
            : ImmutableArray<string>.Empty;
        return (slo.Method, slo.Indicator, objective) switch
        {
            (
                BudgetingMethod.Occurrences,
                Sli.Threshold { IsLatency: true },
                { Limit: { Comparison: Comparison.AtMost or Comparison.Below } within }
            ) => (
                [],
                $"latency: samples, within: {Said(within)} ms, evidence: samples complete",
                [("measure.within", "OpenSLO gives values no unit; milliseconds are taken")]
            ),
            (BudgetingMethod.Occurrences, _, _) => (good, "availability: requests, evidence: counts complete", []),
            (BudgetingMethod.Timeslices, _, { Slice: { } slice, SliceTarget: { } share }) => (
                good,
                $"availability: counts, slot: {Length(slice)}, bad: error rate over {Words.Percent(1 - share)}, evidence: counts complete",
                []
            ),
            (_, _, { Slice: { } slice }) => (good, $"slots: counts, slot: {Length(slice)}, figure: mean, evidence: counts complete", []),
            _ => throw new InvalidOperationException("objectives without a slice are problems"),
        };
    }

    private static string Said((Comparison Comparison, Rational Value) limit) =>
        $"{Words.Comparison(limit.Comparison)} {Words.Number(limit.Value)}";

    private static string Length(Duration slice) => Words.Elapsed(slice);
}
