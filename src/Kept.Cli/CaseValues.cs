using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Evidence;

namespace Kept.Cli;

/// <summary>The values by which an agreement promises different things: its priorities, categories, plans …</summary>
internal static class CaseValues
{
    public static ImmutableArray<TargetDimension> Dimensions { get; } = [.. Enum.GetValues<TargetDimension>()];

    /// <summary><c>priority</c>: as options and agreements call it.</summary>
    public static string NameOf(TargetDimension dimension) => dimension.ToString().ToLowerInvariant();

    /// <exception cref="UsageException">The agreement tells cases apart by that, and knows no such value.</exception>
    public static void Check(Terms terms, ServiceLevel level, TargetDimension dimension, string value)
    {
        var known = Of(terms, dimension);
        if (
            known.Length > 0
            && !known.Contains(value, StringComparer.OrdinalIgnoreCase)
            && !Keys(level, dimension).Contains("*", StringComparer.Ordinal)
        )
        {
            var near = NearWords.DidYouMean(value, known) is { } hint ? $"{hint} " : "";
            throw new UsageException(
                $"--{NameOf(dimension)}: the agreement has no {NameOf(dimension)} `{value}`",
                $"{near}it has {string.Join(", ", known)}"
            );
        }
    }

    /// <summary><c>category (normal, urgent)</c>: what the target of a level depends on; empty where it is one for all.</summary>
    public static string DependsOn(ServiceLevel level) =>
        Matrix(level) is { } matrix
            ? string.Join(" and ", matrix.By.Select(d => $"{NameOf(d)} ({string.Join(", ", Keys(level, d).Distinct())})"))
            : "";

    private static ImmutableArray<string> Of(Terms terms, TargetDimension dimension) =>
        [
            .. terms
                .ServiceLevels.SelectMany(l => Keys(l, dimension))
                .Concat(Declared(terms, dimension).OfType<string>())
                .Where(k => k != "*")
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private static IEnumerable<string?> Declared(Terms terms, TargetDimension dimension) =>
        dimension switch
        {
            TargetDimension.Priority => terms.Priorities.Select(p => p.Priority).Concat(terms.Categories.Select(c => c.Priority)),
            TargetDimension.Category => terms.Categories.Select(c => c.Id),
            TargetDimension.Urgency => terms.Priorities.Select(p => p.Urgency),
            TargetDimension.Impact => terms.Priorities.Select(p => p.Impact),
            TargetDimension.Service => terms.Services.SelectMany(s => s.Resources.Prepend(s.Id)),
            TargetDimension.Plan => terms.Members.Select(m => m.Plan),
            TargetDimension.Product or TargetDimension.Site or TargetDimension.Team => [],
        };

    private static IEnumerable<string> Keys(ServiceLevel level, TargetDimension dimension) =>
        Matrix(level) is { } matrix && matrix.By.IndexOf(dimension) is >= 0 and var place ? matrix.Cells.Select(c => c.Keys[place]) : [];

    private static Target.Matrix? Matrix(ServiceLevel level) =>
        (level.Measure is Measure.Attainment attainment ? attainment.Within : level.Target) as Target.Matrix;
}
