using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Generated;

/// <summary>Levels of generated agreements.</summary>
internal static class GeneratedLevels
{
    public static ImmutableArray<ServiceLevel> Of(Dice dice, WorldKind kind, Setting setting) => kind switch
    {
        WorldKind.Outages or WorldKind.Seconds => [Availability(dice, setting)],
        WorldKind.Samples => [Sampled(dice)],
        WorldKind.Occurrences => [OfOutage(dice)],
        WorldKind.Tickets => [dice.OneIn(3) ? Attainment(dice) : TicketTime(dice)],
        WorldKind.Mixed => [Availability(dice, setting), OfOutage(dice)],
    };

    private static ServiceLevel Availability(Dice dice, Setting setting)
    {
        var frame = new MeasureFrame(
            new Silence.Complete("outages"),
            dice.Of(null, null, "always", "service", "office", "night"),
            new Window.Calendar(setting.Days ? PeriodUnit.Day : dice.Of(PeriodUnit.Month, PeriodUnit.Month, PeriodUnit.Month, PeriodUnit.Week, PeriodUnit.Quarter)),
            dice.OneIn(6) ? new RoundingRule(dice.Between(1, 2), dice.Of(RoundingMode.Floor, RoundingMode.HalfAwayFromZero)) : null,
            Denominator: dice.OneIn(5) ? Denominator.Elapsed : Denominator.Window);
        var weighted = dice.OneIn(6);
        var state = weighted ? new StateRule() : State(dice, dice.OneIn(2));
        return OfShare(dice, new Measure.Availability(StateSource.Outages, state, weighted, frame), weighted ? Exclusions(dice) : SomeAsTotals(dice));
    }

    // No throw of its own, so that the worlds of known seeds stay what they were.
    private static ImmutableArray<Exclusion> SomeAsTotals(Dice dice) =>
        [.. Exclusions(dice).Select(e => e with { AsTotal = e is { Budget: not null, Leaves: Leaves.Both } })];

    private static ServiceLevel Sampled(Dice dice)
    {
        var every = Duration.FromMinutes(dice.Of(1, 5));
        var silence = new Silence.Sampled(every, every * dice.Of(1, 2, 3), dice.Of(CarryRule.Slot, CarryRule.UntilStale), dice.Of(UnknownTime.Unknown, UnknownTime.Unknown, UnknownTime.Unknown, UnknownTime.Up, UnknownTime.Down, UnknownTime.LeftOut));
        var frame = new MeasureFrame(silence, dice.Of(null, null, "service", "night"), new Window.Calendar(PeriodUnit.Day), Denominator: dice.OneIn(5) ? Denominator.Observed : Denominator.Window);
        return OfShare(dice, new Measure.Availability(StateSource.Samples, State(dice, dice.OneIn(3)), false, frame), Exclusions(dice));
    }

    private static ServiceLevel OfShare(Dice dice, Measure measure, ImmutableArray<Exclusion> exclusions)
    {
        var target = dice.Of<decimal>(99.9m, 99.5m, 99m, 98m, 90m);
        var bound = Share(dice.OneIn(5) ? Comparison.Over : Comparison.AtLeast, target);
        return Level(dice, "availability", measure, bound, new Credit(Fee(dice), ShareQuantity(dice, target), null)) with { Exclusions = exclusions };
    }

    private static CreditQuantity ShareQuantity(Dice dice, decimal target, bool whole = true) => dice.Below(whole ? 7 : 6) switch
    {
        0 => new CreditQuantity.Flat(Give(dice)),
        1 => new CreditQuantity.PerStep(new Quantity.Share((Rational)dice.Of<decimal>(0.1m, 0.5m, 1m) / 100), dice.OneIn(2), Percent(dice.Of<decimal>(5m, 1m, 2.5m))),
        2 or 3 => new CreditQuantity.Table([Row(Share(Comparison.Below, target), 10), Row(Share(Comparison.Below, target - 0.5m), 25), Row(Share(Comparison.Below, target - 5), 100)]),
        4 => new CreditQuantity.Table(
        [
            new CreditRow([Share(Comparison.Below, target), Share(Comparison.AtLeast, target - 1)], Give(dice)),
            new CreditRow([Share(Comparison.Below, target - 1)], Percent(30)),
        ]),
        5 => new CreditQuantity.Combined(dice.Of(CombineMode.Greatest, CombineMode.Least, CombineMode.Sum), [new CreditQuantity.Flat(Give(dice)), new CreditQuantity.Flat(Give(dice))]),
        _ => new CreditQuantity.ProRata(dice.Of(1, 2, 10), dice.OneIn(2)),
    };

