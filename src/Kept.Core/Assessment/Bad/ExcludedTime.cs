using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Bad;

/// <summary>What one exclusion takes out, and what of it was refused, with the facts that say so.</summary>
/// <param name="Refused">Facts that the exclusion would have been about, why it does not hold for them, and when they were.</param>
internal sealed record ExcludedPart(
    Exclusion Exclusion,
    IntervalSet Time,
    ImmutableArray<(Fact Fact, TimeRange Range)> From,
    ImmutableArray<(Reason Why, IntervalSet Time)> Refused
);

/// <summary>All excluded time of a level over the horizon (R12). Overlaps count once, and <c>both</c> wins.</summary>
/// <param name="FromBad">Leaves the bad time only.</param>
/// <param name="FromBoth">Leaves the denominator too.</param>
internal sealed record ExcludedTime(IntervalSet FromBad, IntervalSet FromBoth, ImmutableArray<ExcludedPart> Parts)
{
    public IntervalSet All => FromBad.Union(FromBoth);

    /// <summary>What is subtracted as totals (R12): of the time measured, how much leaves the bad time and how much the denominator.</summary>
    public (long FromBad, long FromBoth) Totals(IntervalSet measured)
    {
        var totals = Parts.Where(p => p.Exclusion.AsTotal).Select(p => (p.Exclusion.Leaves, p.Time.Intersect(measured).TotalTicks)).ToList();
        return (totals.Sum(t => t.TotalTicks), totals.Where(t => t.Leaves == Leaves.Both).Sum(t => t.TotalTicks));
    }

    public static ExcludedTime Of(LevelContext level, IntervalSet bad)
    {
        var parts = level.Agreement.InForce(level.Horizon)
            .SelectMany(p => (p.Version.Terms.LevelOf(level.Level.Id)?.Exclusions ?? []).Select(e => PartOf(level, e, p.Range, bad)))
            .ToImmutableArray();
        return new ExcludedTime(Together(parts, Leaves.Bad), Together(parts, Leaves.Both), parts);
    }

    private static IntervalSet Together(ImmutableArray<ExcludedPart> parts, Leaves leaves) =>
        parts.Where(p => p.Exclusion.Leaves == leaves && !p.Exclusion.AsTotal).Aggregate(IntervalSet.Empty, (set, part) => set.Union(part.Time));

    private static ExcludedPart PartOf(LevelContext level, Exclusion exclusion, TimeRange inForce, IntervalSet bad)
    {
        var found = ExclusionSources.Find(level, exclusion, bad);
        var time = exclusion.When.OfType<ExclusionCondition.Within>()
            .Aggregate(found.Time.Clip(inForce), (set, within) => set.Intersect(level.Hours.Within(within.Calendar, level.Horizon)));
        return found with { Time = exclusion.Budget is { } budget ? WithinBudget(level, time, budget) : time };
    }

    /// <summary>The first so much of it in each local period, in order of time; counted in the level's covered hours.</summary>
    private static IntervalSet WithinBudget(LevelContext level, IntervalSet time, ExclusionBudget budget)
    {
        var covered = time.IsEmpty ? time : time.Intersect(level.Covered(level.Horizon));
        var used = new Dictionary<TimeRange, long>();
        var kept = new List<TimeRange>();
        foreach (var range in covered)
        {
            for (var from = range.From; from < range.Until;)
            {
                var period = Windows.Containing(budget.Per, level.Zone, from);
                var part = new TimeRange(from, range.Until).Intersect(period);
                var left = Math.Max(0, budget.AtMost.BclCompatibleTicks - used.GetValueOrDefault(period));
                var taken = Math.Min(left, part.LengthTicks);
                kept.Add(new TimeRange(part.FromTicks, part.FromTicks + taken));
                used[period] = used.GetValueOrDefault(period) + taken;
                from = part.Until;
            }
        }

        return IntervalSet.Of(kept);
    }
}
