using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>Tickets made up: opened at an opening, and ended after so much covered time.</summary>
internal static class Tickets
{
    private const int MostTickets = 2_000;

    public static Stimulus? One(FactMaker made, TicketClock clock, Duration time) =>
        Ticket(made, clock, "1", time, TicketWith.Nothing) is { } facts
            ? new Stimulus($"a ticket takes {Words.Length(time)} from {Event(clock.Start)} to {Event(clock.Stop)}", facts, made.Window)
            : null;

    /// <summary>This share of tickets in time, the others a second late.</summary>
    public static Stimulus? Share(FactMaker made, Measure.Attainment attainment, Rational share)
    {
        if (attainment.Within is not Target.Single { Bound.Limit: Quantity.Elapsed { Time: var within } } || share.Denominator > MostTickets)
        {
            return null;
        }

        var total = (int)share.Denominator * (share.Denominator < 10 ? 10 / (int)share.Denominator : 1);
        var inTime = (int)(share * total).Numerator;
        var facts = Enumerable
            .Range(0, total)
            .Select(n =>
                Ticket(
                    made,
                    attainment.Clock,
                    (n + 1).ToString(CultureInfo.InvariantCulture),
                    n < inTime ? within : within + Duration.FromSeconds(1),
                    TicketWith.Nothing
                )
            )
            .ToImmutableArray();
        return facts.Any(f => f is null)
            ? null
            : new Stimulus($"{inTime} of {total} tickets in time in {made.WindowName}", [.. facts.SelectMany(f => f!.Value)], made.Window);
    }

    /// <summary>A ticket with what it is, opened at the clock's first opening unless said otherwise, and ended after so much time on it.</summary>
    public static ImmutableArray<Fact>? Ticket(FactMaker made, TicketClock clock, string number, Duration time, TicketWith with, Instant? openedAt = null)
    {
        var open = made.Trial.Covered(with.Calendar ?? clock.Calendar, made.Window);
        if (open.IsEmpty)
        {
            return null;
        }

        var hours = CompiledCoverage.Of(open, made.Window);
        var from = openedAt ?? open[0].From;
        return (time <= Duration.Zero ? from : hours.UsedUpAt(from, time)) is not { } until
            ? null
            : Between(made, clock, number, new TimeRange(from, until), with);
    }

    /// <summary>A ticket whose clock starts and stops at these instants.</summary>
    public static ImmutableArray<Fact> Between(FactMaker made, TicketClock clock, string number, TimeRange range, TicketWith with) =>
        [
            Said(made, with, number, EventOf(clock.Start), clock.Start, range.From),
            .. clock.Start is ClockEvent.Opened ? Array.Empty<Fact>() : [Said(made, with, number, TicketEvent.Opened, ClockEvent.Opened, range.From)],
            Said(made, with, number, EventOf(clock.Stop), clock.Stop, range.Until),
        ];

    private static Fact.Ticket Said(FactMaker made, TicketWith with, string number, TicketEvent happened, ClockEvent meant, Instant at) =>
        made.TicketEventAt(number, happened, at, SideOf(meant)) with
        {
            Priority = with.Of(TargetDimension.Priority),
            Category = with.Of(TargetDimension.Category),
            Product = with.Of(TargetDimension.Product),
            Plan = with.Of(TargetDimension.Plan),
            Urgency = with.Of(TargetDimension.Urgency),
            Impact = with.Of(TargetDimension.Impact),
            Site = with.Of(TargetDimension.Site),
            Team = with.Of(TargetDimension.Team),
        };

    private static TicketSide? SideOf(ClockEvent meant) => meant switch
    {
        ClockEvent.FirstHumanReply or ClockEvent.NextHumanReply => TicketSide.Provider,
        ClockEvent.CustomerMessage => TicketSide.Customer,
        _ => null,
    };

    private static TicketEvent EventOf(ClockEvent meant) => meant switch
    {
        ClockEvent.Opened => TicketEvent.Opened,
        ClockEvent.Assigned => TicketEvent.Assigned,
        ClockEvent.FirstHumanReply or ClockEvent.NextHumanReply => TicketEvent.Responded,
        ClockEvent.CustomerMessage => TicketEvent.Updated,
        ClockEvent.Resolved => TicketEvent.Resolved,
        ClockEvent.Closed => TicketEvent.Closed,
    };

    private static string Event(ClockEvent meant) => meant switch
    {
        ClockEvent.Opened => "opening",
        ClockEvent.Assigned => "assignment",
        ClockEvent.FirstHumanReply => "the first human reply",
        ClockEvent.NextHumanReply => "the next human reply",
        ClockEvent.CustomerMessage => "the customer's message",
        ClockEvent.Resolved => "resolution",
        ClockEvent.Closed => "closing",
    };
}

/// <summary>What a made-up ticket is: the values by which targets are chosen, and the calendar of its clock.</summary>
internal sealed record TicketWith(ImmutableDictionary<TargetDimension, string> Values, string? Calendar)
{
    public static readonly TicketWith Nothing = new(ImmutableDictionary<TargetDimension, string>.Empty, null);

    public string? Of(TargetDimension dimension) => Values.GetValueOrDefault(dimension);
}
