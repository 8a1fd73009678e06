using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Bad;

/// <summary>Where the time of an exclusion comes from.</summary>
internal static class ExclusionSources
{
    public static ExcludedPart Find(LevelContext level, Exclusion exclusion, IntervalSet bad) => exclusion.What switch
    {
        ExclusionSource.Maintenance maintenance => Maintenance(level, exclusion, maintenance.Kind),
        ExclusionSource.Cause { By: ExclusionProof.Record } cause => Caused(level, exclusion, cause.Name),
        ExclusionSource.Cause cause => Determined(level, exclusion, cause.Name),
        ExclusionSource.Determination determination => Determined(level, exclusion, determination.Finding),
        ExclusionSource.Hours hours => Without(exclusion, OfHours(level, hours)),
        ExclusionSource.BadTimeOf other => Without(exclusion, OfLevel(level, other.Level)),
        ExclusionSource.FirstOfEach first => Without(exclusion, FirstOfEach(bad, first.Time)),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static ExcludedPart Without(Exclusion exclusion, IntervalSet time) => new(exclusion, time, [], []);

    private static ExcludedPart Maintenance(LevelContext level, Exclusion exclusion, MaintenanceKind kind)
    {
        var known = level
            .Book.Maintenance.Where(m => MayBe(m, kind))
            .Select(m => (Fact: m, Ranges: Ranges(level, m), WhyNot: Maintenances.WhyNot(level, m, kind, exclusion.When)))
            .Where(k => !k.Ranges.IsEmpty)
            .ToImmutableArray();
        var held = known.Where(k => k.WhyNot is null).SelectMany(k => k.Ranges.Select(r => ((Fact)k.Fact, Range: r))).ToImmutableArray();
        return new ExcludedPart(
            exclusion,
            IntervalSet.Of(held.Select(h => h.Range)),
            held,
            [.. known.Where(k => k.WhyNot is not null).Select(k => (k.WhyNot!, k.Ranges))]
        );
    }

    /// <summary>Emergency work and what the customer asked for are said in the record; whether the rest was scheduled is judged.</summary>
    public static bool MayBe(Fact.Maintenance maintenance, MaintenanceKind kind) => kind switch
    {
        MaintenanceKind.Any => true,
        MaintenanceKind.Emergency => maintenance.Emergency,
        MaintenanceKind.RequestedByCustomer => maintenance.RequestedBy == "customer",
        MaintenanceKind.Scheduled => !maintenance.Emergency,
    };

    /// <summary>The announced window, cut with the work recorded for it, where any is (R12).</summary>
    private static IntervalSet Ranges(LevelContext level, Fact.Maintenance maintenance)
    {
        var until = maintenance.Until ?? (maintenance.From > level.AsOf ? maintenance.From : level.AsOf);
        var window = level.Subject.Concerns(
            maintenance.Service,
            maintenance.Resource,
            new TimeRange(maintenance.From, until).Intersect(level.Horizon)
        );
        var work = level
            .Book.Work.Where(w => w.Of == maintenance.Reference || w.Of == maintenance.Id)
            .Where(w => w.Until > w.From)
            .ToImmutableArray();
        return work.IsEmpty ? window : window.Intersect(IntervalSet.Of(work.Select(w => new TimeRange(w.From, w.Until!.Value))));
    }

    /// <summary>Outages that the record says have this cause.</summary>
    private static ExcludedPart Caused(LevelContext level, Exclusion exclusion, string cause)
    {
        var reports = OutageState.Reports(level);
        var excused = reports.Where(r => Judgement.IsCause(r.Fact.Cause, cause)).Select(r => ((Fact)r.Fact, r.Range)).ToImmutableArray();
        return Excused(level, exclusion, reports, excused);
    }

    /// <summary>As determined: the outage, or the part of it that the determination names (R4).</summary>
    private static ExcludedPart Determined(LevelContext level, Exclusion exclusion, string finding)
    {
        var reports = OutageState.Reports(level);
        var excused = reports.SelectMany(r => Excuses.Determined(level, r, finding)).ToImmutableArray();
        return Excused(level, exclusion, reports, excused);
    }

    private static ExcludedPart Excused(
        LevelContext level,
        Exclusion exclusion,
        ImmutableArray<(Fact.Outage Fact, TimeRange Range)> reports,
        ImmutableArray<(Fact Fact, TimeRange Range)> excused
    ) =>
        new(
            exclusion,
            excused.IsEmpty ? IntervalSet.Empty : IntervalSet.Of(excused.Select(e => e.Range)).Except(Excuses.Unexcused(level, reports)),
            excused,
            []
        );

    private static IntervalSet OfHours(LevelContext level, ExclusionSource.Hours hours)
    {
        var open = level.Hours.Within(hours.Calendar, level.Horizon);
        return hours.Outside ? open.Complement(level.Horizon) : open;
    }

    /// <summary>Levels may exclude each other's bad time: the one that was asked first is then left out.</summary>
    private static IntervalSet OfLevel(LevelContext level, string id) =>
        level.Terms.LevelOf(id) is { } other && other.Id != level.Level.Id && !level.Asking.Contains(id) ? BadTime.Of(level.For(other)).Best : IntervalSet.Empty;

    private static IntervalSet FirstOfEach(IntervalSet bad, Duration time) =>
        IntervalSet.Of(bad.Select(b => new TimeRange(b.FromTicks, Math.Min(b.UntilTicks, b.FromTicks + time.BclCompatibleTicks))));
}
