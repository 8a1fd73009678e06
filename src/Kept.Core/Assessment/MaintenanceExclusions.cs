using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>Whether a level excludes a maintenance window, with the announcement that it has.</summary>
/// <param name="Holds">All conditions of one of its exclusions hold.</param>
/// <param name="WhyNot">In words; null where it holds.</param>
/// <param name="AnnounceBy">When it must have been announced, by receipt; null where nothing excludes it, or asks for that.</param>
public sealed record MaintenanceExclusion(string Level, string Clause, string Title, bool Holds, Reason? WhyNot, Deadline? AnnounceBy);

/// <summary>
/// The question that one has before one announces maintenance: will the time count, and by when is it to be announced? The same rules
/// answer it that later exclude the time (R12). Budgets and hours cut it further, and the work recorded does.
/// </summary>
public static class MaintenanceExclusions
{
    private static readonly Duration Around = Duration.FromDays(400);

    /// <summary>One entry for each level of the version then in force that is about the service.</summary>
    /// <param name="evidence">With the notices that name the maintenance, where there are any.</param>
    public static ImmutableArray<MaintenanceExclusion> Of(Agreement agreement, EvidenceBook evidence, Fact.Maintenance maintenance)
    {
        var signed = Signatures.InForce(agreement, evidence);
        var version = signed.InForceAt(maintenance.From);
        var horizon = new TimeRange(maintenance.From - Around, maintenance.From + Around);
        var hours = new Hours(signed, horizon);
        return [.. version.Terms.ServiceLevels.Select(Level).Where(l => Concerns(l, maintenance)).Select(l => Judged(l, maintenance))];

        LevelContext Level(ServiceLevel level) =>
            new(
                signed,
                version,
                level,
                null,
                Subject.Of(version.Terms, level, null, new Topology(evidence.Contains)),
                evidence,
                hours,
                horizon,
                horizon,
                maintenance.From
            );
    }

    private static bool Concerns(LevelContext level, Fact.Maintenance maintenance) =>
        level.Level.Measure is not (Measure.TicketTime or Measure.Attainment)
        && level.Subject.ConcernsAt(maintenance.Service, maintenance.Resource, maintenance.From);

    private static MaintenanceExclusion Judged(LevelContext level, Fact.Maintenance maintenance)
    {
        var rules = level
            .Level.Exclusions.Select(e => (Exclusion: e, Kind: (e.What as ExclusionSource.Maintenance)?.Kind))
            .Where(r => r.Kind is { } kind && ExclusionSources.MayBe(maintenance, kind))
            .Select(r =>
                (
                    r.Exclusion,
                    WhyNot: Maintenances.WhyNot(level, maintenance, r.Kind!.Value, r.Exclusion.When),
                    By: Maintenances.AnnounceBy(level, maintenance.From, r.Kind.Value, r.Exclusion.When)
                )
            )
            .ToImmutableArray();
        var best = rules.OrderBy(r => r.WhyNot is not null).FirstOrDefault();
        var whyNot = rules.IsEmpty ? new Reason("the level excludes no such maintenance", level.Level.Clause, "R12") : best.WhyNot;
        return new MaintenanceExclusion(
            level.Level.Id,
            best.Exclusion?.Clause ?? level.Level.Clause,
            level.Level.DisplayTitle,
            whyNot is null,
            whyNot,
            best.By
        );
    }
}
