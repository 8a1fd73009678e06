using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Limits;
using Kept.Core.Checks.Trials;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Exclusions;

/// <summary>Checks of exclusions that take too much, nothing, or the same twice.</summary>
internal static class ExclusionChecks
{
    private static readonly CheckKind Swallows = new(
        "exclusion-swallows",
        CheckGroup.Exclusions,
        Severity.Error,
        "an exclusion under which the promise cannot be broken",
        "Whatever happens is excluded, without anything that the customer or a third person would have to do. Bound the exclusion, or take "
            + "it out."
    );

    private static readonly CheckKind Unrecorded = new(
        "exclusion-unrecorded",
        CheckGroup.Exclusions,
        Severity.Warning,
        "an exclusion that nothing recorded can meet",
        "What is excluded has no word that records use, or the level is measured by facts that it is never about. Name a cause as records "
            + "do (customer, third party, utility, force majeure, policy), or let a `determination` find it."
    );

    private static readonly CheckKind Repeated = new(
        "exclusion-repeated",
        CheckGroup.Exclusions,
        Severity.Note,
        "an exclusion written twice",
        "The same time is excluded once, however often it is named. Take one of them out."
    );

    private static readonly CheckKind Circular = new(
        "exclusion-circular",
        CheckGroup.Exclusions,
        Severity.Error,
        "levels that exclude each other's bad time",
        "What is bad for one is bad only if it is not bad for the other, and the other way round. Let one of them count for itself."
    );

    /// <summary>What records say of a cause (docs/evidence.md).</summary>
    private static readonly ImmutableArray<string> KnownCauses = ["customer", "thirdParty", "utility", "forceMajeure", "policy"];

    private static readonly CheckKind Judged = new(
        "exclusion-by-judgement",
        CheckGroup.Exclusions,
        Severity.Note,
        "an exclusion that rests on a judgement",
        "Whoever judges decides whether the promise was kept: words such as foreseeable, preventable or reasonable may take in nearly any "
            + "outage. Say who determines it and by when, or name causes that records can hold."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(Swallows, c => Excluded.Of(c).Where(e => TakesAll(c, e)).SelectMany(e => Everything(c, e))),
        new(Unrecorded, c => Excluded.Of(c).SelectMany(e => Nothing(c, e))),
        new(Repeated, c => Excluded.Of(c).SelectMany(Twice)),
        new(Judged, c => Excluded.Of(c).SelectMany(e => AllJudged(c, e))),
        new(Circular, c => Excluded.Of(c).SelectMany(e => Circles.Of(c, e, Circular))),
    ];

    /// <summary>Whether the exclusion can take all bad time, whatever happens, by the provider's doing alone.</summary>
    private static bool TakesAll(CheckContext context, Excluded excluded) =>
        excluded.Exclusion is { Budget: null, When.IsEmpty: true }
        && excluded.Exclusion.What switch
        {
            ExclusionSource.Cause { By: ExclusionProof.Record } cause => Assessment.Bad.Judgement.IsCause(null, cause.Name),
            ExclusionSource.Hours hours => CoversAll(context.Trial, excluded.Level, hours),
            ExclusionSource.BadTimeOf other => context.Terms.LevelOf(other.Level) is { } level && MeasuresTheSame(level, excluded.Level),
            _ => false,
        };

    /// <summary>A year and more in which no covered time is left.</summary>
    private static bool CoversAll(Trial trial, ServiceLevel level, ExclusionSource.Hours hours)
    {
        var year = new TimeRange(trial.Month.From, trial.Month.From + Duration.FromDays(366));
        var (covered, open) = (trial.Covered(level.Measure.Frame.During, year), trial.Covered(hours.Calendar, year));
        return (hours.Outside ? covered.Intersect(open) : covered.Except(open)).IsEmpty;
    }

    private static bool MeasuresTheSame(ServiceLevel other, ServiceLevel level) =>
        other.Id != level.Id
        && other.Exclusions.All(e => level.Exclusions.Any(x => IsSame(e, x)))
        && (other.Of.IsEmpty || (!level.Of.IsEmpty && level.Of.All(other.Of.Contains)))
        && other.Measure.Frame.During == level.Measure.Frame.During
        && other.Measure.Frame.Across == level.Measure.Frame.Across
        && Bad(other.Measure) is { } bad
        && bad == Bad(level.Measure);

    /// <summary>What makes time bad; null for measures that do not measure time.</summary>
    private static (StateSource Source, StateRule State, OccurrenceClock Clock)? Bad(Measure measure) => measure switch
    {
        Measure.Availability availability => (availability.Source, availability.State, availability.Clock),
        Measure.OccurrenceTime { Of: OccurrenceKind.Outage } time => (StateSource.Outages, time.State, time.Clock),
        Measure.Tally { Of: OccurrenceKind.Outage } tally => (StateSource.Outages, tally.State, tally.Clock),
        _ => null,
    };

