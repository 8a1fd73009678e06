using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Billing;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Problems;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Billing;

/// <summary>What services cost in March 2026, at 120.00 an hour in steps of 15 minutes.</summary>
public sealed class ChargesTests
{
    private static readonly Rate Technician = new("technician", 120, RateUnit.Hour, Duration.FromMinutes(15));

    // 2 h 30 are ten steps: 2.5 × 120 × 0.75 = 225. 2 h 01 begins the ninth: 2.25 × 120 × 0.75 = 202.50.
    [Theory]
    [InlineData("12:30", "225")]
    [InlineData("12:01", "202.50")]
    [InlineData("10:00", "0")]
    public void A_visit_is_charged_in_begun_steps_less_the_discount(string until, string amount) =>
        Charged(Service(discount: 25), Visit("v1", "10:00", until)).ShouldBe((Rational)decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_prepaid_package_is_charged_whole_and_hours_beyond_it_at_the_full_rate()
    {
        // 2 hours prepaid at 90.00 are 180; of 3 hours spent one is beyond: 120. Together 300.
        var service = Service(25) with { Frame = new ServiceFrame { Hours = new HourPackage(2, PeriodUnit.Month, true, UnusedHours.Expire, "technician") } };

        Charged(service, Visit("v1", "10:00", "13:00")).ShouldBe(300);
        Charged(service).ShouldBe(180);
    }

    [Fact]
    public void A_recurring_price_is_charged_each_month() =>
        Charged(new Service("hosting", null, new RecurringPrice(45, PeriodUnit.Month, true), null, [])).ShouldBe(45);

    [Fact]
    public void Without_a_rounding_in_the_agreement_nothing_is_rounded()
    {
        // 1 h without steps at a third off 100: 66.666…; rounded to the cent only where the agreement says so.
        var rate = Technician with { Amount = 100, Step = null };
        var service = new Service("hosting", null, null, new RatePrice("technician", new Rational(1, 3)), []);

        Charged(service, rate, null, Visit("v1", "10:00", "11:00")).ShouldBe(new Rational(200, 3));
        Charged(service, rate, new RoundingRule(null, RoundingMode.HalfAwayFromZero), Visit("v1", "10:00", "11:00")).ShouldBe(new Rational(6667, 100));
    }

    private static Service Service(int discount) => new("hosting", null, null, new RatePrice("technician", new Rational(discount, 100)), []);

    private static Fact Visit(string id, string from, string until) =>
        new Fact.Visit("hosting", At($"2026-03-10T{from}"), At($"2026-03-10T{until}"), null, []) { Id = id, RecordedAt = At($"2026-03-10T{until}") };

    private static Rational Charged(Service service, params ImmutableArray<Fact> facts) =>
        Charged(service, Technician, new RoundingRule(null, RoundingMode.HalfAwayFromZero), facts);

    private static Rational Charged(Service service, Rate rate, RoundingRule? rounding, params ImmutableArray<Fact> facts)
    {
        var terms = Terms(Hosting()) with { Services = [service], Rates = [rate], Rounding = rounding };
        var book = EvidenceBook.Known(facts.Select(f => new LocatedFact(f, new Place("test", 0, 0))), null).OrThrow();
        return Charges.Of(terms, service, book, Month(2026, 3)).Amount;
    }
}
