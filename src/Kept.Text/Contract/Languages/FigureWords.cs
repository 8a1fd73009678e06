using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Contract.Languages;

/// <summary>What is measured, as the subject of a promise, and the promise itself.</summary>
public abstract class FigureWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    /// <summary>Whose figure it is: <c>of “web”</c>; of all services where there is no name.</summary>
    public abstract string Of(IEnumerable<string> services);

    /// <summary>The figure with its article, in lower case: <c>the availability of “web”</c>.</summary>
    /// <param name="of">As <see cref="Of"/> gives it.</param>
    public string Figure(Measure measure, string of) =>
        measure switch
        {
            Measure.Availability => Availability(of),
            Measure.EventRatio ratio => Events(ratio.Source, ratio.BadShare, of),
            Measure.Slots slots => Slots(slots.Figure, slots.Slot, of),
            Measure.Latency latency => Latency(latency.Figure, of),
            Measure.TicketTime ticket => TicketTime(ticket.Clock, of),
            Measure.Attainment attainment => Attainment(attainment.Clock, attainment.Within, of),
            Measure.OccurrenceTime time => LengthOfEach(time.Of, of),
            Measure.Tally tally => Tally(tally.Figure, tally.Of, of),
            _ => throw new InvalidOperationException("the family is closed"),
        };

    /// <summary>The figure in a word or two, as in a cell of a table.</summary>
    public string Short(Measure measure) =>
        measure switch
        {
            Measure.Availability => AvailabilityShort,
            Measure.EventRatio ratio => EventsShort(ratio.Source, ratio.BadShare),
            Measure.Slots slots => SlotsShort(slots.Figure),
            Measure.Latency latency => LatencyShort(latency.Figure),
            Measure.TicketTime ticket => Between(ticket.Clock.Start, ticket.Clock.Stop),
            Measure.Attainment attainment => AttainmentShort(attainment.Clock),
            Measure.OccurrenceTime time => EachShort(time.Of),
            Measure.Tally tally => TallyShort(tally.Figure, tally.Of),
            _ => throw new InvalidOperationException("the family is closed"),
        };

    /// <summary>The promise as a sentence.</summary>
    /// <param name="figure">As <see cref="Figure"/> gives it.</param>
    /// <param name="over">Over which stretch, as <see cref="ValueWords.In"/> gives it; null for each occurrence.</param>
    public abstract string Promise(string figure, string bound, string? over);

    /// <summary>The promise as an introduction to a table of cases.</summary>
    public abstract string PromiseByCase(string figure, string? over);

    public abstract string Dimension(TargetDimension dimension);

    public abstract string AnyOther { get; }

    public abstract string PromiseHead { get; }

    public abstract string HoursHead { get; }

    protected abstract string AvailabilityShort { get; }

    protected abstract string Availability(string of);

    protected abstract string Events(EventSource source, bool bad, string of);

    protected abstract string EventsShort(EventSource source, bool bad);

    protected abstract string Slots(SlotFigure figure, Duration slot, string of);

    protected abstract string SlotsShort(SlotFigure figure);

    protected abstract string Latency(LatencyFigure figure, string of);

    protected abstract string LatencyShort(LatencyFigure figure);

    protected abstract string Between(ClockEvent start, ClockEvent stop);

    protected abstract string TicketTime(TicketClock clock, string of);

    protected abstract string Attainment(TicketClock clock, Target within, string of);

    protected abstract string AttainmentShort(TicketClock clock);

    protected abstract string LengthOfEach(OccurrenceKind kind, string of);

    protected abstract string EachShort(OccurrenceKind kind);

    protected abstract string Tally(TallyFigure figure, OccurrenceKind kind, string of);

    protected abstract string TallyShort(TallyFigure figure, OccurrenceKind kind);
}
