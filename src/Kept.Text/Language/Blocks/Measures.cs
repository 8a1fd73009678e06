using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using static Kept.Text.Language.Blocks.MeasureKeys;

namespace Kept.Text.Language.Blocks;

/// <summary>What is measured (block 7): the main key says which form.</summary>
internal static class Measures
{
    private enum AvailabilityOf
    {
        Outages,
        Samples,
        Counts,
        Requests,
        Checks,
    }

    private static readonly Grammar<AvailabilityOf> AvailabilityWords = Choice.Of(
        "availability of",
        "what availability is taken of",
        ("outages", AvailabilityOf.Outages),
        ("samples", AvailabilityOf.Samples),
        ("counts", AvailabilityOf.Counts),
        ("requests", AvailabilityOf.Requests),
        ("checks", AvailabilityOf.Checks)
    );

    private static readonly Grammar<EventSource> EventWords = Choice.Of(
        "events",
        "what is counted",
        ("counts", EventSource.Counts),
        ("checks", EventSource.Checks),
        ("packets", EventSource.Packets),
        ("requests", EventSource.Counts),
        ("samples", EventSource.Checks)
    );

    private static readonly Grammar<EventSource> PacketWords = Choice.Of(
        "packets",
        "what carries packets",
        ("samples", EventSource.Packets)
    );

    private static readonly Grammar<bool> LatencyWords = Choice.Of("latency of", "`samples`", ("samples", true));

    private static readonly Grammar<SlotFigure> FigureWords = Choice.Of(
        "slot figure",
        "a figure of slots",
        ("mean", SlotFigure.Mean),
        ("bad share", SlotFigure.BadShare),
        ("bad count", SlotFigure.BadCount),
        ("mean of slots", SlotFigure.Mean)
    );

    private static readonly Grammar<IdleSlot> IdleWords = Choice.Of(
        "idle slot",
        "what a slot without events is",
        ("unknown", IdleSlot.Unknown),
        ("good", IdleSlot.Good),
        ("bad", IdleSlot.Bad),
        ("left out", IdleSlot.LeftOut),
        ("previous", IdleSlot.Previous)
    );

    private static readonly Key<AvailabilityOf> Availability = Of.Required(
        "availability",
        "The share of good time (outages, samples, counts) or of good events (requests, checks).",
        AvailabilityWords
    );
    private static readonly Key<bool> Weighted = Of.Optional(
        "weighted",
        "A degraded outage takes only the share that it says was lost.",
        General.Flag,
        "false"
    );
    private static readonly Key<EventSource> ErrorRate = Of.Required("errorRate", "The share of bad events.", EventWords);
    private static readonly Key<EventSource> PacketDelivery = Of.Required(
        "packetDelivery",
        "Packets received out of packets sent.",
        PacketWords
    );
    private static readonly Key<EventSource> Slots = Of.Required("slots", "Slot by slot.", EventWords);
    private static readonly Key<SlotFigure> Figure = Of.Optional(
        "figure",
        "The mean of the slots' ratios, or the share or number of bad slots.",
        FigureWords,
        "mean"
    );
    private static readonly Key<IdleSlot> Idle = Of.Optional("idle", "What a slot without events is.", IdleWords, "unknown");
    private static readonly Key<bool> Latency = Of.Required("latency", "How fast samples were.", LatencyWords);
    private static readonly Key<PlainBound> Within = Of.Optional(
        "within",
        "A threshold: the figure is the share of samples within it.",
        Quantities.Bound
    );
    private static readonly Key<LatencyFigure> Statistic = Of.Optional(
        "statistic",
        "A percentile, the mean or the maximum.",
        Clocks.Statistic
    );

    private static readonly Block<Measure> AvailabilityBlock = new(
        "availability",
        "Share of time or of events that was good.",
        [Availability, Weighted, StartsAt, EndsAt, .. Frame, .. State],
        BuildAvailability
    );

    private static readonly Block<Measure> ErrorRateBlock = new(
        "error rate",
        "Share of events that were bad.",
        [ErrorRate, .. Frame],
        f => new Measure.EventRatio(f.Of(ErrorRate), true, FrameOf(f))
    );

    private static readonly Block<Measure> PacketBlock = new(
        "packet delivery",
        "Packets received out of packets sent.",
        [PacketDelivery, .. Frame],
        f => new Measure.EventRatio(EventSource.Packets, false, FrameOf(f))
    );

