using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R12: what leaves the measurement.</summary>
public sealed class R12ExclusionTests
{
    private static readonly Exclusion ByCustomer = new(new ExclusionSource.Cause("customer", ExclusionProof.Record), [], null, Leaves.Bad);
    private static readonly Exclusion ForceMajeure = new(new ExclusionSource.Determination("forceMajeure"), [], null, Leaves.Bad);

    private static Exclusion Maintenance(Leaves leaves, ExclusionBudget? budget = null, params ImmutableArray<ExclusionCondition> when) =>
        new(new ExclusionSource.Maintenance(MaintenanceKind.Scheduled), when, budget, leaves);

    private static Fact.Maintenance Window(string id, string from, string until, string? announced = "2026-04-01T10:00") =>
        new("hosting", At(from), At(until), announced is null ? null : At(announced), null, false, null) { Id = id, RecordedAt = At(announced ?? until) };

    private static Fact.Determination Storm(string of) => new(of, "forceMajeure", At("2026-04-20T10:00"), null, null, "storm") { Id = $"d-{of}", RecordedAt = At("2026-04-20T10:00") };

    [Fact]
    public void Overlapping_exclusions_take_time_once_and_both_wins()
    {
        // 10:00–12:00 leaves the downtime only, 11:00–13:00 both; down 10:00–14:00: 60 of 43,200 − 120.
        var level = Uptime(null, null, ByCustomer with { What = new ExclusionSource.Maintenance(MaintenanceKind.Emergency) }, Maintenance(Leaves.Both));
        var result = Assessed(level, April, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T14:00")),
            Window("m1", "2026-04-07T10:00", "2026-04-07T12:00") with { Emergency = true }, Window("m2", "2026-04-07T11:00", "2026-04-07T13:00"));
        result.Figure!.Exact.ShouldBe(1 - new Rational(60, 43_200 - 120));
    }

    [Fact]
    public void Maintenance_while_the_service_was_up_is_no_credit_to_the_provider()
    {
        // Window 02:00–04:00, down 03:00–05:00: the hour inside leaves, the overrun of an hour is downtime.
        Assessed(Uptime(null, null, Maintenance(Leaves.Bad)), April, Outage("o1", At("2026-04-07T03:00"), At("2026-04-07T05:00")), Window("m1", "2026-04-07T02:00", "2026-04-07T04:00"))
            .LostOf43200().ShouldBe(60);
    }

    [Fact]
    public void Maintenance_is_the_announced_window_cut_with_the_work_recorded()
    {
        // Worked 02:00–02:30 of 02:00–04:00: down 03:00–04:00 was no maintenance.
        var work = new Fact.Work("hosting", null, At("2026-04-07T02:00"), At("2026-04-07T02:30"), null, null, "m1") { Id = "w1", RecordedAt = At("2026-04-07T02:30") };
        Assessed(Uptime(null, null, Maintenance(Leaves.Bad)), April, Outage("o1", At("2026-04-07T03:00"), At("2026-04-07T04:00")), Window("m1", "2026-04-07T02:00", "2026-04-07T04:00"), work)
            .LostOf43200().ShouldBe(60);
    }

    [Theory]
    [InlineData("2026-04-05T23:59", 0)]
    [InlineData("2026-04-06T00:01", 120)]
    public void Days_of_notice_are_whole_days_between_receipt_and_begin(string announced, int lost)
    {
        // Begins on the 8th, two days: the 6th and 7th are whole if received on the 5th.
        var notice = new ExclusionCondition.Notice(new TimeLength.Calendar(new CalendarPeriod(2, CalendarUnit.Days)));
        Assessed(Uptime(null, null, Maintenance(Leaves.Bad, null, notice)), April,
            Outage("o1", At("2026-04-08T02:00"), At("2026-04-08T04:00")), Window("m1", "2026-04-08T02:00", "2026-04-08T04:00", announced)).LostOf43200().ShouldBe(lost);
    }

