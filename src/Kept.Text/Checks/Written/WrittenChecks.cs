using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Checks.Written;

/// <summary>Checks of what is written and what is left to a default: the typed terms no longer know the difference.</summary>
internal static class WrittenChecks
{
    private static readonly CheckKind PartialPeriod = new(
        "partial-period-unruled",
        CheckGroup.Measure,
        Severity.Warning,
        "a period that the term cuts, and nothing says what then holds",
        "The term begins inside a period of the measure. Write `partial: part` (the rest of it is measured, and fees are by days), "
            + "`partial: whole` or `partial: skipped`."
    );

    public static readonly ImmutableArray<CheckKind> Kinds = [PartialPeriod];

    public static IEnumerable<Finding> Of(AgreementDocument document)
    {
        var terms = document.Agreement.Versions[^1].Terms;
        return terms.Term?.Starts is { } starts
            ? terms.ServiceLevels.Where(l => Cuts(l, starts) && !IsWritten(document, l)).Select(l => Found(l, starts))
            : [];
    }

    private static Finding Found(ServiceLevel level, LocalDate starts) =>
        PartialPeriod.At(
            level,
            "measure",
            $"the term begins on {starts:uuuu-MM-dd}, inside a {Unit(level)!.Value.ToString().ToLowerInvariant()}, and nothing says how the first one is measured"
        );

    private static bool Cuts(ServiceLevel level, LocalDate starts) => Unit(level) is { } unit && Cuts(unit, starts);

    private static bool Cuts(PeriodUnit unit, LocalDate starts) => unit switch
    {
        PeriodUnit.Day => false,
        PeriodUnit.Week => starts.DayOfWeek != IsoDayOfWeek.Monday,
        PeriodUnit.Month => starts.Day != 1,
        PeriodUnit.Quarter => starts.Day != 1 || starts.Month % 3 != 1,
        PeriodUnit.Year => starts.Day != 1 || starts.Month != 1,
    };

    private static PeriodUnit? Unit(ServiceLevel level) => (level.Measure.Frame.Window as Window.Calendar)?.Unit;

    private static bool IsWritten(AgreementDocument document, ServiceLevel level)
    {
        var levels = document.Trees[^1]["serviceLevels"] as MapNode;
        return ((levels?[level.Id] as MapNode)?["measure"] as MapNode)?["partial"] is not null;
    }
}
