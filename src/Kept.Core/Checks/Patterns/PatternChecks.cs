using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Limits;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Checks.Patterns;

/// <summary>Rules that single figures do not show: many short failures, and failures one beside another.</summary>
internal static class PatternChecks
{
    private static readonly CheckKind WithoutCredit = new(
        "promise-without-credit",
        CheckGroup.Measure,
        Severity.Warning,
        "a broken promise that no credit answers",
        "One level is missed by many failures, each too short for the level that pays. Give the missed level a credit of its own."
    );

    private static readonly CheckKind NoMergeGap = new(
        "no-merge-gap",
        CheckGroup.Measure,
        Severity.Warning,
        "flapping earns nothing",
        "Failures a moment apart count one by one, each below the minimum. Write `mergeGap:` so that they count as one."
    );

    private static readonly CheckKind WorseEarnsLess = new(
        "worse-earns-less",
        CheckGroup.Tiers,
        Severity.Error,
        "more failures earn less",
        "One more failure, or a longer one, makes the credit smaller."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(WithoutCredit, Unanswered),
        new(NoMergeGap, Flapping),
        new(WorseEarnsLess, Falling),
    ];

    /// <summary>Just too short to earn: a minute below what a level with a credit asks for.</summary>
    private static IEnumerable<Duration> TooShort(ServiceLevel level) =>
        level is { Credit: not null, Measure: Measure.OccurrenceTime, Target: Target.Single { Bound: { HigherIsBetter: false, Limit: Quantity.Elapsed elapsed } } }
            ? [elapsed.Time - Duration.FromMinutes(1)]
            : [];

    private static IEnumerable<Finding> Unanswered(CheckContext context) =>
        context.EachLevel(missed =>
        {
            if (missed is not { Measure: Measure.Availability { Source: StateSource.Outages }, Target: Target.Single })
            {
                return [];
            }

            var paying = context.Credits().Select(c => c.Level).Where(l => Shares(l, missed)).ToImmutableArray();
            return paying
                .SelectMany(TooShort)
                .Where(length => length >= Duration.FromMinutes(1))
                .Select(length => Shown(context, missed, length))
                .OfType<CounterExample>()
                .Where(e => LimitChecks.Total(e).Sign == 0 && e.Results.Any(r => r.Level == missed.Id && r.Verdict == Verdict.Missed))
                .Take(1)
                .Select(e =>
                    WithoutCredit.At(
                        missed,
                        "target",
                        $"{e.Facts}: the promise of {Words.Bound(((Target.Single)missed.Target).Bound)} is missed, and no level pays"
                    ) with
                    {
                        Example = e,
                    }
                );
        });

    private static bool Shares(ServiceLevel a, ServiceLevel b) => a.Of.IsEmpty || b.Of.IsEmpty || a.Of.Intersect(b.Of).Any();

    private static CounterExample? Shown(CheckContext context, ServiceLevel level, Duration length)
    {
        var made = new FactMaker(context.Trial, level);
        var day = level.Measure.Frame.During is null ? "day" : "covered day";
        return Occurrences.OnEachDay(made, OccurrenceKind.Outage, length, n => $"{Words.Count(n, "outage")} of {Words.Length(length)}, one each {day}") is { } pattern
            ? context.Trial.Show(pattern)
            : null;
    }

    private static IEnumerable<Finding> Flapping(CheckContext context) =>
        from pair in context.Credits()
        from length in FlappingLengths(pair.Level)
        let pattern = Occurrences.Repeated(new FactMaker(context.Trial, pair.Level), OccurrenceKind.Outage, 10, length, Duration.FromMinutes(1))
        where pattern is not null
        let example = context.Trial.Show(pattern, pair.Level.Id)
        where example is not null && LimitChecks.Total(example).Sign == 0
        select NoMergeGap.At(
            pair.Level,
            "measure",
            $"ten failures of {Words.Length(length)}, a minute apart, are ten failures to this measure, and none of them earns anything"
        ) with
        {
            Example = example with { Facts = $"{example.Facts}, a minute apart" },
        };

    private static IEnumerable<Duration> FlappingLengths(ServiceLevel level) =>
        level.Measure switch
        {
            Measure.OccurrenceTime { Of: OccurrenceKind.Outage, State.MergeGap: var gap } when gap < Duration.FromMinutes(1) => TooShort(level)
                .Where(l => l >= Duration.FromMinutes(4)),
            Measure.Availability { Source: StateSource.Outages, State: { Minimum: { } minimum, MergeGap: var gap } }
                when gap < Duration.FromMinutes(1) && minimum >= Duration.FromMinutes(5) => [minimum - Duration.FromMinutes(1)],
            _ => [],
        };

    /// <summary>Up to three outages of telling lengths on one service: whatever is added, the credit must not fall.</summary>
    private static IEnumerable<Finding> Falling(CheckContext context) =>
        context
            .Credits()
            .Where(c => c.Level.Measure is Measure.OccurrenceTime { Of: OccurrenceKind.Outage } or Measure.Availability { Source: StateSource.Outages })
            .SelectMany(c =>
            {
                var tried = OutagePatterns.Of(context.Trial, c.Level).ToImmutableArray();
                var fall = tried
                    .SelectMany(better => tried.Where(worse => worse.IsWorseThan(better)).Select(worse => (Better: better, Worse: worse)))
                    .OrderBy(p => p.Better.Lengths.Length + p.Worse.Lengths.Length)
                    // What earns nothing at all is a hole, and found as such.
                    .FirstOrDefault(p => Earns(p.Worse).Sign > 0 && Earns(p.Worse) < Earns(p.Better));
                return fall.Better is null
                    ? Array.Empty<Finding>()
                    :
                    [
                        WorseEarnsLess.At(c.Level, "credit", $"{fall.Worse.Example.Facts} earns less than {fall.Better.Example.Facts}") with
                        {
                            Example = fall.Better.Example,
                            Beside = fall.Worse.Example,
                        },
                    ];
            });

    private static Rational Earns(OutagePattern pattern) => LimitChecks.Total(pattern.Example);
}