    [Theory]
    [InlineData("2026-04-08T01:59", 0)]
    [InlineData("2026-04-08T02:00", 120)]
    [InlineData(null, 120)]
    public void Scheduled_is_what_was_announced_before_it_began(string? announced, int lost)
    {
        // Two hours of work from 02:00 with the service down: without an announcement they are downtime (R12: "the announced window").
        var level = Uptime(null, null, Maintenance(Leaves.Bad));
        var outage = Outage("o1", At("2026-04-08T02:00"), At("2026-04-08T04:00"));
        Assessed(level, April, outage, Window("m1", "2026-04-08T02:00", "2026-04-08T04:00", announced)).LostOf43200().ShouldBe(lost);
    }

    [Fact]
    public void What_the_customer_asked_for_needs_no_announcement()
    {
        var level = Uptime(null, null, new Exclusion(new ExclusionSource.Maintenance(MaintenanceKind.RequestedByCustomer), [], null, Leaves.Bad));
        var asked = Window("m1", "2026-04-08T02:00", "2026-04-08T04:00", null) with { RequestedBy = "customer" };
        Assessed(level, April, Outage("o1", At("2026-04-08T02:00"), At("2026-04-08T04:00")), asked).LostOf43200().ShouldBe(0);
    }

    [Fact]
    public void The_receipt_of_the_announcement_decides_not_its_sending()
    {
        // Announced 25 h ahead, received 23 h ahead: less than 24 h.
        var notice = new ExclusionCondition.Notice(new TimeLength.Elapsed(Duration.FromHours(24)));
        var received = new Fact.Notice("maintenance", "hosting", At("2026-04-07T01:00"), At("2026-04-07T03:00"), "written", "m1") { Id = "n1", RecordedAt = At("2026-04-07T03:00") };
        Fact[] facts = [Outage("o1", At("2026-04-08T02:00"), At("2026-04-08T04:00")), Window("m1", "2026-04-08T02:00", "2026-04-08T04:00", "2026-04-07T01:00")];
        Assessed(Uptime(null, null, Maintenance(Leaves.Bad, null, notice)), April, facts).LostOf43200().ShouldBe(0);
        Assessed(Uptime(null, null, Maintenance(Leaves.Bad, null, notice)), April, [.. facts, received]).LostOf43200().ShouldBe(120);
    }

    [Fact]
    public void Budgets_are_used_up_in_order_of_time_within_their_own_period()
    {
        // 90 min a week: Tuesday 60, Wednesday 30 of 60; the next week begins anew with 60. Lost 30.
        var budget = new ExclusionBudget(Duration.FromMinutes(90), PeriodUnit.Week);
        var days = new[] { 7, 8, 14 };
        Assessed(Uptime(null, null, Maintenance(Leaves.Bad, budget)), April, days.SelectMany(d => new Fact[]
        {
            Outage($"o{d}", At($"2026-04-{d:00}T02:00"), At($"2026-04-{d:00}T03:00")),
            Window($"m{d}", $"2026-04-{d:00}T02:00", $"2026-04-{d:00}T03:00"),
        })).LostOf43200().ShouldBe(30);
    }

