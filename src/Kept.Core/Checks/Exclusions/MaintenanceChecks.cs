using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Limits;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Exclusions;

/// <summary>Checks of excluded maintenance: how much of it, how it is announced, and how it is taken off.</summary>
internal static class MaintenanceChecks
{
    private static readonly CheckKind Unbounded = new(
        "maintenance-unbounded",
        CheckGroup.Exclusions,
        Severity.Warning,
        "maintenance without a measure",
        "Maintenance may last as long and come as often as the provider likes. Write `budget: {atMost: 8 hours, per: month}`, or "
            + "`when: [{lasts: at most 4 hours}]`."
    );

    private static readonly CheckKind WithoutNotice = new(
        "maintenance-without-notice",
        CheckGroup.Exclusions,
        Severity.Warning,
        "maintenance without notice",
        "Maintenance announced a minute before it begins is excluded. Write `when: [{notice: at least 48 hours}]`."
    );

    private static readonly CheckKind Totals = new(
        "totals-subtracted",
        CheckGroup.Exclusions,
        Severity.Error,
        "a total is subtracted where time is meant",
        "Excluded time during which the service was up is taken off downtime at another time, so the figure comes out too good. Leave "
            + "`subtract: total` out, so that only the overlap is excluded."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(Unbounded, c => Each(c).SelectMany(e => WholeWindow(c, e))),
        new(WithoutNotice, c => Each(c).SelectMany(e => JustBefore(c, e))),
        new(Totals, c => Excluded.Of(c).Where(e => e.Exclusion.AsTotal).SelectMany(e => TooGood(c, e))),
    ];

    /// <summary>Maintenance that the provider decides on alone.</summary>
    private static IEnumerable<Excluded> Each(CheckContext context) =>
        Excluded.Of(context).Where(e => e.Exclusion.What is ExclusionSource.Maintenance { Kind: not MaintenanceKind.RequestedByCustomer });

    private static IEnumerable<Finding> WholeWindow(CheckContext context, Excluded excluded) =>
        excluded.Exclusion is { Budget: null } exclusion
        && !exclusion.When.Any(w => w is ExclusionCondition.LastsAtMost or ExclusionCondition.Within)
        && Works.Worst(context.Trial, excluded.Level, made => ("all of it maintenance", [Works.Of(made, exclusion, "m1", made.Window)])) is { } stimulus
        && context.Trial.Show(stimulus, excluded.Level.Id) is { } example
        && example.Results.All(r => r.Verdict != Verdict.Missed)
            ? [excluded.Says(Unbounded, "nothing limits how long maintenance lasts or how often it comes") with { Example = example }]
            : [];

    private static IEnumerable<Finding> JustBefore(CheckContext context, Excluded excluded)
    {
        if (Works.NoticeOf(excluded.Exclusion) is not null || excluded.Exclusion.What is ExclusionSource.Maintenance { Kind: MaintenanceKind.Emergency })
        {
            return [];
        }

        var made = new FactMaker(context.Trial, excluded.Level);
        var kind = ((ExclusionSource.Maintenance)excluded.Exclusion.What).Kind;
        return
        [
            excluded.Says(WithoutNotice, "nothing says how long before it begins maintenance is announced") with
            {
                Example = Missing(made)
                    .Select(s => (s.Stimulus, Work: Works.Announced(made, kind, "m1", s.Range, s.Range.From - Duration.FromMinutes(1))))
                    .Select(s => s.Stimulus with
                    {
                        Words = $"{s.Stimulus.Words}, called maintenance a minute before",
                        Facts = s.Stimulus.Facts.Add(s.Work),
                    })
                    .Select(s => context.Trial.Show(s, excluded.Level.Id))
                    .FirstOrDefault(e => e is not null && e.Results.All(r => r.Verdict == Verdict.Met)),
            },
        ];
    }

