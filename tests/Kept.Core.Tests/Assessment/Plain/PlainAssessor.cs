using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>What the plain twin made of a world, and what it saw on the way.</summary>
internal sealed record PlainResult(IReadOnlyList<PlainEntry> Entries, int CapsThatBind, int ClaimsThatFail, int ExclusionsThatOverlap);

/// <summary>
/// The second, naive implementation of the arithmetic: an independent reading of the rulings with loops over cells, made to be obvious.
/// It runs once for what is best for the provider and once for what is worst.
/// </summary>
internal static class PlainAssessor
{
    public static PlainResult Assess(PlainWorld world)
    {
        var best = Lines(world, Reading.Best);
        var worst = world.IsAllKnown ? best : Lines(world, Reading.Worst);
        var bound = PlainLimits.Apply(world, best) + (world.IsAllKnown ? 0 : PlainLimits.Apply(world, worst));
        var failed = best.Count(l => PlainClaims.Grant(world, l));
        failed += world.IsAllKnown ? 0 : worst.Count(l => PlainClaims.Grant(world, l));
        var overlaps = world.Terms.ServiceLevels.Count(l => l.Exclusions.Length > 1 && PlainExclusions.Of(world, l).Overlap > 0);
        return new PlainResult([.. best.Zip(worst, (b, w) => new PlainEntry(b, w))], bound, failed, overlaps);
    }

    private static PlainLine[] Lines(PlainWorld world, Reading reading) =>
        [.. world.Terms.ServiceLevels.SelectMany(l => Lines(world, l, reading))];

    private static IEnumerable<PlainLine> Lines(PlainWorld world, ServiceLevel level, Reading reading) => level.Measure switch
    {
        Measure.Availability availability => PlainShare.Lines(world, level, availability, reading),
        Measure.OccurrenceTime time => PlainOccurrences.Lines(world, level, time, reading),
        Measure.TicketTime time => new PlainTickets(world, level, time.Clock, level.Target).Lines(reading),
        Measure.Attainment share => new PlainTickets(world, level, share.Clock, share.Within)
            .Attained(share.Frame, ((Target.Single)level.Target).Bound, reading),
        _ => throw new NotSupportedException($"{level.Measure}"),
    };
}
