using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>Levels and facts that several rulings need, in short.</summary>
internal static class Short
{
    public static readonly TimeRange March = Month(2026, 3);

    public static readonly TimeRange April = Month(2026, 4);

    /// <summary>One availability level on 24x7 April (43,200 min) at 99.5 %, with what a test changes.</summary>
    public static ServiceLevel Uptime(StateRule? state = null, string? during = null, params ImmutableArray<Exclusion> exclude) => Hosting() with
    {
        Measure = new Measure.Availability(StateSource.Outages, state ?? new StateRule(), false, Frame(during)),
        Exclusions = exclude,
    };

    public static MeasureFrame Frame(string? during = null) => new(new Silence.Complete("outages"), during, new Window.Calendar(PeriodUnit.Month));

    public static ServiceLevel Outages(StateRule state, CreditQuantity.PerBlock blocks, string? during = "service") => ContactCentre() with
    {
        Measure = new Measure.OccurrenceTime(OccurrenceKind.Outage, OccurrenceClock.Default, state, new MeasureFrame(new Silence.Complete("outages"), during)),
        Credit = new Credit(new FeeBase(FeeKind.Fee, "calls", FeePeriod.Month), blocks, null),
        Limits = [],
        Claim = ClaimRule.WithoutClaim,
    };

    public static ServiceLevel Tickets(ClockEvent stop, Target target, string? calendar = null, bool again = false, params ImmutableArray<string> pauses) => Hosting() with
    {
        Id = "tickets",
        Measure = new Measure.TicketTime(
            new TicketClock(ClockEvent.Opened, stop, calendar, pauses, ClockPer.Ticket, again, TicketFilter.All),
            new MeasureFrame(new Silence.Complete("tickets"))),
        Exclusions = [],
        Target = target,
        Credit = new Credit(null, new CreditQuantity.Flat(new Give.Money(10)), null),
        Claim = ClaimRule.WithoutClaim,
    };

    public static Target Within(int minutes) => new Target.Single(Worlds.Time(Comparison.AtMost, minutes));

    public static Target ByPriority(int high, int normal) => new Target.Matrix(
        [TargetDimension.Priority],
        [new TargetCell(["high"], Worlds.Time(Comparison.AtMost, high)), new TargetCell(["*"], Worlds.Time(Comparison.AtMost, normal))]);

    public static Fact.Ticket Event(TicketEvent what, string at, string? priority = null, TicketSide? side = null, string? reason = null) => Event(what, At(at), priority, side, reason);

    public static Fact.Ticket Event(TicketEvent what, Instant at, string? priority = null, TicketSide? side = null, string? reason = null) => new("T1", what, at)
    {
        Id = $"{what}-{at}",
        RecordedAt = at,
        Service = "hosting",
        Priority = priority,
        Side = side,
        Reason = reason,
    };

    public static Fact.Claim Claim(string level, Instant at, string? form = "written", bool withdrawn = false, string id = "c1", Instant? receivedAt = null, params ImmutableArray<string> of) =>
        new(null, level, of, null, at, receivedAt, form, null, withdrawn) { Id = id, RecordedAt = receivedAt ?? at };

    public static LevelResult Only(this AssessmentResult result) => result.Levels.ShouldHaveSingleItem();

    public static LevelResult Assessed(ServiceLevel level, TimeRange period, params IEnumerable<Fact> facts) => Assess(Terms(level), period, null, facts).Only();

    public static LevelResult AsOf(string at, ServiceLevel level, TimeRange period, params IEnumerable<Fact> facts) => Assess(Terms(level), period, At(at), facts).Only();

    /// <summary>Minutes lost of the month's 43,200.</summary>
    public static Rational LostOf43200(this LevelResult level) => (1 - level.Figure!.Exact) * 43_200;
}
