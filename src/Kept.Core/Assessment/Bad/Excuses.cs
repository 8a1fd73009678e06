using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;

namespace Kept.Core.Assessment.Bad;

/// <summary>
/// What reports of outages are excused for by cause or determination. Time is excluded where every report that speaks for it is excused,
/// by whichever exclusion; what one report says and nothing excuses stays bad (R4, R12).
/// </summary>
internal static class Excuses
{
    public static IntervalSet Unexcused(LevelContext level, ImmutableArray<(Fact.Outage Fact, TimeRange Range)> reports) =>
        IntervalSet.Of(reports.SelectMany(r => IntervalSet.Of(r.Range).Except(Of(level, r))));

    /// <summary>
    /// The parts of a report for which a determination found this: all of it, or the stretch that the determination names (R4).
    /// </summary>
    public static IEnumerable<(Fact Fact, TimeRange Range)> Determined(
        LevelContext level,
        (Fact.Outage Fact, TimeRange Range) report,
        string finding
    ) =>
        from determination in level.Book.Determinations
        where Judgement.IsFinding(determination.Finding, finding) && level.Book.Names(determination.Of, report.Fact)
        let begins = determination.From ?? report.Fact.From
        let ends = determination.Until ?? report.Range.Until
        where begins < ends
        select ((Fact)determination, new TimeRange(begins, ends).Intersect(report.Range));

    private static IntervalSet Of(LevelContext level, (Fact.Outage Fact, TimeRange Range) report) =>
        level
            .Agreement.InForce(level.Horizon)
            .SelectMany(p =>
                (p.Version.Terms.LevelOf(level.Level.Id)?.Exclusions ?? []).Select(e => By(level, e.What, report).Clip(p.Range))
            )
            .Aggregate(IntervalSet.Empty, (set, part) => set.Union(part));

    private static IntervalSet By(LevelContext level, ExclusionSource source, (Fact.Outage Fact, TimeRange Range) report) =>
        source switch
        {
            ExclusionSource.Cause { By: ExclusionProof.Record } cause => Judgement.IsCause(report.Fact.Cause, cause.Name)
                ? IntervalSet.Of(report.Range)
                : IntervalSet.Empty,
            ExclusionSource.Cause cause => IntervalSet.Of(Determined(level, report, cause.Name).Select(d => d.Range)),
            ExclusionSource.Determination determination => IntervalSet.Of(
                Determined(level, report, determination.Finding).Select(d => d.Range)
            ),
            _ => IntervalSet.Empty,
        };
}
