using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Assessment;

/// <summary>Agreements and facts in short, for tests of the engine alone.</summary>
internal static class Worlds
{
    public static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    public static Instant At(string local, DateTimeZone? zone = null) =>
        LocalTimes.Resolve(zone ?? LosAngeles, NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss").Parse(local.Length == 16 ? local + ":00" : local).Value);

    public static TimeRange Month(int year, int month, DateTimeZone? zone = null)
    {
        var first = new LocalDate(year, month, 1);
        return new TimeRange(LocalTimes.StartOfDay(zone ?? LosAngeles, first), LocalTimes.StartOfDay(zone ?? LosAngeles, first.PlusMonths(1)));
    }

    public static Fact.Outage Outage(string id, Instant from, Instant? until, string? cause = null, string service = "hosting") =>
        new(service, from, until, cause, Rational.One, null, null) { Id = id, RecordedAt = until ?? from };

    public static Bound Share(Comparison comparison, decimal percent) => new(comparison, new Quantity.Share((Rational)percent / 100));

    public static Bound Time(Comparison comparison, int minutes) => new(comparison, new Quantity.Elapsed(Duration.FromMinutes(minutes)));

    public static Give.Percent Percent(decimal percent) => new((Rational)percent / 100);

    public static CreditRow Row(Bound bound, decimal percent) => new([bound], Percent(percent));

    public static Terms Terms(ServiceLevel level, string service = "hosting", decimal price = 45m, DateTimeZone? zone = null) => new()
    {
        Id = "test",
        Parties = new Parties(new Party("P", null, null, []), new Party("C", null, null, [])),
        Currency = Currency.Of("USD"),
        Zone = zone ?? LosAngeles,
        Rounding = new RoundingRule(null, RoundingMode.HalfAwayFromZero),
        Calendars = ImmutableSortedDictionary<string, VersionedCoverage>.Empty
            .Add("office", new VersionedCoverage(new Coverage
            {
                Zone = zone ?? LosAngeles,
                Weekly = WeeklyHours.MondayToFriday(new LocalTime(8, 0), new LocalTime(17, 0)),
                Holidays = Holidays.Of(HolidaySets.Find("us-federal")!),
            }))
            .Add("service", new VersionedCoverage(new Coverage
            {
                Zone = zone ?? LosAngeles,
                Weekly = WeeklyHours.Of(DayHours.WholeDay, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday),
                Holidays = Holidays.Of(HolidaySets.Find("us-federal")!),
            })),
        Services = [new Service(service, "4", new RecurringPrice(price, PeriodUnit.Month, true), null, [])],
        ServiceLevels = [level],
    };

    /// <summary>At least 99.5% by outages, the table of the consultancy: below 99.5% 10%, below 99.0% 25%, below 95.0% 100%.</summary>
    public static ServiceLevel Hosting(MeasureFrame? frame = null) => new(
        "hosting availability",
        "5.2",
        ["hosting"],
        new Measure.Availability(StateSource.Outages, new StateRule(), false, frame ?? new MeasureFrame(new Silence.Complete("outages"), Window: new Window.Calendar(PeriodUnit.Month))),
        [new Exclusion(new ExclusionSource.Maintenance(MaintenanceKind.Scheduled), [], null, Leaves.Both)],
        new Target.Single(Share(Comparison.AtLeast, 99.5m)),
        new Credit(
            new FeeBase(FeeKind.Fee, "hosting", FeePeriod.Month),
            new CreditQuantity.Table([Row(Share(Comparison.Below, 99.5m), 10), Row(Share(Comparison.Below, 99.0m), 25), Row(Share(Comparison.Below, 95.0m), 100)]),
            null),
        [],
        [],
        new ClaimRule(false, "customer", null, new TimeLength.Calendar(new CalendarPeriod(30, CalendarUnit.Days)), ClaimAnchor.WindowEnd, false, new TimeLength.OfficeDays(10), AnswerDefault.Accepted),
        null,
        [],
        []);

    /// <summary>The outage level of the contact centre: 5% of the monthly fee per whole 30 minutes, one a day, at most 12/52 a month.</summary>
    public static ServiceLevel ContactCentre() => new(
        "outage",
        "1",
        ["calls"],
        new Measure.OccurrenceTime(
            OccurrenceKind.Outage,
            new OccurrenceClock(OccurrenceStart.LaterOfBeginAndNotice, OccurrenceEnd.Restored),
            new StateRule(),
            new MeasureFrame(new Silence.Complete("outages"), "service")),
        [],
        new Target.Single(Time(Comparison.AtMost, 60)),
        new Credit(
            new FeeBase(FeeKind.Fee, "calls", FeePeriod.Month),
            new CreditQuantity.PerBlock(Duration.FromMinutes(30), true, Percent(5), null),
            new CreditCount(1, LimitPeriod.Day)),
        [],
        [new Limit(LimitPeriod.Month, new LimitAmount.ShareOf(new Rational(12, 52), new FeeBase(FeeKind.Fee, null, FeePeriod.Month)), [])],
        new ClaimRule(false, "customer", "written", new TimeLength.Elapsed(Duration.FromHours(24)), ClaimAnchor.OutageBegin),
        new SettlementRule(SettledAs.Credit, SettledOn.MonthOfIncident, true, null),
        [],
        []);

    public static Agreement Agreement(Terms terms) => new("test", [new AgreementVersion(1, "as signed", Instant.MinValue, false, terms, new string('0', 64))]);

    public static AssessmentResult Assess(Terms terms, TimeRange period, Instant? asOf, params IEnumerable<Fact> facts)
    {
        var book = EvidenceBook.Known(facts.Select(f => new LocatedFact(f, default)), asOf);
        book.Problems.ShouldBeEmpty();
        var result = Assessor.Assess(Agreement(terms), book.Value!, period, asOf ?? Latest(period.Until, book.Value!.LatestKnowledge));
        result.Problems.ShouldBeEmpty();
        return result.Value!;
    }

    private static Instant Latest(Instant a, Instant? b) => b is { } other && other > a ? other : a;
}