    private static ServiceLevel OfOutage(Dice dice)
    {
        var state = State(dice, dice.OneIn(2)) with { Pieces = dice.OneIn(4) ? MeasuredOn.Whole : MeasuredOn.Pieces };
        var start = dice.Of(OccurrenceStart.Begin, OccurrenceStart.Begin, OccurrenceStart.LaterOfBeginAndNotice, OccurrenceStart.CustomerNotice);
        var frame = new MeasureFrame(new Silence.Complete("outages"), dice.Of(null, "service", "office", "lunch", "night"));
        var measure = new Measure.OccurrenceTime(OccurrenceKind.Outage, new OccurrenceClock(start, OccurrenceEnd.Restored), state, frame);
        CreditQuantity quantity = dice.Below(5) switch
        {
            0 => new CreditQuantity.Flat(Give(dice)),
            1 => new CreditQuantity.Table([Row(Worlds.Time(Comparison.Over, 60), 5), Row(Worlds.Time(Comparison.Over, 240), 20)]),
            _ => new CreditQuantity.PerBlock(Duration.FromMinutes(dice.Of(30, 60, 45)), dice.OneIn(2), Give(dice), dice.OneIn(4) ? Duration.FromMinutes(60) : null),
        };
        var most = dice.OneIn(2) ? new CreditCount(dice.Between(1, 3), dice.Of(LimitPeriod.Day, LimitPeriod.Day, LimitPeriod.Month)) : null;
        return Level(dice, "outage", measure, Worlds.Time(Comparison.AtMost, dice.Of(0, 30, 60)), new Credit(Fee(dice), quantity, most)) with { Exclusions = Exclusions(dice) };
    }

    private static ServiceLevel TicketTime(Dice dice)
    {
        var measure = new Measure.TicketTime(Clock(dice), new MeasureFrame(new Silence.Complete("tickets")));
        var table = new CreditQuantity.Table([Row(Worlds.Time(Comparison.Over, 0), 1), Row(Worlds.Time(Comparison.Over, 60), 5), Row(Worlds.Time(Comparison.Over, 480), 20)]);
        return Level(dice, "ticket", measure, null, new Credit(Fee(dice), dice.OneIn(2) ? table : new CreditQuantity.Flat(Give(dice)), null)) with { Target = Within(dice) };
    }

    private static ServiceLevel Attainment(Dice dice)
    {
        var measure = new Measure.Attainment(Clock(dice), Within(dice), new MeasureFrame(new Silence.Complete("tickets"), Window: new Window.Calendar(PeriodUnit.Month)));
        return Level(dice, "attainment", measure, Share(Comparison.AtLeast, 75), new Credit(Fee(dice), ShareQuantity(dice, 75, whole: false), null));
    }

    private static TicketClock Clock(Dice dice) => new(
        ClockEvent.Opened,
        dice.Of(ClockEvent.FirstHumanReply, ClockEvent.Resolved, ClockEvent.Resolved),
        dice.Of(null, "office", "service", "lunch", "night"),
        dice.Of<ImmutableArray<string>>([], ["waiting on customer"], ["any"]),
        ClockPer.Ticket,
        false,
        TicketFilter.All);

    private static Target Within(Dice dice) => dice.OneIn(4)
        ? new Target.Single(Worlds.Time(Comparison.AtMost, dice.Of(60, 240, 480)))
        : new Target.Matrix([TargetDimension.Priority],
        [
            new TargetCell(["high"], Worlds.Time(Comparison.AtMost, dice.Of(30, 60)), dice.OneIn(3) ? "always" : null),
            new TargetCell(["normal"], Worlds.Time(Comparison.AtMost, 240)),
            new TargetCell(["*"], Worlds.Time(Comparison.AtMost, 960)),
        ]);

    private static ServiceLevel Level(Dice dice, string id, Measure measure, Bound? target, Credit credit) => new(
        id, "5", ["s"], measure, [], new Target.Single(target ?? Worlds.Time(Comparison.AtMost, 60)), credit, [], Limits(dice), Claim(dice, id), null, [], []);

    private static FeeBase Fee(Dice dice) => dice.Of(
        new FeeBase(FeeKind.Fee, "s", FeePeriod.Month),
        new FeeBase(FeeKind.Fee, null, FeePeriod.Month),
        new FeeBase(FeeKind.NamedAmount, null, FeePeriod.Window, Named: 123.45m));

    private static Give Give(Dice dice) => dice.Of<Give>(Percent(5), Percent(12.5m), Percent(1.11m), new Give.Money(25), new Give.Money(3.33m));

