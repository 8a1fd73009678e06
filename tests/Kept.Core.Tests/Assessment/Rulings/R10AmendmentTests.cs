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

/// <summary>R10: an amendment effective on 16 April 2026.</summary>
public sealed class R10AmendmentTests
{
    private static readonly Instant Effective = At("2026-04-16T00:00");
    private static readonly Fact Tenth = Outage("o1", At("2026-04-10T10:00"), At("2026-04-10T15:00"));

    private static Agreement Amended(Terms first, Terms second, bool splits = false) => new("test",
    [
        new AgreementVersion(1, "as signed", Instant.MinValue, false, first, new string('1', 64)),
        new AgreementVersion(2, "amended", Effective, splits, second, new string('2', 64)),
    ]);

    private static ImmutableArray<LevelResult> Assessed(Agreement agreement, TimeRange period, params IEnumerable<Fact> facts)
    {
        var book = EvidenceBook.Known(facts.Select(f => new LocatedFact(f, default)), null).Value!;
        return Assessor.Assess(agreement, book, period, At("2026-06-01T00:00")).Value!.Levels;
    }

    [Fact]
    public void Hours_are_those_in_force_at_the_instant()
    {
        // 24x7 until the 16th, office hours (9 h) after: 15 × 24 + 11 × 9 = 459 h; 20:00–21:00 counts before and not after.
        var office = Terms(Uptime(null, "office"));
        var always = office with { Calendars = office.Calendars.SetItem("office", new VersionedCoverage(new Coverage { Zone = LosAngeles, Weekly = WeeklyHours.Always })) };
        var level = Assessed(Amended(always, office), April,
            Outage("o1", At("2026-04-10T20:00"), At("2026-04-10T21:00")), Outage("o2", At("2026-04-20T20:00"), At("2026-04-20T21:00"))).ShouldHaveSingleItem();
        level.Figure!.Exact.ShouldBe(1 - new Rational(60, 459 * 60));
    }

    [Fact]
    public void Exclusions_are_those_in_force_at_the_instant()
    {
        // "Customer" is excluded from the 16th on: 60 min of the 10th stay, 60 of the 20th leave.
        var later = Uptime(null, null, new Exclusion(new ExclusionSource.Cause("customer", ExclusionProof.Record), [], null, Leaves.Bad));
        var level = Assessed(Amended(Terms(Uptime()), Terms(later)), April,
            Outage("o1", At("2026-04-10T20:00"), At("2026-04-10T21:00"), "customer"), Outage("o2", At("2026-04-20T20:00"), At("2026-04-20T21:00"), "customer")).ShouldHaveSingleItem();
        level.LostOf43200().ShouldBe(60);
    }

    [Fact]
    public void Target_and_table_are_those_in_force_when_the_window_begins()
    {
        // 300 min: 99.31 % misses 99.5 % of April's begin; from May on 99 % is promised.
        var easier = Uptime() with { Target = new Target.Single(Share(Comparison.AtLeast, 99)) };
        var agreement = Amended(Terms(Uptime()), Terms(easier));
        Assessed(agreement, April, Tenth).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Missed);
        Assessed(agreement, Month(2026, 5), Outage("o2", At("2026-05-10T10:00"), At("2026-05-10T15:00"))).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Met);
    }

    [Fact]
    public void A_split_window_is_two_windows_and_its_fees_are_divided_by_days()
    {
        // 1–15 April: 21,600 min, 300 lost = 98.61 %: below 99 % → 25 % × 45.00 × 15/30 = 5.625 → 5.63. From the 16th nothing is lost.
        var level = Uptime() with { Claim = ClaimRule.WithoutClaim, Credit = Hosting().Credit! with { Of = new FeeBase(FeeKind.Fee, "hosting", FeePeriod.Window) } };
        var parts = Assessed(Amended(Terms(level), Terms(level), splits: true), April, Tenth);
        parts.Select(p => p.Window).ShouldBe([new TimeRange(April.From, Effective), new TimeRange(Effective, April.Until)]);
        parts.Select(p => p.Credit.Entitled.Best).ShouldBe([5.63m, 0]);
    }

    [Fact]
    public void A_version_is_in_force_once_both_parties_signed_its_hash()
    {
        var agreement = Amended(Terms(Uptime()), Terms(Uptime() with { Target = new Target.Single(Share(Comparison.AtLeast, 99)) }));
        var may = Outage("o2", At("2026-05-10T10:00"), At("2026-05-10T15:00"));
        Fact[] first = [Signed("provider", '1'), Signed("customer", '1')];
        Assessed(agreement, Month(2026, 5), [may, .. first, Signed("provider", '2')]).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Missed);
        Assessed(agreement, Month(2026, 5), [may, .. first, Signed("provider", '2'), Signed("customer", '2')]).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Met);

        static Fact Signed(string party, char hash) => new Fact.Signature(party, new string(hash, 64), At("2026-03-01T10:00")) { Id = $"{party}-{hash}", RecordedAt = At("2026-03-01T10:00") };
    }
}
