using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Measures;

/// <summary>Checks of measures that let a missed promise look kept, or another length of month change it.</summary>
internal static class HidingChecks
{
    /// <summary>More outages than this are no example.</summary>
    private const int MostOutages = 500;

    private static readonly CheckKind MinimumHides = new(
        "minimum-hides-breach",
        CheckGroup.Measure,
        Severity.Warning,
        "a minimum that hides a breach",
        "Outages below the minimum count for nothing, however many there are. Add `mergeGap`, a smaller `minimum`, or a level that counts them."
    );

    private static readonly CheckKind RoundingHides = new(
        "rounding-hides-breach",
        CheckGroup.Measure,
        Severity.Warning,
        "a rounding that lifts a missed figure",
        "The rounded figure decides, so one that misses the target exactly can meet it. Round down (`mode: floor`) where more is better, or "
            + "leave the rounding out: figures shown are never rounded over the target."
    );

    private static readonly CheckKind MonthLength = new(
        "month-length-fixed",
        CheckGroup.Measure,
        Severity.Warning,
        "a length of month that months do not have",
        "Months have 672 to 744 hours. A figure worked out for one length promises something else in the others: write shares of the time, "
            + "or leave `outOf` out."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(MinimumHides, c => c.EachLevel(l => Below(c, l))),
        new(RoundingHides, c => c.EachLevel(l => Rounded(c, l))),
        new(MonthLength, c => c.Credits().SelectMany(p => FixedMonth(c, p.Level, p.Credit.Quantity)).Concat(c.EachLevel(l => SameAllowance(c, l)))),
    ];

    private static IEnumerable<Finding> Below(CheckContext context, ServiceLevel level)
    {
        var made = new FactMaker(context.Trial, level);
        if (Allowed(made) is not { State.Minimum: { } minimum } rule || rule.Allowed <= Duration.Zero)
        {
            return [];
        }

        var length = rule.State.MinimumIsOver ? minimum : minimum - Duration.FromSeconds(1);
        var number = length <= Duration.Zero ? long.MaxValue : (rule.Allowed.BclCompatibleTicks / length.BclCompatibleTicks) + 1;
        return
            from gap in new[] { Duration.FromHours(1), Duration.FromMinutes(1) }
            where number <= MostOutages
            let pattern = Occurrences.Repeated(made, OccurrenceKind.Outage, (int)number, length, Duration.Max(gap, rule.State.MergeGap + Duration.FromMinutes(1)))
            where pattern is not null
            let shown = context.Trial.Show(pattern, level.Id)
            where shown is not null && shown.Results.All(r => r.Verdict == Verdict.Met)
            group shown by level.Id into found
            select MinimumHides.At(
                level,
                "measure",
                $"outages of {Words.Length(length)} count for nothing: {number} of them are {Words.Length(length * number)}, and the target leaves {Words.Length(rule.Allowed)}"
            ) with
            {
                Example = found.First(),
            };
    }

    /// <summary>How much bad time of outages a window may have, with the rule that says what counts.</summary>
    private static (Duration Allowed, StateRule State)? Allowed(FactMaker made) => (made.Level.Measure, (made.Level.Target as Target.Single)?.Bound) switch
    {
        (Measure.Availability { Source: StateSource.Outages, State: var state }, { HigherIsBetter: true, Limit: Quantity.Share share }) => (
            Duration.FromTicks((long)((1 - share.Of) * made.CoveredTicks).Floor()),
            state
        ),
        (Measure.Tally { Of: OccurrenceKind.Outage, Figure: TallyFigure.Sum, State: var state }, { HigherIsBetter: false, Limit: Quantity.Elapsed most }) => (most.Time, state),
        _ => null,
    };

    private static IEnumerable<Finding> Rounded(CheckContext context, ServiceLevel level)
    {
        if (level is not { Measure.Frame.Rounding: { } rounding, Target: Target.Single { Bound: { Limit: Quantity.Share { Of: var target } } bound } })
        {
            return [];
        }

        var digits = Verdicts.Digits(rounding) + 2;
        var unit = Rational.One / new Rational(System.Numerics.BigInteger.Pow(10, digits), 1);
        return Enumerable
            .Range(1, 4)
            .Select(quarters => bound.HigherIsBetter ? target - (unit * quarters / 4) : target + (unit * quarters / 4))
            .Where(x => x.Sign >= 0 && x <= Rational.One && !bound.Holds(x) && bound.Holds(x.Round(digits, rounding.Mode)))
            .Take(1)
            .Select(x =>
                RoundingHides.At(level, "measure", $"{Words.Percent(x)} misses {Words.Bound(bound)}, and counts as {Words.Percent(x.Round(digits, rounding.Mode))}") with
                {
                    Example = Stimuli.For(context.Trial, level, x) is { } stimulus
                        && context.Trial.Show(stimulus, level.Id) is { Results: [{ Verdict: Verdict.Met, Figure: { } figure }] } shown
                        && !bound.Holds(figure)
                            ? shown
                            : null,
                }
            );
    }

