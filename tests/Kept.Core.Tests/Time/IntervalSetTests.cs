using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

/// <summary>Sets of ranges against a twin of 24 bits, one for each slot of a small line.</summary>
public class IntervalSetTests
{
    private const int Slots = 24;
    private static readonly Arbitrary<(int A, int B)> Pairs = Gen.Two(Gen.Choose(0, (1 << Slots) - 1)).Select(t => (t.Item1, t.Item2))
        .ToArbitrary();

    [Fact]
    public void Every_set_of_eight_slots_comes_back_as_it_was() =>
        Enumerable.Range(0, 256)
            .ShouldAllBe(bits => Bits(Set(bits)) == bits && Set(bits).Total == Duration.FromHours(BitOperations.PopCount((uint)bits)));

    [Fact]
    public void Union_intersection_and_difference_are_those_of_the_bits_for_every_pair_of_seven_slots()
    {
        foreach (var (a, b) in from a in Enumerable.Range(0, 128) from b in Enumerable.Range(0, 128) select (a, b))
        {
            var (first, second) = (Set(a), Set(b));
            (Bits(first.Union(second)), Bits(first.Intersect(second)), Bits(first.Except(second))).ShouldBe((a | b, a & b, a & ~b));
        }
    }

    [Fact]
    public void Laws_of_sets_hold()
    {
        var overlapping = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Pairs, pair =>
        {
            var (a, b, line) = (Set(pair.A), Set(pair.B), Line(0, Slots));
            overlapping += (pair.A & pair.B) != 0 ? 1 : 0;
            a.Union(b).ShouldBe(b.Union(a));
            a.Intersect(b).ShouldBe(b.Intersect(a));
            a.Except(b).ShouldBe(a.Intersect(b.Complement(line)));
            a.Union(b).Complement(line).ShouldBe(a.Complement(line).Intersect(b.Complement(line)));
            (a.Union(b).Total + a.Intersect(b).Total).ShouldBe(a.Total + b.Total);
            a.Except(b).Union(a.Intersect(b)).ShouldBe(a);
        }));

        overlapping.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Members_are_disjoint_sorted_and_do_not_touch()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Pairs, pair =>
        {
            var union = Set(pair.A).Union(Set(pair.B));
            union.Zip(union.Skip(1)).ShouldAllBe(n => n.First.Until < n.Second.From);
            union.ShouldAllBe(r => !r.IsEmpty);
        }));
    }

    [Fact]
    public void A_gap_up_to_the_length_is_filled_and_a_longer_one_stays()
    {
        // Slots 0, 2, 5 with gaps of one and two hours.
        var set = Set(0b100101);

        set.JoinGaps(Duration.Zero).ShouldBe(set);
        set.JoinGaps(Duration.FromMinutes(59)).ShouldBe(set);
        Bits(set.JoinGaps(Duration.FromHours(1))).ShouldBe(0b100111);
        Bits(set.JoinGaps(Duration.FromHours(2))).ShouldBe(0b111111);
    }

    [Fact]
    public void Joining_gaps_fills_exactly_the_short_runs_of_unset_bits()
    {
        foreach (var (bits, hours) in from bits in Enumerable.Range(0, 1 << 10) from hours in Enumerable.Range(0, 4) select (bits, hours))
        {
            Bits(Set(bits).JoinGaps(Duration.FromHours(hours))).ShouldBe(Filled(bits, hours));
        }
    }

    [Fact]
    public void Overlapping_and_touching_ranges_count_once()
    {
        IntervalSet.Of(Line(0, 3), Line(1, 2), Line(3, 4)).ShouldBe(IntervalSet.Of(Line(0, 4)));
        IntervalSet.Of(Line(2, 2)).ShouldBe(IntervalSet.Empty);
    }

    [Fact]
    public void Contains_is_half_open_and_clip_cuts()
    {
        var set = Set(0b0110);

        (set.Contains(At(0)), set.Contains(At(1)), set.Contains(At(3) - Duration.FromTicks(1)), set.Contains(At(3)))
            .ShouldBe((false, true, true, false));
        Bits(set.Clip(Line(2, 9))).ShouldBe(0b0100);
        set.Clip(Line(4, 9)).IsEmpty.ShouldBeTrue();
    }

    private static int Filled(int bits, int hours)
    {
        for (var from = 0; from < Slots; from++)
        {
            for (var until = from + 1; until <= from + hours && until < Slots - 1; until++)
            {
                var gap = ((1 << (until - from)) - 1) << from;
                var between = from > 0 && (bits & gap) == 0 && (bits & (1 << (from - 1))) != 0 && (bits & (1 << until)) != 0;
                bits |= between ? gap : 0;
            }
        }

        return bits;
    }

    private static Instant At(int hour) => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours(hour);

    private static TimeRange Line(int from, int until) => new(At(from), At(until));

    private static IntervalSet Set(int bits) =>
        IntervalSet.Of(Enumerable.Range(0, Slots).Where(i => (bits & (1 << i)) != 0).Select(i => Line(i, i + 1)));

    private static int Bits(IntervalSet set) => Enumerable.Range(0, Slots).Where(i => set.Contains(At(i))).Sum(i => 1 << i);
}
