using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R14: an assignment changes a party from an instant on; windows already begun end with the old one.</summary>
public sealed class R14AssignmentTests
{
    private static readonly Fact Down = Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T15:00"));

    private static Fact Assigned(LocalDate effective, bool? consent = null, string party = "provider", string to = "Allora", string id = "j1") =>
        new Fact.Assignment(to, party, effective, consent, At("2026-02-01T10:00")) { Id = id, RecordedAt = At("2026-02-01T10:00") };

    private static AssessmentResult Judged(AssignmentRule? rule, params IEnumerable<Fact> facts) =>
        Assess(
            Terms(Uptime()) with { Frame = AgreementFrame.Empty with { Assignment = rule } },
            new TimeRange(March.From, April.Until),
            null,
            [Down, .. facts]);

    [Theory]
    [InlineData("2026-03-01", "Allora", "Allora")]
    [InlineData("2026-03-02", null, "Allora")] // March has begun
    [InlineData("2026-04-01", null, "Allora")]
    [InlineData("2026-04-02", null, null)]
    public void A_window_that_begins_with_or_after_the_day_has_the_new_party(string effective, string? march, string? april)
    {
        var result = Judged(null, Assigned(NodaTime.Text.LocalDatePattern.Iso.Parse(effective).Value));
        result.Levels.Select(l => l.Provider).ShouldBe([march, april]);
        result.Levels.Select(l => l.Reasons!.AllFacts().Contains("j1")).ShouldBe([march is not null, april is not null]);
        result.Levels.Select(l => l.Customer).ShouldBe([null, null]);
    }

    [Fact]
    public void The_reason_says_who_owes_and_who_receives_and_no_amount_changes()
    {
        var day = new LocalDate(2026, 4, 1);
        var result = Judged(null, Assigned(day), Assigned(day, party: "customer", to: "Northwind Two", id: "j2"));
        result.Levels[1].Reasons!.Because.Select(r => r.Text).ShouldContain("Allora owes: provider since 2026-04-01");
        result.Levels[1].Reasons!.Because.Select(r => r.Text).ShouldContain("Northwind Two receives: customer since 2026-04-01");
        result.Levels[1].Credit.ShouldBe(Judged(null).Levels[1].Credit);
    }

    [Theory]
    [InlineData(true, "Allora")]
    [InlineData(false, null)]
    [InlineData(null, null)]
    public void Without_the_consent_that_is_required_the_party_stays(bool? consent, string? april)
    {
        var result = Judged(new AssignmentRule(null, ConsentNeeded: true, "9"), Assigned(new LocalDate(2026, 4, 1), consent));
        result.Levels[1].Provider.ShouldBe(april);
        result.Remarks.Any(r => r.StartsWith("assignment j1 to Allora from 2026-04-01: the consent", StringComparison.Ordinal)).ShouldBe(april is null);
    }

    [Fact]
    public void The_last_day_to_renegotiate_is_counted_from_the_first_day_of_the_new_party()
    {
        // 30 days after 1 April: until the end of 1 May.
        var rule = new AssignmentRule(new TimeLength.Calendar(new CalendarPeriod(30, CalendarUnit.Days)), ConsentNeeded: false, "9");
        var due = Judged(rule, Assigned(new LocalDate(2026, 4, 1))).Rights.ShouldHaveSingleItem();
        (due.Right, due.Clause, due.At).ShouldBe(("renegotiate", "9", At("2026-05-02T00:00")));
        Judged(new AssignmentRule(null, false, "9"), Assigned(new LocalDate(2026, 4, 1))).Rights.ShouldBeEmpty();
    }
}