    private static StateRule State(Dice dice, bool plain) => plain
        ? new StateRule()
        : new StateRule(
            Duration.FromMinutes(dice.Of(0, 0, 5, 30)),
            dice.OneIn(2) ? Duration.FromMinutes(dice.Of(5, 15, 60)) : null,
            dice.OneIn(2),
            dice.OneIn(3));

    private static ImmutableArray<Exclusion> Exclusions(Dice dice) => [.. Enumerable.Range(0, dice.Of(0, 1, 1, 2, 3)).Select(_ => Exclusion(dice))];

    private static Exclusion Exclusion(Dice dice)
    {
        var leaves = dice.Of(Leaves.Bad, Leaves.Both);
        var budget = dice.OneIn(4) ? new ExclusionBudget(Duration.FromMinutes(dice.Of(30, 60, 240)), dice.Of(PeriodUnit.Day, PeriodUnit.Week, PeriodUnit.Month)) : null;
        return dice.Below(6) switch
        {
            0 => new Exclusion(new ExclusionSource.Cause("customer", ExclusionProof.Record), [], budget, leaves),
            1 => new Exclusion(new ExclusionSource.Determination("forceMajeure"), [], budget, leaves),
            2 => new Exclusion(new ExclusionSource.Hours("office", dice.OneIn(2)), [], null, leaves),
            _ => new Exclusion(new ExclusionSource.Maintenance(dice.Of(MaintenanceKind.Any, MaintenanceKind.Scheduled, MaintenanceKind.RequestedByCustomer)), Conditions(dice), budget, leaves),
        };
    }

    private static ImmutableArray<ExclusionCondition> Conditions(Dice dice) => dice.Below(5) switch
    {
        0 => [new ExclusionCondition.Notice(new TimeLength.Elapsed(Duration.FromHours(24)))],
        1 => [new ExclusionCondition.Notice(new TimeLength.Calendar(new CalendarPeriod(2, CalendarUnit.Days)))],
        2 => [new ExclusionCondition.Within("night"), new ExclusionCondition.LastsAtMost(Duration.FromHours(3))],
        _ => [],
    };

    private static ImmutableArray<Limit> Limits(Dice dice) => [.. Enumerable.Range(0, dice.Of(0, 0, 1, 2)).Select(_ => Limit(dice))];

    private static Limit Limit(Dice dice) => dice.Below(8) switch
    {
        0 => new Limit(LimitPeriod.Month, new LimitAmount.Money(dice.Between(1, 20)), [], IsMinimum: true),
        1 => new Limit(LimitPeriod.Incident, new LimitAmount.Money(dice.Between(5, 60)), []),
        2 => new Limit(LimitPeriod.Day, new LimitAmount.Money(dice.Between(5, 60)), []),
        3 => new Limit(LimitPeriod.Month, new LimitAmount.ShareOf(new Rational(12, 52), new FeeBase(FeeKind.Fee, "s", FeePeriod.Month)), []),
        4 => new Limit(LimitPeriod.Quarter, new LimitAmount.Money(dice.Between(30, 160)), []),
        5 => new Limit(LimitPeriod.Year, new LimitAmount.Money(dice.Between(30, 160)), []),
        6 => new Limit(LimitPeriod.RollingYear, new LimitAmount.Money(dice.Between(30, 160)), []),
        _ => new Limit(LimitPeriod.Month, new LimitAmount.Money(dice.Between(10, 90)), []),
    };

    private static ClaimRule Claim(Dice dice, string id)
    {
        if (dice.OneIn(2))
        {
            return ClaimRule.WithoutClaim;
        }

        var anchor = id switch
        {
            "outage" => dice.Of(ClaimAnchor.OutageBegin, ClaimAnchor.OutageEnd, ClaimAnchor.WindowEnd),
            "ticket" => dice.Of(ClaimAnchor.TicketOpened, ClaimAnchor.WindowEnd),
            _ => ClaimAnchor.WindowEnd,
        };
        var within = dice.Of<TimeLength>(
            new TimeLength.Elapsed(Duration.FromHours(dice.Of(24, 72))),
            new TimeLength.Calendar(new CalendarPeriod(dice.Of(5, 30), CalendarUnit.Days)),
            new TimeLength.OfficeDays(dice.Of(3, 10)));
        var (answer, silence) = dice.OneIn(3) ? (new TimeLength.OfficeDays(5), dice.Of(AnswerDefault.Accepted, AnswerDefault.Rejected)) : (null, AnswerDefault.NotAgreed);
        return new ClaimRule(false, "customer", dice.OneIn(3) ? "written" : null, within, anchor, dice.OneIn(5), answer, silence);
    }
}
