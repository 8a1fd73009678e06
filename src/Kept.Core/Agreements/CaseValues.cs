using System.Collections.Immutable;

namespace Kept.Core.Agreements;

/// <summary>The values by which an agreement promises different things: its priorities, categories, plans …</summary>
public static class CaseValues
{
    public const string Any = "*";

    public static ImmutableArray<TargetDimension> Dimensions { get; } = [.. Enum.GetValues<TargetDimension>()];

    /// <summary><c>priority</c>: as options, evidence and agreements call it.</summary>
    public static string NameOf(TargetDimension dimension) => dimension.ToString().ToLowerInvariant();

    /// <summary>All values that the terms name; empty where they do not tell cases apart by that.</summary>
    public static ImmutableArray<string> Of(Terms terms, TargetDimension dimension) =>
        [
            .. terms
                .ServiceLevels.SelectMany(l => Keys(l, dimension))
                .Concat(Declared(terms, dimension).OfType<string>())
                .Where(k => k != Any)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Whether a value is one that the terms name; any is, where they name none or some level takes any.</summary>
    public static bool IsKnown(Terms terms, TargetDimension dimension, string value) =>
        Of(terms, dimension) is var known && (known.IsEmpty
            || known.Contains(value, StringComparer.OrdinalIgnoreCase)
            || terms.ServiceLevels.Any(l => Keys(l, dimension).Contains(Any, StringComparer.Ordinal)));

    /// <summary>The keys of a level's targets in a dimension, <c>*</c> among them where it is written.</summary>
    public static IEnumerable<string> Keys(ServiceLevel level, TargetDimension dimension) =>
        Matrix(level) is { } matrix && matrix.By.IndexOf(dimension) is >= 0 and var place ? matrix.Cells.Select(c => c.Keys[place]) : [];

    /// <summary>The targets of a level by case; null where it has one for all.</summary>
    public static Target.Matrix? Matrix(ServiceLevel level) =>
        (level.Measure is Measure.Attainment attainment ? attainment.Within : level.Target) as Target.Matrix;

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
}