    /// <summary>A fee taken to pay for so many hours, in windows that have as many as their month.</summary>
    private static IEnumerable<Finding> FixedMonth(CheckContext context, ServiceLevel level, CreditQuantity quantity) => quantity switch
    {
        CreditQuantity.Combined combined => combined.Parts.SelectMany(p => FixedMonth(context, level, p)).Take(1),
        CreditQuantity.ProRata { OutOf: { } hours } when IsMonthly(level) || level.Measure is Measure.OccurrenceTime { Frame: { During: null, Window: null } } =>
        [
            MonthLength.At(level, "credit", $"the fee is taken to pay for {Words.Elapsed(hours)}, and a month has 672 to 744 hours") with
            {
                Example = Month(context.Trial, m => m.Length != Duration.FromDays(30) && m.Length != hours) is { } month
                    && new FactMaker(context.Trial, level, month) is var made
                    && Stimuli.Down(made, Duration.FromTicks(made.CoveredTicks)) is { } stimulus
                        ? context.Trial.Show(stimulus, level.Id)
                        : null,
            },
        ],
        _ => [],
    };

    private static bool IsMonthly(ServiceLevel level) =>
        level.Measure is { Frame: { During: null, Window: Window.Calendar { Unit: PeriodUnit.Month } or Window.Billing } };

    /// <summary>The first calendar month of the next year that is so.</summary>
    private static TimeRange? Month(Trial trial, Func<TimeRange, bool> isSo) =>
        Enumerable
            .Range(0, 12)
            .Select(n => Windows.Days(trial.Terms.Zone, trial.First.PlusMonths(n), trial.First.PlusMonths(n + 1)))
            .Where(isSo)
            .Select(m => (TimeRange?)m)
            .FirstOrDefault();

    /// <summary>A sum of downtime that is what another level's share leaves in one length of month only.</summary>
    private static IEnumerable<Finding> SameAllowance(CheckContext context, ServiceLevel level) =>
        level is { Measure: Measure.Tally { Of: OccurrenceKind.Outage, Figure: TallyFigure.Sum }, Target: Target.Single { Bound: { HigherIsBetter: false, Limit: Quantity.Elapsed most } } }
        && IsMonthly(level)
            ?
                from other in context.Terms.ServiceLevels
                where other is { Measure: Measure.Availability { Source: StateSource.Outages } } && IsMonthly(other) && other.Of.SequenceEqual(level.Of)
                where other.Target is Target.Single { Bound: { HigherIsBetter: true, Limit: Quantity.Share } }
                let share = 1 - ((Target.Single)other.Target).Bound.Limit.Value
                from days in new[] { 28, 29, 30, 31 }
                where Leaves(share, Duration.FromDays(days)) == most.Time && share.Sign > 0
                select MonthLength.At(
                    level,
                    "target",
                    $"{Words.Length(most.Time)} is what \"{other.DisplayTitle}\" leaves in a month of {days} days, and months have 28 to 31"
                ) with
                {
                    Example = Apart(context.Trial, level, other, share, days),
                }
            : [];

    private static Duration Leaves(Rational share, Duration month) => Duration.FromTicks((long)(share * month.BclCompatibleTicks).Floor());

    /// <summary>Downtime in a month of another length, between what the two levels leave.</summary>
    private static CounterExample? Apart(Trial trial, ServiceLevel level, ServiceLevel other, Rational share, int days) =>
        Month(trial, m => m.Length != Duration.FromDays(days)) is { } month
        && new FactMaker(trial, level, month) is var made
        && Stimuli.Down(made, (Leaves(share, Duration.FromDays(days)) + Leaves(share, month.Length)) / 2) is { } stimulus
        && trial.Show(stimulus, level.Id, other.Id) is { } shown
        && shown.Results.Select(r => r.Verdict).Distinct().Count() > 1
            ? shown
            : null;
}
