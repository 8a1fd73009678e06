using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>What misses bring beyond one window's credit (blocks 11 and 13): escalation, and the right to terminate.</summary>
public sealed class ConsequenceTests
{
    private static readonly ServiceLevel Automatic = Hosting() with { Claim = ClaimRule.WithoutClaim };

    // 10 hours down miss 99.5 % of any month: 1.3 to 1.5 % lost, row "below 99 %" gives 25 % of 45.00 = 11.25.
    private static Fact.Outage Down(string id, int month) => Outage(id, At($"2026-{month:00}-10T00:00"), At($"2026-{month:00}-10T10:00"));

    [Fact]
    public void From_the_second_miss_in_a_row_the_credit_is_multiplied_and_names_what_the_row_rests_on()
    {
        var level = Automatic with { Escalation = [new EscalationStep(2, 2)] };
        var february = Of(level, 2, Down("o1", 1), Down("o2", 2));

        // 2 × 11.25; with January kept, 11.25.
        february.Credit.Entitled.Best.ShouldBe(22.50m);
        february.Reasons!.AllFacts().ShouldBe(["o1", "o2"]);
        Of(level, 2, Down("o2", 2)).Credit.Entitled.Best.ShouldBe(11.25m);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 4 }, false, true)]
    [InlineData(new[] { 1, 2, 4 }, true, false)]
    [InlineData(new[] { 2, 3, 4 }, true, true)]
    [InlineData(new[] { 1, 2 }, false, false)]
    public void Three_of_six_months_missed_give_the_right_to_terminate(int[] missed, bool inARow, bool given)
    {
        var level = Automatic with { Consequences = [new Consequence.TerminateAfter(3, 6, inARow, "7")] };
        var right = Year(level, [.. missed.Select(m => Down($"o{m}", m))]).Rights.ShouldHaveSingleItem();

        right.Given.ShouldBe(given);
        if (given)
        {
            // At the end of the third missed month, resting on the outages of all three.
            right.At.ShouldBe(At("2026-05-01T00:00"));
            right.Reasons.AllFacts().ShouldBe(missed.Select(m => $"o{m}"));
        }
    }

    [Fact]
    public void Bad_time_over_a_total_in_rolling_days_gives_the_right_to_terminate()
    {
        // 10 h on 10 January and 10 h on 10 February are 20 h within 60 days, over 15 h; given at the end of 10 February.
        var level = Automatic with { Consequences = [new Consequence.TerminateOver(Duration.FromHours(15), 60, "7")] };
        var right = Year(level, Down("o1", 1), Down("o2", 2)).Rights.ShouldHaveSingleItem();

        right.Given.ShouldBeTrue();
        right.At.ShouldBe(At("2026-02-11T00:00"));
        right.Reasons.AllFacts().ShouldBe(["o1", "o2"]);
        Year(level, Down("o1", 1), Down("o4", 4)).Rights.ShouldHaveSingleItem().Given.ShouldBeFalse();
    }

    [Fact]
    public void A_share_of_the_price_of_a_ticket_is_of_the_fee_that_names_it()
    {
        // Half of the 42.00 paid for journey T1 is 21.00; the 80.00 paid for T2 have nothing to do with it.
        var level = Rulings.Short.Tickets(ClockEvent.Resolved, Rulings.Short.Within(15)) with
        {
            Credit = new Credit(new FeeBase(FeeKind.PriceOfTicket, null, FeePeriod.Window), new CreditQuantity.Flat(Percent(50)), null),
        };
        var late = Assess(
            Terms(level),
            Month(2026, 4),
            null,
            Rulings.Short.Event(TicketEvent.Opened, "2026-04-10T10:00"),
            Rulings.Short.Event(TicketEvent.Resolved, "2026-04-10T10:20"),
            Paid("f1", "T1", 42m),
            Paid("f2", "T2", 80m));

        late.Levels.ShouldHaveSingleItem().Credit.Entitled.Best.ShouldBe(21m);
        late.Levels[0].Reasons!.AllFacts().ShouldContain("f1");
        late.Levels[0].Reasons!.AllFacts().ShouldNotContain("f2");
    }

    private static Fact Paid(string id, string ticket, decimal amount) =>
        new Fact.MoneyFact(MoneyKind.Fee, "hosting", null, null, amount, ticket, At("2026-04-01T09:00"), null)
        {
            Id = id,
            RecordedAt = At("2026-04-01T09:00"),
        };

    private static LevelResult Of(ServiceLevel level, int month, params Fact[] facts) =>
        Assess(Started(level), Month(2026, month), null, facts).Levels.ShouldHaveSingleItem();

    private static AssessmentResult Year(ServiceLevel level, params Fact[] facts) =>
        Assess(Started(level), new TimeRange(At("2026-01-01T00:00"), At("2026-07-01T00:00")), null, facts);

    private static Terms Started(ServiceLevel level) =>
        Terms(level) with { Term = new Term(new LocalDate(2026, 1, 1), null, MissingDay.Refuse, null) };
}
