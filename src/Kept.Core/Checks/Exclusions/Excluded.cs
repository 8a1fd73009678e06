using Kept.Core.Agreements;
using Kept.Core.Checks.Trials;
using NodaTime;

namespace Kept.Core.Checks.Exclusions;

/// <summary>An exclusion of a level, and where it stands.</summary>
internal sealed record Excluded(ServiceLevel Level, Exclusion Exclusion, int Place)
{
    public static IEnumerable<Excluded> Of(CheckContext context) =>
        context.Terms.ServiceLevels.SelectMany(level => level.Exclusions.Select((e, n) => new Excluded(level, e, n + 1)));

    public Finding Says(CheckKind kind, string sentence, string? hint = null) =>
        kind.At(Level, $"exclude/{Place}", sentence, hint) with { Clause = Exclusion.Clause ?? Level.Clause };
}

/// <summary>Lengths of a single outage that break a promise about outages by themselves.</summary>
internal static class BreakingLengths
{
    public static IEnumerable<Duration> Of(FactMaker made)
    {
        var state = made.Level.Measure switch
        {
            Measure.Availability { Source: StateSource.Outages, State: var s } => s,
            Measure.OccurrenceTime { Of: OccurrenceKind.Outage, State: var s } => s,
            Measure.Tally { Of: OccurrenceKind.Outage, Figure: not TallyFigure.Count, State: var s } => s,
            _ => null,
        };
        return state is null || made.Level.Target is not Target.Single { Bound: var bound }
            ? []
            : Allowed(made, bound).Select(allowed => Whole(Duration.Max(allowed, state.Minimum ?? Duration.Zero)));
    }

    private static IEnumerable<Duration> Allowed(FactMaker made, Bound bound) => bound switch
    {
        { HigherIsBetter: true, Limit: Quantity.Share share } => [Duration.FromTicks((long)((1 - share.Of) * made.CoveredTicks).Floor())],
        { HigherIsBetter: false, Limit: Quantity.Elapsed most } => [most.Time],
        _ => [],
    };

    /// <summary>The next whole minute, at least ten.</summary>
    private static Duration Whole(Duration time) =>
        Duration.Max(Duration.FromMinutes(10), Duration.FromMinutes((time.BclCompatibleTicks / NodaConstants.TicksPerMinute) + 1));
}
