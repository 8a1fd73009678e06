using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Bench;

/// <summary>
/// One agreement-month: three levels (availability, outage credits, response), twenty facts, by an assessor whose hours are compiled.
/// </summary>
public static class AssessBench
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    private static readonly TimeRange March = new(At(1, 0), At(32, 0));

    public static IEnumerable<Row> Run()
    {
        var (agreement, book, march, asOf) = World();
        var assessor = new Assessor(agreement, Assessor.HorizonOf(agreement, book, march, asOf));
        yield return Timing.Measure(
            "agreement-month, figures only",
            _ => assessor.Assess(book, march, asOf, withReasons: false).Value!.Levels.Length,
            targetNanoseconds: 10_000
        );
        yield return Timing.Measure(
            "agreement-month, with reasons",
            _ => assessor.Assess(book, march, asOf).Value!.Levels.Length,
            targetNanoseconds: 50_000
        );
    }

    internal static (Agreement Agreement, EvidenceBook Book, TimeRange March, Instant AsOf) World()
    {
        var agreement = new Agreement(
            "bench",
            [new AgreementVersion(1, "as signed", Instant.MinValue, false, Terms(), new string('0', 64))]
        );
        var book = EvidenceBook.Known(Facts().Select(f => new LocatedFact(f, default)), null).Value!;
        return (agreement, book, March, March.Until + Duration.FromDays(40));
    }

    private static Instant At(int day, int hour) =>
        LocalTimes.StartOfDay(Zone, new LocalDate(2026, 3, 1).PlusDays(day - 1)) + Duration.FromHours(hour);

    private static IEnumerable<Fact> Facts()
    {
        foreach (var day in new[] { 3, 10, 17, 24 })
        {
            yield return Outage($"o{day}", "calls", At(day, 10), 65);
            yield return new Fact.Notice("downtime", "calls", At(day, 10), null, "written", null)
            {
                Id = $"n{day}",
                RecordedAt = At(day, 10),
            };
            yield return new Fact.Claim(null, "outage", [$"o{day}"], null, At(day, 12), null, "written", null, false)
            {
                Id = $"c{day}",
                RecordedAt = At(day, 12),
            };
        }

        yield return Outage("h1", "hosting", At(5, 3), 120);
        yield return Outage("h2", "hosting", At(5, 4), 120);
        foreach (var n in new[] { 1, 2, 3 })
        {
            yield return Ticket(n, TicketEvent.Opened, At(10 + n, 9));
            yield return Ticket(n, TicketEvent.Responded, At(10 + n, 9) + Duration.FromMinutes(30 * n));
        }
    }

    private static Fact.Outage Outage(string id, string service, Instant from, int minutes) =>
        new(service, from, from + Duration.FromMinutes(minutes), null, Rational.One, null, null)
        {
            Id = id,
            RecordedAt = from + Duration.FromMinutes(minutes),
        };

    private static Fact.Ticket Ticket(int number, TicketEvent what, Instant at) =>
        new($"T{number}", what, at)
        {
            Id = $"t{number}{what}",
            RecordedAt = at,
            Service = "hosting",
        };

    private static Terms Terms() =>
        new()
        {
            Id = "bench",
            Parties = new Parties(new Party("P", null, null, []), new Party("C", null, null, [])),
            Currency = Currency.Of("USD"),
            Zone = Zone,
            Rounding = new RoundingRule(null, RoundingMode.HalfAwayFromZero),
            Calendars = ImmutableSortedDictionary<string, VersionedCoverage>.Empty.Add(
                "service",
                new VersionedCoverage(
                    new Coverage
                    {
                        Zone = Zone,
                        Weekly = WeeklyHours.Of(DayHours.WholeDay, Enumerable.Range(1, 5).Select(d => (IsoDayOfWeek)d)),
                        Holidays = Holidays.Of(HolidaySets.Find("us-federal")!),
                    }
                )
            ),
            Services = [Service("hosting", 45), Service("calls", 1000)],
            ServiceLevels = [Availability(), OutageLevel(), Response()],
        };

    private static Service Service(string id, int fee) => new(id, "4", new RecurringPrice(fee, PeriodUnit.Month, true), null, []);

    private static FeeBase Fee(string service) => new(FeeKind.Fee, service, FeePeriod.Month);

    private static Give Percent(int percent) => new Give.Percent(new Rational(percent, 100));

    private static ServiceLevel Availability() =>
        new(
            "availability",
            "1",
            ["hosting"],
            new Measure.Availability(
                StateSource.Outages,
                new StateRule(),
                false,
                new MeasureFrame(new Silence.Complete("outages"), Window: new Window.Calendar(PeriodUnit.Month))
            ),
            [new Exclusion(new ExclusionSource.Maintenance(MaintenanceKind.Scheduled), [], null, Leaves.Both)],
            new Target.Single(new Bound(Comparison.AtLeast, new Quantity.Share(new Rational(995, 1000)))),
            new Credit(
                Fee("hosting"),
                new CreditQuantity.Table([
                    new CreditRow([new Bound(Comparison.Below, new Quantity.Share(new Rational(995, 1000)))], Percent(10)),
                ]),
                null
            ),
            [],
            [],
            ClaimRule.WithoutClaim,
            null,
            [],
            []
        );

    private static ServiceLevel OutageLevel() =>
        new(
            "outage",
            "2",
            ["calls"],
            new Measure.OccurrenceTime(
                OccurrenceKind.Outage,
                new OccurrenceClock(OccurrenceStart.LaterOfBeginAndNotice, OccurrenceEnd.Restored),
                new StateRule(),
                new MeasureFrame(new Silence.Complete("outages"), "service")
            ),
            [],
            new Target.Single(new Bound(Comparison.AtMost, new Quantity.Elapsed(Duration.FromHours(1)))),
            new Credit(
                Fee("calls"),
                new CreditQuantity.PerBlock(Duration.FromMinutes(30), true, Percent(5), null),
                new CreditCount(1, LimitPeriod.Day)
            ),
            [],
            [new Limit(LimitPeriod.Month, new LimitAmount.ShareOf(new Rational(12, 52), Fee("calls")), [])],
            new ClaimRule(false, "customer", "written", new TimeLength.Elapsed(Duration.FromHours(24)), ClaimAnchor.OutageBegin),
            null,
            [],
            []
        );

    private static ServiceLevel Response() =>
        new(
            "response",
            "3",
            ["hosting"],
            new Measure.TicketTime(
                new TicketClock(ClockEvent.Opened, ClockEvent.FirstHumanReply, "service", [], ClockPer.Ticket, false, TicketFilter.All),
                new MeasureFrame(new Silence.Complete("tickets"))
            ),
            [],
            new Target.Single(new Bound(Comparison.AtMost, new Quantity.Elapsed(Duration.FromHours(1)))),
            null,
            [],
            [],
            ClaimRule.WithoutClaim,
            null,
            [],
            []
        );
}
