using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Tests.Assessment.Generated;

namespace Kept.Core.Tests.Assessment;

/// <summary>
/// The engine works on sets of intervals; its twin walks minute by minute (or second by second) and was written from the rulings alone.
/// They agree on every verdict, exact figure and amount of every generated agreement and its evidence.
/// </summary>
public sealed class TwinTests(ITestOutputHelper output)
{
    private const int Pairs = 10_000;

    [Fact]
    public void Engine_and_plain_twin_agree_on_ten_thousand_generated_agreements()
    {
        var guard = new Guard();
        Differences(Enumerable.Range(1, Pairs), guard).ShouldBeEmpty();
        guard.ShouldHave(output,
            ("worlds", Pairs),
            ("misses", 4000),
            ("credits granted", 3000),
            ("caps that bind", 1500),
            ("claims that fail", 1000),
            ("exclusions that overlap", 500),
            ("clock changes inside", 3000),
            ("unknown time", 1000),
            ("undetermined", 500),
            ("credit is a range", 600),
            ("open outages", 1000),
            ("reopened tickets", 500),
            ("priority changes", 500),
            ("several blocks", 700));
    }

    [Fact]
    public void They_agree_on_other_seeds_and_where_they_once_did_not()
    {
        // Open outages measured whole whose clock had not started as of the instant of knowledge.
        int[] once = [25_349, 48_126, 50_154, 54_380, 61_328, 68_613];
        Differences([.. once, .. Enumerable.Range(1_000_001, 500)], new Guard()).ShouldBeEmpty();
    }

    private static ConcurrentBag<string> Differences(IEnumerable<int> seeds, Guard guard)
    {
        var differences = new ConcurrentBag<string>();
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var world = World.Of((ulong)seed);
            var plain = world.Plain();
            guard.Count(world, plain);
            if (differences.Count < 5 && Comparing.Difference(world.Engine(), plain) is not null)
            {
                differences.Add(Shrunk(world));
            }
        });
        return differences;
    }

    /// <summary>Facts are dropped one by one as long as the two still differ.</summary>
    private static string Shrunk(World world)
    {
        for (var n = 0; n < world.Facts.Length;)
        {
            var smaller = world with { Facts = world.Facts.RemoveAt(n) };
            (world, n) = Differs(smaller) is not null ? (smaller, n) : (world, n + 1);
        }

        return $"seed {world.Seed}, {world.Setting.Zone.Id} {world.Setting.Period}, as of {world.AsOf}:\n{string.Join('\n', world.Facts)}\n"
            + $"{string.Join('\n', world.Terms.ServiceLevels)}\n{Differs(world)}";
    }

    private static string? Differs(World world) => Comparing.Difference(world.Engine(), world.Plain());
}
