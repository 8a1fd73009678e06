using System.Collections.Concurrent;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Tests.Assessment.Generated;

namespace Kept.Core.Tests.Assessment;

/// <summary>
/// The promise of reasons: a fact that a reason names made a difference, and one that none names made none. Every fact of generated
/// worlds is taken away in turn.
/// </summary>
public sealed class PromiseTests(ITestOutputHelper output)
{
    private const int Worlds = 400;

    /// <summary>Samples are left out: reasons name the failures of a run, not each of thousands of good samples that close a gap.</summary>
    [Fact]
    public void Deleting_a_named_fact_changes_the_result_and_deleting_any_other_changes_no_figure_verdict_or_amount()
    {
        var (guard, broken) = (new Guard(), new ConcurrentBag<string>());
        Parallel.For(1, Worlds + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var world = World.Of((ulong)seed + 500_000);
            var all = world.Engine(withReasons: true);
            var named = Signature.Named(all);
            foreach (var fact in world.Facts.Where(f => f is not Fact.Sample))
            {
                Check(world, all, fact, named.Contains(fact.Reference));
            }
        });

        broken.Order(StringComparer.Ordinal).ShouldBeEmpty();
        guard.ShouldHave(output, ("named outage", 400), ("unnamed outage", 200), ("named ticket", 100), ("unnamed ticket", 200), ("named notice", 40), ("unnamed notice", 300),
            ("named maintenance", 20), ("unnamed maintenance", 200), ("named determination", 5), ("unnamed determination", 200), ("named claim", 40), ("unnamed claim", 200),
            ("named work", 5), ("unnamed work", 50), ("named answer", 1), ("unnamed answer", 20));

        void Check(World world, AssessmentResult all, Fact fact, bool isNamed)
        {
            var less = world.Engine(world.Facts.Remove(fact), withReasons: isNamed);
            guard.Add(isNamed ? $"named {fact.Kind}" : $"unnamed {fact.Kind}", true);
            if (isNamed ? Signature.All(less) == Signature.All(all) : Signature.Figures(less) != Signature.Figures(all))
            {
                broken.Add($"seed {world.Seed}: {(isNamed ? "named and changes nothing" : "not named and changes figures")}: {fact.Kind} {fact.Reference}");
            }
        }
    }
}
