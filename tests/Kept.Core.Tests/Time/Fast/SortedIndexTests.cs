using FsCheck;
using FsCheck.Fluent;
using Kept.Core.Time.Fast;

namespace Kept.Core.Tests.Time.Fast;

public class SortedIndexTests
{
    [Fact]
    public void Finds_what_a_binary_search_finds()
    {
        var (inside, checkedKeys) = (0, 0);
        var keys = Gen.OneOf(Gen.Choose(0, 50), Gen.Choose(0, 1_000_000), Gen.Choose(-10, 10).Select(i => i * 100_000_000)).ListOf()
            .Select(l => l.Select(i => (long)i).Distinct().Order().ToArray());

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(keys.ToArbitrary(), sorted =>
        {
            var index = new SortedIndex(sorted);
            checkedKeys += sorted.Length;
            foreach (var value in sorted.SelectMany(k => new[] { k - 1, k, k + 1, k + 37 }).Append(0).Append(long.MaxValue / 4)
                .Append(long.MinValue / 4))
            {
                var found = index.LastAtOrBefore(value);
                found.ShouldBe(Plain(sorted, value));
                inside += found >= 0 ? 1 : 0;
            }
        }));

        (checkedKeys > 1000, inside > 1000).ShouldBe((true, true));
    }

    [Fact]
    public void Keys_heaped_at_one_end_are_found_too()
    {
        long[] heaped = [.. Enumerable.Range(0, 5000).Select(i => (long)i), long.MaxValue / 8];
        var index = new SortedIndex(heaped);

        Enumerable.Range(-1, 5003).Where(v => index.LastAtOrBefore(v) != Plain(heaped, v)).ShouldBeEmpty();
        index.LastAtOrBefore(long.MaxValue / 8).ShouldBe(5000);
    }

    [Fact]
    public void Nothing_is_before_the_first_key_or_in_an_empty_index()
    {
        new SortedIndex([]).LastAtOrBefore(0).ShouldBe(-1);
        new SortedIndex([7]).LastAtOrBefore(6).ShouldBe(-1);
        new SortedIndex([7]).LastAtOrBefore(8).ShouldBe(0);
    }

    private static int Plain(long[] sorted, long value)
    {
        var position = Array.BinarySearch(sorted, value);
        return position >= 0 ? position : ~position - 1;
    }
}
