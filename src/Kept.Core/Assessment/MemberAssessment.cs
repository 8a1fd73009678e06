using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Credits;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>
/// All levels for one member, or for the agreement's one customer: measured window by window, credits folded in order of time.
/// </summary>
internal sealed record MemberAssessment(
    ImmutableArray<LevelResult> Levels,
    ImmutableArray<RightResult> Rights,
    ImmutableArray<Reason> CreditReasons
)
{
    public static MemberAssessment Of(
        Agreement agreement,
        Hours hours,
        EvidenceBook evidence,
        Member? member,
        TimeRange period,
        Instant asOf,
        bool withReasons
    )
    {
        var topology = new Topology(evidence.Contains);
        var term = TermOf.Agreement(agreement, evidence);
        var held = member is null ? term : Members.Held(member, term, agreement.Versions[0].Terms.Zone);
        var range = Folds.NeedsPast(agreement)
            ? new TimeRange(Later(hours.Horizon.From, Earlier(held.From, period.From)), period.Until)
            : period;
        var outcomes = LevelIds(agreement).SelectMany(id => Measured(id, range)).ToImmutableArray();
        var best = CreditFold.Run(outcomes, Scenario.Best);
        var worst = outcomes.All(o => o.IsCertain) ? best : CreditFold.Run(outcomes, Scenario.Worst);
        var shown = outcomes.Where(o => o.Window.Overlaps(period)).ToImmutableArray();
        return new MemberAssessment(
            Results(shown, best, worst, withReasons),
            [.. Assessment.Rights.Of(outcomes, period, withReasons)],
            withReasons ? Credits.CreditReasons.Caps([.. best.Where(l => period.Contains(l.At))]) : []);

        IEnumerable<Outcome> Measured(string id, TimeRange within) =>
            agreement.Versions.SelectMany(v => v.Terms.LevelOf(id) is { } level && level.IsFor(member) ? WindowsOf(v, level, within) : []);

        // A window belongs to the version in force when it begins (R10).
        IEnumerable<Outcome> WindowsOf(AgreementVersion version, ServiceLevel level, TimeRange within)
        {
            var subject = Subject.Of(version.Terms, level, member?.Resource, topology);
            var context = new LevelContext(agreement, version, level, member, subject, evidence, hours, TermOf.Level(level, held, version.Terms.Zone), within, asOf);
            var windows = LevelOutcomes
                .WindowsOf(context, within)
                .Where(w => ReferenceEquals(agreement.InForceAt(w.From), version))
                .ToImmutableArray();
            return windows.IsEmpty
                ? []
                : LevelOutcomes.Of(context with { Assessed = new TimeRange(windows[0].From, windows[^1].Until) }, windows);
        }
    }

    private static IEnumerable<string> LevelIds(Agreement agreement) =>
        agreement.Versions.SelectMany(v => v.Terms.ServiceLevels).Select(l => l.Id).Distinct();

    private static ImmutableArray<LevelResult> Results(
        ImmutableArray<Outcome> outcomes,
        ImmutableArray<CreditLine> best,
        ImmutableArray<CreditLine> worst,
        bool withReasons
    )
    {
        var (bestOf, worstOf) = (
            best.ToLookup(l => l.Outcome, ReferenceEqualityComparer.Instance),
            worst.ToLookup(l => l.Outcome, ReferenceEqualityComparer.Instance)
        );
        return [.. outcomes.Select(o => LevelResults.Of(o, [.. bestOf[o]], [.. worstOf[o]], withReasons))];
    }

    private static Instant Earlier(Instant a, Instant b) => a < b ? a : b;

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;
}

/// <summary>Whether windows before the assessed period bear on it (R1: what crosses windows is folded in order).</summary>
internal static class Folds
{
    public static bool NeedsPast(Agreement agreement) => agreement.Versions.Any(v => NeedsPast(v.Terms));

    private static bool NeedsPast(Terms terms) =>
        terms.Limits.Concat(terms.ServiceLevels.SelectMany(l => l.Limits)).Any(l => l.Per >= LimitPeriod.Quarter)
        || terms
            .Consequences.Concat(terms.ServiceLevels.SelectMany(l => l.Consequences))
            .Any(c => c is Consequence.TerminateAfter or Consequence.TerminateOver)
        || terms.ServiceLevels.Any(l => !l.Escalation.IsDefaultOrEmpty || l.Credit?.AtMost?.Per >= LimitPeriod.Quarter);
}
