using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Checks.Support;

/// <summary>Checks of promises whose miss brings nothing, stated or not.</summary>
internal static class ConsequenceChecks
{
    private static readonly CheckKind None = new(
        "consequence-none",
        CheckGroup.Support,
        Severity.Note,
        "a promise without a consequence",
        "A miss is reported and brings nothing else. That can be meant; the customer should know it before the "
            + "summary is read as a guarantee."
    );

    private static readonly CheckKind Unstated = new(
        "consequence-unstated",
        CheckGroup.Support,
        Severity.Warning,
        "a promise that does not say what a miss brings",
        "There is no credit, no other consequence and no `consequence: none`. Say which is meant."
    );

    public static readonly ImmutableArray<Check> All = [new(None, Stated), new(Unstated, Silent)];

    /// <summary>Between departments of one house a report is all that a miss usually brings.</summary>
    private static IEnumerable<Finding> Stated(CheckContext context) =>
        context.Terms.Kind == AgreementKind.OperationalLevel
            ? []
            : context.EachLevel(l =>
                l.Credit is null && l.Consequences.Any(c => c is Consequence.None) && l.Consequences.All(c => c is Consequence.None)
                    ?
                    [
                        None.At(l, "consequence", $"the promise of {Promise(l)} has no consequence: a miss is reported only") with
                        {
                            Example = Missed(context, l),
                        },
                    ]
                    : []
            );

    private static IEnumerable<Finding> Silent(CheckContext context) =>
        context.EachLevel(l =>
            l.Credit is null && l.Consequences.IsEmpty && context.Terms.Consequences.IsEmpty
                ?
                [
                    Unstated.At(l, "", $"nothing says what a miss of {Promise(l)} brings", "add `credit:`, or `consequence: none`") with
                    {
                        Example = Missed(context, l),
                    },
                ]
                : []
        );

    private static string Promise(ServiceLevel level) =>
        level.Target is Target.Single single ? Words.Bound(single.Bound) : $"\"{level.DisplayTitle}\"";

    /// <summary>Something that clearly misses it.</summary>
    private static CounterExample? Missed(CheckContext context, ServiceLevel level) =>
        level.Target is Target.Single { Bound: var bound }
        && Clearly(context, level, bound) is { } stimulus
        && context.Trial.Show(stimulus, level.Id) is { Results: [{ Verdict: Verdict.Missed }] } shown
            ? shown
            : null;

    /// <summary>Of outages in whole hours, one more than the target allows; of all else a figure well beyond it.</summary>
    private static Stimulus? Clearly(CheckContext context, ServiceLevel level, Bound bound)
    {
        if (level.Measure is not Measure.Availability { Source: StateSource.Outages })
        {
            return Stimuli.For(
                context.Trial,
                level,
                bound.HigherIsBetter ? bound.Limit.Value - new Rational(1, 100) : bound.Limit.Value * 2
            );
        }

        var made = new FactMaker(context.Trial, level);
        var allowed = (1 - bound.Limit.Value) * made.CoveredTicks / NodaConstants.TicksPerHour;
        return Stimuli.Down(made, Duration.FromHours((int)allowed.Floor() + 1));
    }
}
