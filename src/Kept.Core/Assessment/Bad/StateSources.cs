using Kept.Core.Agreements;

namespace Kept.Core.Assessment.Bad;

/// <summary>The state of a level's subject, from whichever kind of fact the level is measured by.</summary>
internal static class StateSources
{
    public static StateLine Of(LevelContext level, StateSource source, StateRule rule) => source switch
    {
        StateSource.Outages when rule.Slot is null => OutageState.Of(level, rule),
        StateSource.Outages => SlotState.OfOutages(level, rule),
        StateSource.Samples when rule.Slot is null => SampleState.Of(level, rule),
        StateSource.Samples => SlotState.OfSamples(level, rule),
        StateSource.Counts => CountState.Of(level, rule),
    };
}
