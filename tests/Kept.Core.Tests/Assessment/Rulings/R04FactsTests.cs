using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R4: names, open ends, allegations, corrections.</summary>
public sealed class R04FactsTests
{
    private static readonly Exclusion ByCustomer = new(new ExclusionSource.Cause("customer", ExclusionProof.Record), [], null, Leaves.Bad);
    private static readonly Exclusion ForceMajeure = new(new ExclusionSource.Determination("forceMajeure"), [], null, Leaves.Bad);

    private static Fact Found(string of, string finding, string? from = null, string? until = null) =>
        new Fact.Determination(of, finding, At("2026-04-20T10:00"), from is null ? null : At(from), until is null ? null : At(until), "storm") { Id = "d1", RecordedAt = At("2026-04-20T10:00") };

    [Fact]
    public void An_open_outage_ends_now_at_best_and_what_is_missed_is_missed()
    {
        // Open since 10:00, as of 13:37: 217 min > 216 allowed: missed; at 13:36 not yet decided.
        var open = Outage("o1", At("2026-04-07T10:00"), null);
        AsOf("2026-04-07T13:37", Uptime(), April, open).Verdict.ShouldBe(Verdict.Missed);
        AsOf("2026-04-07T13:36", Uptime(), April, open).Verdict.ShouldBe(Verdict.Undetermined);
    }

    [Fact]
    public void A_cause_excludes_by_itself_only_where_the_agreement_says_by_record()
    {
        var outage = Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T11:00"), "customer");
        Assessed(Uptime(null, null, ByCustomer), April, outage).LostOf43200().ShouldBe(0);
        Assessed(Uptime(null, null, ByCustomer with { What = new ExclusionSource.Cause("customer", ExclusionProof.Determination) }), April, outage).LostOf43200().ShouldBe(60);
        Assessed(Uptime(null, null, ForceMajeure), April, outage with { Cause = "forceMajeure" }).LostOf43200().ShouldBe(60);
    }

    [Fact]
    public void A_determination_may_name_a_part_of_the_fact()
    {
        // 10:00–12:00, found for 10:30–11:00: 90 min remain.
        var outage = Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T12:00"));
        Assessed(Uptime(null, null, ForceMajeure), April, outage, Found("o1", "forceMajeure", "2026-04-07T10:30", "2026-04-07T11:00")).LostOf43200().ShouldBe(90);
        Assessed(Uptime(null, null, ForceMajeure), April, outage, Found("o1", "forceMajeure")).LostOf43200().ShouldBe(0);
        Assessed(Uptime(null, null, ForceMajeure), April, outage, Found("o1", "reasonable")).LostOf43200().ShouldBe(120);
    }

    [Fact]
    public void Another_outage_with_no_excuse_keeps_its_time_bad()
    {
        // No cause is the provider's: 11:00–13:00 stays bad although 10:00–12:00 is the customer's.
        Assessed(Uptime(null, null, ByCustomer), April,
            Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T12:00"), "customer"),
            Outage("o2", At("2026-04-07T11:00"), At("2026-04-07T13:00"))).LostOf43200().ShouldBe(120);
    }

    [Fact]
    public void Of_two_corrections_the_later_recorded_wins_and_one_recorded_after_asOf_is_not_seen()
    {
        var outage = Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T12:00"));
        Fact[] facts = [outage, Corrected("k2", "2026-04-09T10:00", 30), Corrected("k1", "2026-04-08T10:00", 60)];
        Assessed(Uptime(), April, facts).LostOf43200().ShouldBe(30);
        AsOf("2026-04-08T12:00", Uptime() with { Measure = new Measure.Availability(StateSource.Outages, new StateRule(), false, Frame() with { Denominator = Denominator.Elapsed }) }, April, facts)
            .Figure!.Exact.ShouldBe(1 - new Kept.Core.Money.Rational(60, (7 * 1440) + 720));

        Fact Corrected(string id, string at, int minutes) =>
            new Fact.Correction("o1", outage with { Until = outage.From + Duration.FromMinutes(minutes) }, "watch", At(at)) { Id = id, RecordedAt = At(at) };
    }

    [Fact]
    public void Where_the_notice_that_starts_the_clock_may_still_come_the_worst_case_says_so()
    {
        // Open since 10:00 without notice, as of 11:00: nothing counts yet; at worst notice comes now and the rest of the month is lost.
        var result = Assess(Terms(ContactCentre() with { Limits = [] }, "calls", 1000m), April, At("2026-04-07T11:00"), Outage("o1", At("2026-04-07T10:00"), null, service: "calls")).Only();
        (result.Verdict, result.Credit.Entitled.Best.Sign, result.Credit.Entitled.Worst.Sign).ShouldBe((Verdict.Undetermined, 0, 1));
    }

    [Fact]
    public void Measured_whole_an_open_outage_goes_on_at_worst()
    {
        // Open since 29 April 10:00, as of 12:00: 4 half hours now; at worst to the month's end, 38 h = 76: 200.00 to 3,800.00.
        var level = Outages(new StateRule(Pieces: MeasuredOn.Whole), new CreditQuantity.PerBlock(Duration.FromMinutes(30), true, Percent(5), null), null);
        Assess(Terms(level, "calls", 1000m), April, At("2026-04-29T12:00"), Outage("o1", At("2026-04-29T10:00"), null, service: "calls"))
            .Credit.Entitled.ShouldBe(new AmountRange(200, 3800));
    }

    [Theory]
    [InlineData(null, 29)] // any hour counts
    [InlineData("office", 29)] // as of 18:00 the office is closed; the elapsed length counts whatever of it is covered (R1 step 5)
    public void Measured_whole_the_notice_that_may_still_come_starts_the_clock_at_once(string? during, int blocks)
    {
        // Open since 29 April without notice, as of 18:00: at worst notice comes now. To the month's end are 30 h, less the first:
        // 29 blocks of an hour from 19:00 on, 50.00 each. Counted from the next opening (08:00) they would be 15.
        var quantity = new CreditQuantity.PerBlock(Duration.FromHours(1), true, Percent(5), Duration.FromHours(1));
        var level = Outages(new StateRule(Pieces: MeasuredOn.Whole), quantity) with
        {
            Measure = new Measure.OccurrenceTime(
                OccurrenceKind.Outage,
                new OccurrenceClock(OccurrenceStart.CustomerNotice, OccurrenceEnd.Restored),
                new StateRule(Pieces: MeasuredOn.Whole),
                new MeasureFrame(new Silence.Complete("outages"), during)),
        };
        Assess(Terms(level, "calls", 1000m), April, At("2026-04-29T18:00"), Outage("o1", At("2026-04-29T10:00"), null, service: "calls"))
            .Only().Credit.Entitled.ShouldBe(new AmountRange(0, 50 * blocks));
    }
}
