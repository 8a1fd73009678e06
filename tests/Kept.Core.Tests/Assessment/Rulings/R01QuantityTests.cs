using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R1 step 8: what public agreements take their credits of.</summary>
public sealed class R01QuantityTests
{
    private static readonly FeeBase OfMonth = new(FeeKind.Fee, "hosting", FeePeriod.Month);

    private static ServiceLevel Giving(Credit credit, params Limit[] limits) =>
        Uptime() with { Credit = credit, Claim = ClaimRule.WithoutClaim, Limits = [.. limits] };

    private static Rational Earned(Terms terms, params Fact[] facts) => Assess(terms, April, null, facts).Only().Credit.Entitled.Best;

    [Theory]
    [InlineData(730, "8.22")] // 4 ÷ 730 × 50 = 0.27397…; × 30.00 = 8.219… → 8.22
    [InlineData(720, "8.33")] // 4 ÷ 720 × 50 = 0.2777…; × 30.00 = 8.333… → 8.33, as April's own 720 hours give
    [InlineData(null, "8.33")]
    public void A_fee_may_pay_for_a_stated_number_of_hours_whatever_the_month_has(int? hours, string money)
    {
        var level = Giving(new Credit(OfMonth, new CreditQuantity.ProRata(50, false, hours is { } h ? Duration.FromHours(h) : null), null));
        Earned(Terms(level, price: 30m), Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T14:00"))).ShouldBe(Money(money));
    }

    [Fact]
    public void What_goes_beyond_the_allowance_is_worked_out_of_the_month_and_paid_by_the_stated_hours()
    {
        // Down 10 h; 99.5 % of 720 h allow 3.6 h; excess 6.4 h ÷ 640 h × 10 × 30.00 = 3.00.
        var level = Giving(new Credit(OfMonth, new CreditQuantity.ProRata(10, true, Duration.FromHours(640)), null));
        Earned(Terms(level, price: 30m), Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T20:00"))).ShouldBe(3);
    }

    [Theory]
    [InlineData(false, "1.00")]
    [InlineData(true, "0.00")]
    public void A_credit_of_just_the_minimum_is_paid_unless_it_must_be_over(bool over, string money)
    {
        // 10 % of 10.00 = 1.00.
        var credit = new Credit(OfMonth, new CreditQuantity.Flat(Percent(10)), null);
        var level = Giving(credit, new Limit(LimitPeriod.Month, new LimitAmount.Money(1), [], IsMinimum: true) { MustExceed = over });
        Earned(Terms(level, price: 10m), Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T20:00"))).ShouldBe(Money(money));
    }

    [Theory]
    [InlineData("2026-01-01", 1, "28.80")] // 8 % of 12 × 30.00
    [InlineData("2025-01-01", 1, "28.80")] // renewed: the year in which April lies
    [InlineData("2026-02-01", 2, "57.60")] // 8 % of 24 × 30.00
    public void A_cap_by_the_fee_of_the_term_holds_for_the_term_or_the_renewal_in_which_the_credit_falls(string starts, int years, string money)
    {
        var credit = new Credit(OfMonth, new CreditQuantity.Flat(new Give.Money(1000)), null);
        var cap = new Limit(LimitPeriod.Term, new LimitAmount.ShareOf(new Rational(8, 100), OfMonth with { Period = FeePeriod.Term }), []);
        var first = NodaTime.Text.LocalDatePattern.Iso.Parse(starts).Value;
        var terms = Terms(Giving(credit, cap), price: 30m) with
        {
            Term = new Term(
                first,
                new TimeLength.Calendar(new CalendarPeriod(years, CalendarUnit.Years)),
                MissingDay.Refuse,
                new Renewal(new TimeLength.Calendar(new CalendarPeriod(1, CalendarUnit.Years)), null)
            ),
        };
        Earned(terms, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T20:00"))).ShouldBe(Money(money));
    }

    [Theory]
    [InlineData("2026-04-01", 14, 720 - 14 * 24)] // the first 14 days are not measured: 384 of 720 hours
    [InlineData("2026-03-01", 14, 720)]
    public void A_promise_may_begin_some_days_after_the_agreement(string starts, int days, int hours)
    {
        // Down 10:00–14:00 on the 20th: 4 hours of what is measured.
        var first = NodaTime.Text.LocalDatePattern.Iso.Parse(starts).Value;
        var level = Uptime() with { HoldsAfter = new TimeLength.Calendar(new CalendarPeriod(days, CalendarUnit.Days)) };
        var terms = Terms(level) with { Term = new Term(first, null, MissingDay.Refuse, null) };
        Assess(terms, April, null, Outage("o1", At("2026-04-20T10:00"), At("2026-04-20T14:00"))).Only().Figure!.Exact.ShouldBe(1 - new Rational(4, hours));
    }

    [Fact]
    public void A_right_to_terminate_says_until_when_it_is_to_be_used()
    {
        // Missed in April: the right is given on 30 April, 24:00; 30 days after are the end of 30 May.
        var within = new TimeLength.Calendar(new CalendarPeriod(30, CalendarUnit.Days));
        var level = Uptime() with { Consequences = [new Consequence.TerminateAfter(1, 1, false, null) { UsedWithin = within }] };
        var right = Assess(Terms(level), April, null, Outage("o1", At("2026-04-20T10:00"), At("2026-04-20T20:00"))).Rights.ShouldHaveSingleItem();
        (right.Given, right.Reasons.Text.Contains("to be used within 30 days, by the end of 2026-05-30", StringComparison.Ordinal)).ShouldBe((true, true), right.Reasons.Text);
    }

    [Theory]
    [InlineData("gold", true)]
    [InlineData("silver", false)]
    [InlineData(null, false)]
    public void A_promise_may_be_made_to_members_of_some_plans_only(string? plan, bool promised)
    {
        var level = Uptime() with
        {
            For = System.Collections.Immutable.ImmutableSortedDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty.Add("plan", ["gold", "platinum"]),
        };
        var terms = Terms(level) with { Members = [new Member("C", null, plan, null, null, null)] };
        Assess(terms, April, null, Outage("o1", At("2026-04-20T10:00"), At("2026-04-20T14:00"))).Levels.Length.ShouldBe(promised ? 1 : 0);
    }

    [Fact]
    public void A_window_may_be_the_days_before_the_claim()
    {
        // Claimed on 20 May: 20 April to 19 May are 30 days of 24 hours; down 4 hours of 720 on 20 April, and 3 that lie before it do not count.
        var level = Uptime() with
        {
            Measure = new Measure.Availability(StateSource.Outages, new StateRule(), false, new MeasureFrame(new Silence.Complete("outages"), Window: new Window.BeforeClaim(30))),
            Target = new Target.Single(Worlds.Share(Comparison.AtLeast, 99.9m)),
            Credit = new Credit(OfMonth, new CreditQuantity.Flat(Percent(10)), null),
            Claim = new ClaimRule(false, "customer"),
        };
        Fact[] down = [Outage("o1", At("2026-04-20T10:00"), At("2026-04-20T14:00")), Outage("o0", At("2026-04-19T10:00"), At("2026-04-19T13:00"))];
        Assess(Terms(level), April, At("2026-06-01T00:00"), down).Levels.ShouldBeEmpty();
        var claimed = Assess(Terms(level), April, At("2026-06-01T00:00"), [.. down, Claim(level.Id, At("2026-05-20T09:00"))]).Only();
        (claimed.Figure!.Exact, claimed.Credit.Granted.Best).ShouldBe((1 - new Rational(4, 720), 4.5m));
    }

    private static Rational Money(string text) => (Rational)decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
