using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Tests.Assessment.Plain;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Generated;

/// <summary>An agreement with its evidence, made from a seed.</summary>
internal sealed record World(ulong Seed, Setting Setting, Terms Terms, ImmutableArray<Fact> Facts, Instant AsOf)
{
    /// <summary>With the hours compiled once, over all that is asked.</summary>
    private Assessor Assessor => field ??= new Assessor(
        Worlds.Agreement(Terms), new TimeRange(Setting.Period.From - Duration.FromDays(10), Instant.Max(Setting.Period.Until + Duration.FromDays(100), AsOf + Duration.FromDays(20))));

    public static World Of(ulong seed)
    {
        var dice = new Dice(seed);
        var kind = dice.Of(WorldKind.Outages, WorldKind.Outages, WorldKind.Occurrences, WorldKind.Occurrences, WorldKind.Tickets, WorldKind.Samples, WorldKind.Seconds, WorldKind.Mixed);
        var setting = kind switch
        {
            WorldKind.Samples => Setting.OfDays(dice, seconds: false),
            WorldKind.Seconds => Setting.OfDays(dice, seconds: true),
            WorldKind.Outages or WorldKind.Occurrences or WorldKind.Tickets or WorldKind.Mixed => Setting.OfMonths(dice),
        };
        var levels = GeneratedLevels.Of(dice, kind, setting);
        var asOf = dice.OneIn(4) && kind != WorldKind.Seconds ? setting.Moment(dice) : setting.Period.Until + Duration.FromDays(dice.Between(20, 80));
        return new World(seed, setting, TermsOf(dice, setting, levels), GeneratedFacts.Of(dice, kind, setting, levels, asOf), asOf);
    }

    public PlainResult Plain() => PlainAssessor.Assess(new PlainWorld(Terms, Facts, Setting.Period, AsOf, Setting.Step));

    public AssessmentResult Engine(bool withReasons = false) => Engine(Facts, withReasons);

    public AssessmentResult Engine(IEnumerable<Fact> facts, bool withReasons = false)
    {
        var book = EvidenceBook.Known(facts.Select(f => new LocatedFact(f, default)), AsOf);
        book.Problems.ShouldBeEmpty();
        var result = Assessor.Assess(book.Value!, Setting.Period, AsOf, withReasons);
        result.Problems.ShouldBeEmpty();
        return result.Value!;
    }

    private static Terms TermsOf(Dice dice, Setting setting, ImmutableArray<ServiceLevel> levels) => new()
    {
        Id = "generated",
        Parties = new Parties(new Party("P", null, null, []), new Party("C", null, null, [])),
        Currency = Currency.Of(dice.Of("USD", "USD", "EUR", "JPY")),
        Zone = setting.Zone,
        Rounding = new RoundingRule(null, dice.Of(RoundingMode.HalfAwayFromZero, RoundingMode.HalfAwayFromZero, RoundingMode.HalfEven, RoundingMode.Floor)),
        Calendars = setting.Calendars,
        Term = new Term(LocalTimes.DateOf(setting.Zone, setting.Period.From), null, MissingDay.Refuse, null),
        Services =
        [
            new Service("s", "4", new RecurringPrice(dice.Of<decimal>(45m, 1000m, 333.33m, 1999.95m), PeriodUnit.Month, true), null, []),
            new Service("t", "5", new RecurringPrice(77.7m, PeriodUnit.Month, true), null, []),
        ],
        ServiceLevels = levels,
        Limits = dice.OneIn(4) ? [new Limit(dice.Of(LimitPeriod.Month, LimitPeriod.Year, LimitPeriod.RollingYear), new LimitAmount.Money(dice.Between(5, 120)), [])] : [],
    };
}

internal enum WorldKind
{
    Outages,
    Occurrences,
    Tickets,
    Samples,
    Seconds,
    Mixed,
}