    /// <summary>One outage that breaks the promise by itself.</summary>
    private static IEnumerable<(Stimulus Stimulus, TimeRange Range)> Missing(FactMaker made) =>
        from length in BreakingLengths.Of(made)
        let until = made.After(made.Begin, length)
        where until is not null
        let range = new TimeRange(made.Begin, until.Value)
        select (new Stimulus($"{Words.Length(length)} down in {made.WindowName}", [.. made.Outage("o1", range)], made.Window), range);

    private static IEnumerable<Finding> TooGood(CheckContext context, Excluded excluded)
    {
        var (level, exclusion) = (excluded.Level, excluded.Exclusion);
        var overlap = context.Trial.With(t =>
            Changed.Level(t, level with { Exclusions = level.Exclusions.Replace(exclusion, exclusion with { AsTotal = false }) })
        );
        var shown =
            from stimulus in UpInMaintenance(context, excluded)
            let total = context.Trial.Show(stimulus, level.Id)
            let asTime = overlap.Show(stimulus, level.Id)
            where total is { Results: [{ Figure: not null }] } && asTime is { Results: [{ Figure: not null }] }
            where IsBetter(level, total.Results[0].Figure!.Value, asTime.Results[0].Figure!.Value)
            select total with { Shows = $"{total.Shows}; taken as time: {asTime.Shows}" };
        return
        [
            excluded.Says(Totals, "the total of the excluded time is taken off the downtime, also what of it the service was up") with
            {
                Example = shown.FirstOrDefault(),
            },
        ];
    }

    private static bool IsBetter(ServiceLevel level, Rational figure, Rational than) =>
        Tiers.Tables.Bounds(level.Target).First().HigherIsBetter ? figure > than : figure < than;

    /// <summary>An outage that breaks the promise, and excluded time after it in which the service was up.</summary>
    private static IEnumerable<Stimulus> UpInMaintenance(CheckContext context, Excluded excluded)
    {
        var made = new FactMaker(context.Trial, excluded.Level);
        foreach (var (stimulus, range) in Missing(made))
        {
            if (excluded.Exclusion.What is ExclusionSource.Hours hours)
            {
                foreach (var outside in Outside(made, hours, range.Length))
                {
                    yield return outside;
                }
            }
            else if (excluded.Exclusion.What is ExclusionSource.Maintenance && After(made, excluded.Exclusion, range) is { } later)
            {
                yield return stimulus with
                {
                    Words = $"{stimulus.Words}, and {Words.Length(later.Length)} of maintenance on another day with the service up",
                    Facts = stimulus.Facts.Add(Works.Of(made, excluded.Exclusion, "m1", later)),
                };
            }
        }
    }

    /// <summary>An outage of the length in time that the hours do not exclude.</summary>
    private static IEnumerable<Stimulus> Outside(FactMaker made, ExclusionSource.Hours hours, Duration length)
    {
        var open = made.Trial.Covered(hours.Calendar, made.Window);
        return made
            .Covered.Intersect(hours.Outside ? open : open.Complement(made.Window))
            .Where(r => r.Length >= length)
            .Take(1)
            .Select(r => new TimeRange(r.From, r.From + length))
            .Select(r => new Stimulus(
                $"down {Words.Local(r, made.Trial.Terms.Zone)}, {(hours.Outside ? "within" : "outside")} {hours.Calendar}",
                [.. made.Outage("o1", r)],
                made.Window
            ));
    }

    /// <summary>A window of maintenance after the outage that meets the conditions, as long as the outage if it may be.</summary>
    private static TimeRange? After(FactMaker made, Exclusion exclusion, TimeRange outage)
    {
        var open = exclusion.When.OfType<ExclusionCondition.Within>()
            .Aggregate(made.Covered, (set, within) => set.Intersect(made.Trial.Covered(within.Calendar, made.Window)))
            .Clip(new TimeRange(outage.Until + Duration.FromDays(1), made.Window.Until));
        var most = exclusion.When.OfType<ExclusionCondition.LastsAtMost>().Select(l => l.Time).Append(outage.Length).Min();
        return open.IsEmpty ? null : new TimeRange(open[0].From, Instant.Min(open[0].Until, open[0].From + most));
    }
}
