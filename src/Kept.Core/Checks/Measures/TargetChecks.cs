using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Tiers;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Measures;

/// <summary>Checks of targets against what their measure can come to.</summary>
internal static class TargetChecks
{
    private static readonly CheckKind WithoutRoom = new(
        "target-without-room",
        CheckGroup.Measure,
        Severity.Note,
        "a target without any room",
        "Any failure, however short, is a miss. Where that is not meant, leave what may happen: `at least 99.9%`."
    );

    private static readonly CheckKind OutOfRange = new(
        "target-out-of-range",
        CheckGroup.Measure,
        Severity.Error,
        "a target that no figure can miss, or meet",
        "Whatever happens, the result is the same, so nothing is promised. Write a figure that can be reached and missed."
    );

    private static readonly CheckKind DecimalsHide = new(
        "decimals-hide-target",
        CheckGroup.Measure,
        Severity.Note,
        "fewer decimals than the target has",
        "Shown figures cannot be compared with the target by eye. Write as many `decimals` as the target has."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(WithoutRoom, c => c.EachLevel(l => Tables.Bounds(l.Target).Where(HasNoRoom).Select(b => Roomless(c, l, b)))),
        new(OutOfRange, c => c.EachLevel(l => Tables.Bounds(l.Target).SelectMany(b => Outside(c, l, b)))),
        new(DecimalsHide, c => c.EachLevel(l => Tables.Bounds(l.Target).SelectMany(b => Undecimal(c, l, b)).Take(1))),
    ];

    private static bool HasNoRoom(Bound bound) =>
        bound is { Comparison: Comparison.AtLeast, Limit: Quantity.Share { Of: var share } } ? share == Rational.One
            : bound is { Comparison: Comparison.AtMost, Limit.Value.Sign: 0 };

    private static Finding Roomless(CheckContext context, ServiceLevel level, Bound bound) =>
        WithoutRoom.At(level, "target", $"{Words.Bound(bound)}: the least failure is a miss") with
        {
            Example = level.Measure is Measure.Availability { Source: StateSource.Outages } or Measure.OccurrenceTime { Of: OccurrenceKind.Outage }
                && Stimuli.Down(new FactMaker(context.Trial, level), Duration.FromSeconds(1)) is { } stimulus
                && context.Trial.Show(stimulus, level.Id) is { } shown
                && shown.Results.Any(r => r.Verdict == Verdict.Missed)
                    ? shown
                    : null,
        };

    private static IEnumerable<Finding> Outside(CheckContext context, ServiceLevel level, Bound bound)
    {
        var reach = Reach(context.Trial, level);
        var figures = FigureLine
            .Of(bound, [])
            .Stretches.Where(s => reach is not { } most || s.Lower <= most.Time)
            .Select(s => reach is { } most && s.Upper is null ? bound.Holds(most.Time) : s.Met)
            .Distinct()
            .ToArray();
        return figures is [var always]
            ?
            [
                OutOfRange.At(
                    level,
                    "target",
                    $"{Words.Bound(bound)} can never be {(always ? "missed" : "met")}{(reach is { } r && bound.Limit is Quantity.Elapsed ? $": {r.Why}" : "")}"
                ) with
                {
                    Example = always ? Worst.Of(context.Trial, level).Select(s => context.Trial.Show(s, level.Id)).FirstOrDefault() : Best(context.Trial, level),
                },
            ]
            : [];
    }

    private static CounterExample? Best(Trial trial, ServiceLevel level) =>
        Stimuli.For(trial, level, Tables.Bounds(level.Target).First().HigherIsBetter ? Rational.One : Rational.Zero) is { } best
            ? trial.Show(best, level.Id)
            : null;

    /// <summary>The longest that bad time can come to, in seconds; null where nothing bounds it.</summary>
    private static (Rational Time, string Why)? Reach(Trial trial, ServiceLevel level) => level.Measure switch
    {
        Measure.Tally { Figure: not TallyFigure.Count, Frame.Window: Window.Calendar { Unit: var unit } } => (
            new Rational(MostHours(unit) * 3600, 1),
            $"a {unit.ToString().ToLowerInvariant()} has at most {MostHours(unit)} hours"
        ),
        Measure.OccurrenceTime { Of: OccurrenceKind.Outage, State: { Pieces: MeasuredOn.Pieces, MergeGap: var gap }, Frame.During: { } during }
            when gap == Duration.Zero && LongestOpen(trial, during) is { } longest => (
            new Rational(longest.BclCompatibleTicks, NodaConstants.TicksPerSecond),
            $"{during} is open for at most {Words.Length(longest)} in a row, and each piece of an outage counts by itself"
        ),
        _ => null,
    };

    /// <summary>With an hour more where clocks go back.</summary>
    private static long MostHours(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Day => 25,
        PeriodUnit.Week => (7 * 24) + 1,
        PeriodUnit.Month => (31 * 24) + 1,
        PeriodUnit.Quarter => (92 * 24) + 1,
        PeriodUnit.Year => 366 * 24,
    };

    /// <summary>The longest opening of a year and more; null where it has no end within.</summary>
    private static Duration? LongestOpen(Trial trial, string calendar)
    {
        var year = new TimeRange(trial.Month.From, trial.Month.From + Duration.FromDays(366));
        var open = trial.Covered(calendar, year);
        var longest = open.IsEmpty ? Duration.Zero : open.Max(r => r.Length);
        return longest == Duration.Zero || longest > Duration.FromDays(7) ? null : longest;
    }

    private static IEnumerable<Finding> Undecimal(CheckContext context, ServiceLevel level, Bound bound)
    {
        var decimals = level.Measure.Frame.Decimals;
        if (bound.Limit is not Quantity.Share { Of: var share } || share.Round(decimals + 2, RoundingMode.Floor) == share)
        {
            return [];
        }

        var missed = (share.Round(decimals + 2, bound.HigherIsBetter ? RoundingMode.Floor : RoundingMode.Ceiling) + share) / 2;
        return
        [
            DecimalsHide.At(level, "measure", $"figures are shown with {Words.Count(decimals, "decimal")}, and the target is {Words.Bound(bound)}") with
            {
                Example = Stimuli.For(context.Trial, level, missed) is { } stimulus && context.Trial.Show(stimulus, level.Id) is { Results: [{ Verdict: Verdict.Missed }] } shown
                    ? shown with { Shows = $"{shown.Shows}; shown as {Shown(context.Trial, stimulus, level)}%" }
                    : null,
            },
        ];
    }

    private static string Shown(Trial trial, Stimulus stimulus, ServiceLevel level) =>
        trial.Assess(stimulus.Facts, stimulus.Period).First(r => r.Level == level.Id).Figure?.Shown ?? "";
}
