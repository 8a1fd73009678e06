using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Tests.Assessment.Generated;

namespace Kept.Core.Tests.Assessment;

/// <summary>What holds of every generated agreement and its evidence.</summary>
public sealed class PropertyTests(ITestOutputHelper output)
{
    private static IEnumerable<World> Worlds(ulong from, int count) => Enumerable.Range(0, count).Select(n => World.Of(from + (ulong)n));

    [Fact]
    public void Order_of_evidence_repeats_and_assessing_again_change_nothing()
    {
        var guard = new Guard();
        foreach (var world in Worlds(900_000, 150))
        {
            var once = world.Engine(withReasons: true);
            Words(world.Engine(world.Facts.Reverse(), withReasons: true)).ShouldBe(Words(once));
            Words(world.Engine(world.Facts.Concat(world.Facts), withReasons: true)).ShouldBe(Words(once));
            Words(world.Engine(withReasons: true)).ShouldBe(Words(once));
            guard.Add("several facts", world.Facts.Length > 3);
            guard.Add("misses", once.Levels.Any(l => l.Verdict == Verdict.Missed));
        }

        guard.ShouldHave(output, ("several facts", 100), ("misses", 40));
    }

    [Fact]
    public void Credits_never_exceed_the_cap_by_more_than_half_a_minor_unit_a_line()
    {
        var guard = new Guard();
        foreach (var world in Worlds(950_000, 600))
        {
            foreach (var (limit, level) in world.Terms.ServiceLevels.SelectMany(l => l.Limits.Select(limit => (limit, l.Id))).Where(l => l.limit is { IsMinimum: false, AtMost: LimitAmount.Money, Per: LimitPeriod.Year }))
            {
                var lines = world.Engine().Levels.Where(l => l.Level == level).ToImmutableArray();
                Check(((LimitAmount.Money)limit.AtMost).Amount, lines, world.Terms.Currency.MinorDigits);
            }
        }

        guard.ShouldHave(output, ("caps that bind", 10), ("caps that do not", 10));

        void Check(Rational cap, ImmutableArray<LevelResult> lines, int digits)
        {
            var slack = new Rational(lines.Count(l => l.Credit.Entitled.Worst.Sign > 0), 2 * System.Numerics.BigInteger.Pow(10, digits));
            foreach (var year in lines.GroupBy(l => l.Window.From.InUtc().Year))
            {
                var entitled = year.Aggregate(Rational.Zero, (sum, l) => sum + l.Credit.Entitled.Worst);
                entitled.ShouldBeLessThanOrEqualTo(cap + slack);
                guard.Add(year.Aggregate(Rational.Zero, (sum, l) => sum + l.Credit.Accrued.Worst) > cap ? "caps that bind" : "caps that do not", true);
            }
        }
    }

    [Fact]
    public void What_is_granted_is_never_more_than_what_is_owed_and_best_never_more_than_worst()
    {
        var guard = new Guard();
        foreach (var credit in Worlds(970_000, 400).SelectMany(w => w.Engine().Levels).Select(l => l.Credit))
        {
            credit.Granted.Worst.ShouldBeLessThanOrEqualTo(credit.Entitled.Worst);
            credit.Entitled.Worst.ShouldBeLessThanOrEqualTo(credit.Accrued.Worst);
            credit.Accrued.Best.ShouldBeLessThanOrEqualTo(credit.Accrued.Worst);
            guard.Add("less granted than owed", credit.Granted.Worst < credit.Entitled.Worst);
            guard.Add("a range", credit.Accrued.Best < credit.Accrued.Worst);
        }

        guard.ShouldHave(output, ("less granted than owed", 50), ("a range", 20));
    }

    private static string Words(AssessmentResult result) =>
        Signature.All(result) + string.Join('\n', result.Levels.SelectMany(l => Lines(l.Reasons!)).Concat(result.Credit.Reasons.SelectMany(Lines))) + result.Inputs.EvidenceHash;

    private static IEnumerable<string> Lines(Reason reason) =>
        new[] { $"{reason.Text} {reason.Clause} {string.Join(',', reason.Facts.IsDefault ? [] : reason.Facts)}" }
            .Concat(reason.Because.IsDefault ? [] : reason.Because.SelectMany(Lines));
}