    [Fact]
    public void Time_that_several_reports_say_is_excluded_where_each_of_them_is_excused()
    {
        // The customer's 10:00–12:00 and the storm's 11:00–13:00 overlap for an hour: all three hours leave.
        Fact[] facts = [Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T12:00"), "customer"), Outage("o2", At("2026-04-07T11:00"), At("2026-04-07T13:00")), Storm("o2")];
        Assessed(Uptime(null, null, ByCustomer, ForceMajeure), April, facts).LostOf43200().ShouldBe(0);
        Assessed(Uptime(null, null, ForceMajeure), April, facts).LostOf43200().ShouldBe(120);
    }

    [Fact]
    public void A_part_excused_in_one_report_stays_bad_by_another_that_is_excused_for_another_part()
    {
        // Both 10:00–12:00; o1 is excused until 11:00, o2 from 11:00: each minute has a report that nothing excuses.
        Fact[] facts =
        [
            Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T12:00")), Outage("o2", At("2026-04-07T10:00"), At("2026-04-07T12:00")),
            Storm("o1") with { Until = At("2026-04-07T11:00") }, Storm("o2") with { From = At("2026-04-07T11:00") },
        ];
        Assessed(Uptime(null, null, ForceMajeure), April, facts).LostOf43200().ShouldBe(120);
    }

    [Theory]
    [InlineData(false, Leaves.Bad, 120, 43_200)]
    [InlineData(true, Leaves.Bad, 0, 43_200)]
    [InlineData(true, Leaves.Both, 0, 43_080)]
    public void A_total_is_subtracted_whether_the_service_was_down_or_not(bool total, Leaves leaves, int lost, int measured)
    {
        // Down 10:00–12:00 = 120, maintenance on another day 02:00–04:00 = 120, while the service was up: 120 − 120 = 0.
        var level = Uptime(null, null, Maintenance(leaves) with { AsTotal = total });
        Assessed(level, April, Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T12:00")), Window("m1", "2026-04-08T02:00", "2026-04-08T04:00"))
            .Figure!.Exact.ShouldBe(1 - new Rational(lost, measured));
    }

    [Fact]
    public void What_is_subtracted_as_a_total_twice_is_subtracted_twice_and_never_below_nothing()
    {
        // Down 10:00–14:00 = 240, maintenance 10:00–11:30 = 90 named by two exclusions: 240 − 90 − 90 = 60; with three of them 0.
        Fact[] facts = [Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T14:00")), Window("m1", "2026-04-07T10:00", "2026-04-07T11:30")];
        var once = Maintenance(Leaves.Bad) with { AsTotal = true };
        Assessed(Uptime(null, null, once, once), April, facts).LostOf43200().ShouldBe(60);
        Assessed(Uptime(null, null, once, once, once), April, facts).LostOf43200().ShouldBe(0);
    }

    [Fact]
    public void Of_levels_that_exclude_each_others_bad_time_the_one_that_was_asked_first_is_left_out()
    {
        // Down 16:00–18:00 on a Tuesday: 120 min by "always", 60 by "office" (to 17:00). "always" without office's: 60; "office" without always': 0.
        Lost(("always", null, "office"), ("office", "office", "always")).ShouldBe([60, 0]);
        // In a circle of three, "last" (120) leaves "always" out, so takes all of "office": 120 − 0 for "always"; "office" asks "last", that
        // "always", whose 120 take all of last's: 60 − 0; "last" asks "always", which leaves 120 − 60: 120 − 60.
        Lost(("always", null, "office"), ("office", "office", "last"), ("last", null, "always")).ShouldBe([120, 60, 60]);
        // A level that excludes its own bad time counts in full.
        Lost(("always", null, "always")).ShouldBe([120]);
    }

    /// <summary>Minutes lost by levels with the level whose bad time each excludes.</summary>
    private static Rational[] Lost(params (string Id, string? During, string Excludes)[] levels)
    {
        var terms = Terms(Uptime()) with
        {
            ServiceLevels = [.. levels.Select(l => Uptime(null, l.During, new Exclusion(new ExclusionSource.BadTimeOf(l.Excludes), [], null, Leaves.Bad)) with { Id = l.Id })],
        };
        var result = Assess(terms, April, null, Outage("o1", At("2026-04-07T16:00"), At("2026-04-07T18:00")));
        // Office hours of April 2026: 22 weekdays of 9 h, no holiday.
        return [.. levels.Select(l => (1 - result.Levels.Single(r => r.Level == l.Id).Figure!.Exact) * (l.During is null ? 43_200 : 22 * 540))];
    }
}
