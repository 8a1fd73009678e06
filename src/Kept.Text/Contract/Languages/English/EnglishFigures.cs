using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishFigures(ValueWords values) : FigureWords(values)
{
    public override string AnyOther => "any other";

    public override string PromiseHead => "Promise";

    public override string HoursHead => "Hours";

    protected override string AvailabilityShort => "availability";

    public override string Of(IEnumerable<string> services) =>
        services.ToArray() is { Length: > 0 } named ? $"of {V.Quoted(named)}" : "of all services";

    public override string Promise(string figure, string bound, string? over) =>
        Words.Sentence($"{figure} shall be {bound}{(over is null ? "" : $" {over}")}.");

    public override string PromiseByCase(string figure, string? over) =>
        Words.Sentence(
            $"{figure} shall{(over is null ? "" : $", {over},")} be, in each case, as in this table; the first row that fits applies:"
        );

    public override string Dimension(TargetDimension dimension) =>
        dimension switch
        {
            TargetDimension.Plan => "Plan",
            TargetDimension.Priority => "Priority",
            TargetDimension.Category => "Category",
            TargetDimension.Product => "Product",
            TargetDimension.Urgency => "Urgency",
            TargetDimension.Impact => "Impact",
            TargetDimension.Service => "Service",
            TargetDimension.Site => "Site",
            TargetDimension.Team => "Team",
        };

    protected override string Availability(string of) => $"the availability {of}";

    protected override string Events(EventSource source, bool bad, string of) =>
        source switch
        {
            EventSource.Counts => $"the share of {(bad ? "failed" : "successful")} requests {of}",
            EventSource.Checks => $"the share of {(bad ? "failed" : "successful")} checks {of}",
            EventSource.Packets => bad ? $"the share of lost packets {of}" : $"the packet delivery {of}",
        };

    protected override string EventsShort(EventSource source, bool bad) =>
        source switch
        {
            EventSource.Counts => bad ? "error rate" : "successful requests",
            EventSource.Checks => bad ? "failed checks" : "successful checks",
            EventSource.Packets => bad ? "packet loss" : "packet delivery",
        };

    protected override string Slots(SlotFigure figure, Duration slot, string of) =>
        figure switch
        {
            SlotFigure.Mean => $"the mean, over all slots of {V.Time(slot)}, of the share of good events {of}",
            SlotFigure.BadShare => $"the share of bad slots of {V.Time(slot)} {of}",
            SlotFigure.BadCount => $"the number of bad slots of {V.Time(slot)} {of}",
        };

    protected override string SlotsShort(SlotFigure figure) =>
        figure switch
        {
            SlotFigure.Mean => "mean share of good events",
            SlotFigure.BadShare => "share of bad slots",
            SlotFigure.BadCount => "number of bad slots",
        };

    protected override string Latency(LatencyFigure figure, string of) =>
        figure switch
        {
            LatencyFigure.ShareWithin share => $"the share of latency samples {of} that are {V.Bound(share.Threshold)}",
            LatencyFigure.Percentile percentile => $"the {Percentile(percentile)} of the latency {of}",
            LatencyFigure.Mean => $"the mean latency {of}",
            LatencyFigure.Maximum => $"the greatest latency {of}",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    protected override string LatencyShort(LatencyFigure figure) =>
        figure switch
        {
            LatencyFigure.ShareWithin share => $"latency {V.Bound(share.Threshold)}",
            LatencyFigure.Percentile percentile => $"{Percentile(percentile)} of latency",
            LatencyFigure.Mean => "mean latency",
            LatencyFigure.Maximum => "greatest latency",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    protected override string Between(ClockEvent start, ClockEvent stop) => $"time from {Event(start)} to {Event(stop)}";

    protected override string TicketTime(TicketClock clock, string of) =>
        $"the {Between(clock.Start, clock.Stop)} of each {(clock.Each == ClockPer.Ticket ? "ticket" : "message of the Customer")} "
        + $"{About(of)}";

    protected override string Attainment(TicketClock clock, Target within, string of) =>
        $"the share of tickets {About(of)} whose {Between(clock.Start, clock.Stop)} is "
        + (within is Target.Single single ? V.Bound(single.Bound) : "within the time of this clause");

    protected override string AttainmentShort(TicketClock clock) => $"share of tickets in time ({Between(clock.Start, clock.Stop)})";

    protected override string LengthOfEach(OccurrenceKind kind, string of) => $"the length of each {One(kind)} {of}";

    protected override string EachShort(OccurrenceKind kind) => $"length of each {One(kind)}";

    protected override string Tally(TallyFigure figure, OccurrenceKind kind, string of) => $"the {TallyShort(figure, kind)} {of}";

    protected override string TallyShort(TallyFigure figure, OccurrenceKind kind) =>
        figure switch
        {
            TallyFigure.Count => $"number of {Many(kind)}",
            TallyFigure.Sum => $"total length of {Many(kind)}",
            TallyFigure.Mean => $"mean length of {Many(kind)}",
            TallyFigure.Maximum => $"length of the longest {One(kind)}",
            TallyFigure.LongestRun => "longest run of downtime",
        };

    private static string Event(ClockEvent what) =>
        what switch
        {
            ClockEvent.Opened => "opening",
            ClockEvent.Assigned => "assignment",
            ClockEvent.FirstHumanReply => "first response",
            ClockEvent.NextHumanReply => "next response",
            ClockEvent.CustomerMessage => "the Customer’s message",
            ClockEvent.Resolved => "resolution",
            ClockEvent.Closed => "closing",
        };

    private string Percentile(LatencyFigure.Percentile percentile)
    {
        var rank = percentile.Rank * 100;
        return rank.Denominator.IsOne ? $"{V.Ordinal((int)rank.Numerator)} percentile" : $"{V.Number(rank)}th percentile";
    }

    private static string About(string of) => "for" + of[2..];

    private static string One(OccurrenceKind kind) =>
        kind switch
        {
            OccurrenceKind.Outage => "outage",
            OccurrenceKind.Maintenance => "maintenance",
            OccurrenceKind.Ticket => "ticket",
            OccurrenceKind.Visit => "visit",
        };

    private static string Many(OccurrenceKind kind) => kind == OccurrenceKind.Maintenance ? "maintenance windows" : One(kind) + "s";
}