    private static IEnumerable<Finding> Everything(CheckContext context, Excluded excluded) =>
        Works.Worst(context.Trial, excluded.Level, _ => ("", [])) is { } stimulus
        && context.Trial.Show(stimulus, excluded.Level.Id) is { } example
        && example.Results.All(r => r.Verdict != Verdict.Missed)
        && Without(context, excluded).Show(stimulus, excluded.Level.Id) is { } free
        && free.Results.Any(r => r.Verdict == Verdict.Missed)
            ? [excluded.Says(Swallows, Why(excluded.Exclusion.What)) with { Example = example }]
            : [];

    /// <summary>The whole window down, and all of it found to be what is excluded.</summary>
    private static IEnumerable<Finding> AllJudged(CheckContext context, Excluded excluded) =>
        excluded.Exclusion.What is ExclusionSource.Determination { Finding: var finding }
        && Works.Worst(context.Trial, excluded.Level, made => ($"found to be {finding}", [Found(made, finding)])) is { } stimulus
        && context.Trial.Show(stimulus, excluded.Level.Id) is { } example
        && example.Results.All(r => r.Verdict != Verdict.Missed)
            ? [excluded.Says(Judged, $"\"{finding}\" is a judgement, and nothing bounds what may be judged so") with { Example = example }]
            : [];

    private static Fact.Determination Found(FactMaker made, string finding) =>
        new("o1", finding, made.Window.Until, null, null, null) { Id = "d1", RecordedAt = made.Window.Until };

    private static Trial Without(CheckContext context, Excluded excluded) =>
        context.Trial.With(t => Changed.Level(t, excluded.Level with { Exclusions = excluded.Level.Exclusions.RemoveAt(excluded.Place - 1) }));

    private static string Why(ExclusionSource source) => source switch
    {
        ExclusionSource.Cause cause => $"\"{cause.Name}\" names the provider, and an outage without a cause is the provider's",
        ExclusionSource.Hours { Outside: true } hours => $"nothing that is covered lies within {hours.Calendar}",
        ExclusionSource.Hours hours => $"all that is covered lies within {hours.Calendar}",
        ExclusionSource.BadTimeOf other => $"\"{other.Level}\" is bad whenever this level is",
        _ => "everything is excluded",
    };

    private static IEnumerable<Finding> Nothing(CheckContext context, Excluded excluded)
    {
        if (excluded.Level.Measure is Measure.TicketTime or Measure.Attainment)
        {
            return
            [
                excluded.Says(
                    Unrecorded,
                    "a ticket's clock is halted by pauses, and no exclusion takes time from it",
                    "write `pausedWhile:` in the measure"
                ),
            ];
        }

        return excluded.Exclusion.What is ExclusionSource.Cause { By: ExclusionProof.Record } cause
            && !KnownCauses.Append("provider").Any(k => Assessment.Bad.Judgement.IsCause(k, cause.Name))
            ?
            [
                excluded.Says(Unrecorded, $"no cause that records name means \"{cause.Name}\"") with
                {
                    Example = EachCause(new FactMaker(context.Trial, excluded.Level)) is { } stimulus
                        ? context.Trial.Show(stimulus, excluded.Level.Id)
                        : null,
                },
            ]
            : [];
    }

    /// <summary>An outage of an hour by each cause that records name.</summary>
    private static Stimulus? EachCause(FactMaker made)
    {
        var ranges = KnownCauses
            .Select((cause, n) => (Cause: cause, From: made.After(made.Begin, Duration.FromHours(1 + (2 * n))), Until: made.After(made.Begin, Duration.FromHours(2 + (2 * n)))))
            .ToImmutableArray();
        return ranges.Any(r => r.Until is null)
            ? null
            : new Stimulus(
                $"an hour down by each of {Words.List(KnownCauses)} in {made.WindowName}",
                [
                    .. ranges.SelectMany(r =>
                        made.Outage($"o-{r.Cause}", new TimeRange(r.From!.Value, r.Until!.Value))
                            .Select(f => f is Fact.Outage outage ? outage with { Cause = r.Cause } : f)
                    ),
                ],
                made.Window
            );
    }

    private static IEnumerable<Finding> Twice(Excluded excluded) =>
        excluded.Level.Exclusions.Take(excluded.Place - 1).Any(e => IsSame(e, excluded.Exclusion))
            ? [excluded.Says(Repeated, "the level excludes the same already")]
            : [];

    private static bool IsSame(Exclusion a, Exclusion b) =>
        a with { When = [], Clause = null } == b with { When = [], Clause = null } && a.When.SequenceEqual(b.When);
}