    private static readonly Block<Measure> SlotsBlock = new(
        "slots",
        "Ratios slot by slot.",
        [Slots, SlotRequired, Figure, Bad, Idle, .. Frame],
        BuildSlots
    )
    {
        Check = CheckSlots,
    };

    private static readonly Block<Measure> LatencyBlock = new(
        "latency",
        "How fast samples were: the share within a threshold, or a statistic.",
        [Latency, Within, Statistic, .. Frame],
        BuildLatency
    )
    {
        Check = CheckLatency,
    };

    public static readonly Forms<Measure> Shape = new(
        "measure",
        "What is measured. The main key says which form.",
        Form<Measure>.With("availability", AvailabilityBlock),
        Form<Measure>.With("errorRate", ErrorRateBlock),
        Form<Measure>.With("packetDelivery", PacketBlock),
        Form<Measure>.With("slots", SlotsBlock),
        Form<Measure>.With("latency", LatencyBlock),
        Form<Measure>.With("time", TicketMeasures.Time),
        Form<Measure>.With("attainment", TicketMeasures.Attainment),
        Form<Measure>.With("duration", OccurrenceMeasures.Time),
        Form<Measure>.With("count", OccurrenceMeasures.Count),
        Form<Measure>.With("sum", OccurrenceMeasures.Sum),
        Form<Measure>.With("mean", OccurrenceMeasures.Mean),
        Form<Measure>.With("maximum", OccurrenceMeasures.Maximum),
        Form<Measure>.With("longest", OccurrenceMeasures.Longest)
    );

    private static Measure BuildAvailability(Fields f) =>
        f.Of(Availability) switch
        {
            AvailabilityOf.Requests => new Measure.EventRatio(EventSource.Counts, false, FrameOf(f)),
            AvailabilityOf.Checks => new Measure.EventRatio(EventSource.Checks, false, FrameOf(f)),
            AvailabilityOf.Outages => ByTime(f, StateSource.Outages),
            AvailabilityOf.Samples => ByTime(f, StateSource.Samples),
            AvailabilityOf.Counts => ByTime(f, StateSource.Counts),
        };

    private static Measure.Availability ByTime(Fields f, StateSource source) => 
        new(source, StateOf(f), f.Or(Weighted, false), FrameOf(f)) { Clock = ClockOf(f) };

    private static Measure.Slots BuildSlots(Fields f) =>
        new(f.Of(Slots), f.Of(SlotRequired), f.Or(Figure, SlotFigure.Mean), f.Find(Bad), f.Or(Idle, IdleSlot.Unknown), FrameOf(f));

    private static void CheckSlots(Fields f)
    {
        if (f.Or(Figure, SlotFigure.Mean) is SlotFigure.BadShare or SlotFigure.BadCount && !f.Has(Bad))
        {
            f.Report(
                ProblemCodes.MissingKey,
                Figure,
                "bad slots are counted, but nothing says when a slot is bad",
                "add `bad: all fail` or `bad: error rate over 5%`"
            );
        }

        if (f.Find(Bad) is SlotPredicate.Latency)
        {
            f.Report(
                ProblemCodes.FormUnclear,
                Bad,
                "slots of events are judged by how many failed, not by latency",
                "write `availability: samples` with this `slot` and `bad`"
            );
        }
    }

    private static void CheckLatency(Fields f)
    {
        if (f.Has(Within) == f.Has(Statistic))
        {
            f.Report(
                ProblemCodes.FormUnclear,
                Latency,
                "latency needs either a threshold or a statistic",
                "add `within: 75 ms`, or `statistic: percentile 95`"
            );
        }
        else if (f.Maybe(Within) is { } within && Clocks.Latency(within.Usual()) is null)
        {
            f.Report(ProblemCodes.UnitMismatch, Within, "a threshold of latency is a time", "write `within: 75 ms`");
        }
    }

    private static Measure.Latency BuildLatency(Fields f)
    {
        var figure = f.Maybe(Within) is { } within ? new LatencyFigure.ShareWithin(Clocks.Latency(within.Usual())!) : f.Find(Statistic)!;
        return new Measure.Latency(figure, FrameOf(f));
    }
}
