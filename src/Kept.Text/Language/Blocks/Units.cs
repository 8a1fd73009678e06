using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;

namespace Kept.Text.Language.Blocks;

/// <summary>The kind of quantity a measure gives.</summary>
internal sealed record MeasuredUnit(Type Quantity, string Name, string Example);

/// <summary>Which quantities may stand in the target and table of a measure.</summary>
internal static class Units
{
    private static readonly MeasuredUnit Share = new(typeof(Quantity.Share), "a share", "at least 99.5%");
    private static readonly MeasuredUnit Time = new(typeof(Quantity.Elapsed), "a time", "at most 1 hour");
    private static readonly MeasuredUnit Milliseconds = new(typeof(Quantity.Milliseconds), "a latency", "at most 75 ms");
    private static readonly MeasuredUnit Number = new(typeof(Quantity.Number), "a number", "at most 3");

    public static MeasuredUnit Of(Measure measure) =>
        measure switch
        {
            Measure.TicketTime or Measure.OccurrenceTime => Time,
            Measure.Tally { Figure: TallyFigure.Count } => Number,
            Measure.Tally => Time,
            Measure.Latency { Figure: not LatencyFigure.ShareWithin } => Milliseconds,
            Measure.Slots { Figure: SlotFigure.BadCount } => Number,
            _ => Share,
        };

    /// <summary>A latency may be written in seconds too.</summary>
    public static bool Fits(MeasuredUnit unit, Quantity quantity) =>
        quantity.GetType() == unit.Quantity || (unit == Milliseconds && quantity is Quantity.Elapsed);

    public static bool IsLatency(Measure measure) => Of(measure) == Milliseconds;

    public static Bound ToLatency(Bound bound) => Clocks.Latency(bound) ?? bound;

    public static bool LowerIsBetter(Measure measure) =>
        measure is Measure.EventRatio { BadShare: true } or Measure.Slots { Figure: SlotFigure.BadShare };

    public static string Name(Quantity quantity) =>
        quantity switch
        {
            Quantity.Share => "a share",
            Quantity.Elapsed => "a time",
            Quantity.OfficeDays => "a number of office days",
            Quantity.Milliseconds => "a latency",
            _ => "a number",
        };
}
