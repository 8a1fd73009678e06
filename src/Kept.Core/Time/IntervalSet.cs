using System.Collections;
using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>
/// A set of instants as sorted, disjoint, non-touching half-open ranges. Overlaps count once, and ranges that touch are one range (R1).
/// Unions and differences of sets come first, totals last: totals of overlapping ranges are never added or subtracted.
/// </summary>
public sealed class IntervalSet : IEquatable<IntervalSet>, IReadOnlyList<TimeRange>
{
    public static readonly IntervalSet Empty = new([]);

    private readonly ImmutableArray<TimeRange> _ranges;

    private IntervalSet(ImmutableArray<TimeRange> ranges) => _ranges = ranges;

    public int Count => _ranges.Length;

    public bool IsEmpty => _ranges.IsEmpty;

    public TimeRange this[int index] => _ranges[index];

    public ReadOnlySpan<TimeRange> AsSpan() => _ranges.AsSpan();

    /// <summary>Elapsed time in the set: an hour that the clock shows twice counts twice.</summary>
    public Duration Total => Duration.FromTicks(TotalTicks);

    internal long TotalTicks
    {
        get
        {
            var total = 0L;
            foreach (var range in _ranges)
            {
                total += range.LengthTicks;
            }

            return total;
        }
    }

    public static IntervalSet Of(TimeRange range) => range.IsEmpty ? Empty : new IntervalSet([range]);

    public static IntervalSet Of(params IEnumerable<TimeRange> ranges) =>
        JoinSorted(ranges.Where(r => !r.IsEmpty).OrderBy(r => r.FromTicks), 0);

    /// <summary>The set, with gaps of up to <paramref name="upTo"/> filled (R1 step 1, <c>mergeGap</c>).</summary>
    public IntervalSet JoinGaps(Duration upTo) => upTo <= Duration.Zero ? this : JoinSorted(_ranges, upTo.BclCompatibleTicks);

    public IntervalSet Union(IntervalSet other) => IsEmpty ? other : other.IsEmpty ? this : JoinSorted(Merge(other), 0);

    /// <summary>Looks up each range of the smaller set in the larger, so a few ranges are cheap against many.</summary>
    public IntervalSet Intersect(IntervalSet other)
    {
        var (few, many) = Count <= other.Count ? (this, other) : (other, this);
        var shared = ImmutableArray.CreateBuilder<TimeRange>(few.Count);
        foreach (var range in few._ranges)
        {
            for (var i = many.FirstEndingAfter(range.FromTicks); i < many.Count && many._ranges[i].FromTicks < range.UntilTicks; i++)
            {
                shared.Add(range.Intersect(many._ranges[i]));
            }
        }

        return Ready(shared);
    }

    public IntervalSet Except(IntervalSet other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return this;
        }

        var left = ImmutableArray.CreateBuilder<TimeRange>(Count);
        foreach (var range in _ranges)
        {
            AddExcept(left, range, other);
        }

        return Ready(left);
    }

    public IntervalSet Clip(TimeRange to) => IsEmpty || to.IsEmpty ? Empty : Intersect(Of(to));

    /// <summary>What of <paramref name="within"/> is not in the set.</summary>
    public IntervalSet Complement(TimeRange within) => Of(within).Except(this);

    public bool Contains(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        var index = FirstEndingAfter(ticks);
        return index < Count && _ranges[index].FromTicks <= ticks;
    }

    public bool Equals(IntervalSet? other) => other is not null && _ranges.AsSpan().SequenceEqual(other._ranges.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as IntervalSet);

    public override int GetHashCode() => HashCode.Combine(_ranges.Length, IsEmpty ? default : _ranges[0], IsEmpty ? default : _ranges[^1]);

    public override string ToString() => IsEmpty ? "{}" : string.Join(" ", _ranges);

    public IEnumerator<TimeRange> GetEnumerator() => ((IEnumerable<TimeRange>)_ranges).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IntervalSet JoinSorted(IEnumerable<TimeRange> sorted, long gapTicks)
    {
        var joined = ImmutableArray.CreateBuilder<TimeRange>();
        foreach (var range in sorted)
        {
            if (joined.Count > 0 && range.FromTicks - joined[^1].UntilTicks <= gapTicks)
            {
                joined[^1] = new TimeRange(joined[^1].FromTicks, Math.Max(joined[^1].UntilTicks, range.UntilTicks));
            }
            else
            {
                joined.Add(range);
            }
        }

        return Ready(joined);
    }

    /// <summary>Both sets' ranges in order of their begin.</summary>
    private IEnumerable<TimeRange> Merge(IntervalSet other)
    {
        var (mine, theirs) = (0, 0);
        while (mine < Count && theirs < other.Count)
        {
            yield return _ranges[mine].FromTicks <= other._ranges[theirs].FromTicks ? _ranges[mine++] : other._ranges[theirs++];
        }

        for (; mine < Count; mine++)
        {
            yield return _ranges[mine];
        }

        for (; theirs < other.Count; theirs++)
        {
            yield return other._ranges[theirs];
        }
    }

    private static void AddExcept(ImmutableArray<TimeRange>.Builder left, TimeRange range, IntervalSet other)
    {
        var from = range.FromTicks;
        for (var i = other.FirstEndingAfter(from); i < other.Count && other._ranges[i].FromTicks < range.UntilTicks; i++)
        {
            if (other._ranges[i].FromTicks > from)
            {
                left.Add(new TimeRange(from, other._ranges[i].FromTicks));
            }

            from = other._ranges[i].UntilTicks;
        }

        if (from < range.UntilTicks)
        {
            left.Add(new TimeRange(from, range.UntilTicks));
        }
    }

    /// <summary>The index of the first range that ends after an instant; <see cref="Count"/> where none does.</summary>
    private int FirstEndingAfter(long ticks)
    {
        int low = 0, high = _ranges.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _ranges[middle].UntilTicks <= ticks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static IntervalSet Ready(ImmutableArray<TimeRange>.Builder ranges) =>
        ranges.Count == 0 ? Empty : new IntervalSet(ranges.DrainToImmutable());
}
