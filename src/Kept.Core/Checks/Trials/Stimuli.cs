using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>
/// The way back through a measure: facts that bring its figure to a value. What the figure then is, the engine says; a measure may
/// round, join or cut.
/// </summary>
internal static class Stimuli
{
    /// <summary>Facts in one window of the level that bring its figure to the value, or as near as its measure can come.</summary>
    /// <param name="figure">A fraction of one, seconds, milliseconds or a number, as the measure has it.</param>
    /// <returns>Null where no facts of this measure can.</returns>
    public static Stimulus? For(Trial trial, ServiceLevel level, Rational figure)
    {
        var made = new FactMaker(trial, level);
        return level.Measure switch
        {
            Measure.Availability { Source: StateSource.Outages } => Down(made, Lost(made, 1 - figure)),
            Measure.Availability { Source: StateSource.Samples } availability => Probes.Down(made, availability, Lost(made, 1 - figure)),
            Measure.Availability { Source: StateSource.Counts } => Tallied.Down(made, Lost(made, 1 - figure)),
            Measure.EventRatio ratio => Tallied.Ratio(made, ratio, ratio.BadShare ? 1 - figure : figure),
            Measure.Slots slots => Tallied.Slots(made, slots, figure),
            Measure.Latency latency => Probes.Latency(made, latency.Figure, figure),
            Measure.TicketTime time => Tickets.One(made, time.Clock, Seconds(figure)),
            Measure.Attainment attainment => Tickets.Share(made, attainment, figure),
            Measure.OccurrenceTime time => Occurrences.One(made, time.Of, time.Clock, Seconds(figure)),
            Measure.Tally tally => Occurrences.Tally(made, tally, figure),
            _ => null,
        };
    }

    /// <summary>One outage of so much covered time from the first covered instant of the window.</summary>
    public static Stimulus? Down(FactMaker made, Duration time) =>
        time <= Duration.Zero ? new Stimulus($"nothing happens in {made.WindowName}", [], made.Window)
        : made.OutageOf(time) is { } facts ? new Stimulus($"{Words.Length(time)} down in {made.WindowName}", facts, made.Window)
        : null;

    private static Duration Lost(FactMaker made, Rational share) => Duration.FromTicks((long)(share * made.CoveredTicks).Round(0, RoundingMode.Floor).Numerator);

    private static Duration Seconds(Rational figure) => Duration.FromTicks((long)(figure * NodaConstants.TicksPerSecond).Floor());
}
