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

    public static IntervalSet Of(params IEnumerable<TimeRange> ranges) => JoinSorted(ranges.Where(r => !r.IsEmpty).OrderBy(r => r.FromTicks), 0);

    /// <summary>The set, with gaps of up to <paramref name="upTo"/> filled (R1 step 1, <c>mergeGap</c>).</summary>
    public IntervalSet JoinGaps(Duration upTo) => upTo <= Duration.Zero ? this : JoinSorted(_ranges, upTo.BclCompatibleTicks);

    public IntervalSet Union(IntervalSet other) => IsEmpty ? other : other.IsEmpty ? this : Combine(other, static (a, b) => a || b);

    public IntervalSet Intersect(IntervalSet other) => IsEmpty || other.IsEmpty ? Empty : Combine(other, static (a, b) => a && b);

    public IntervalSet Except(IntervalSet other) => IsEmpty || other.IsEmpty ? this : Combine(other, static (a, b) => a && !b);

    public IntervalSet Clip(TimeRange to) => Intersect(Of(to));

    /// <summary>What of <paramref name="within"/> is not in the set.</summary>
    public IntervalSet Complement(TimeRange within) => Of(within).Except(this);

    public bool Contains(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        int low = 0, high = _ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (ticks < _ranges[middle].FromTicks)
            {
                high = middle - 1;
            }
            else if (ticks >= _ranges[middle].UntilTicks)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
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

        return joined.Count == 0 ? Empty : new IntervalSet(joined.DrainToImmutable());
    }

    /// <summary>One sweep over the boundaries of both sets, keeping the stretches for which <paramref name="keep"/> holds.</summary>
    private IntervalSet Combine(IntervalSet other, Func<bool, bool, bool> keep)
    {
        var result = ImmutableArray.CreateBuilder<TimeRange>(_ranges.Length + other._ranges.Length);
        var (mine, theirs) = (0, 0);
        var (inMine, inTheirs) = (false, false);
        long? openedAt = null;
        while (mine < _ranges.Length || theirs < other._ranges.Length)
        {
            var at = Math.Min(Boundary(_ranges, mine, inMine), Boundary(other._ranges, theirs, inTheirs));
            (mine, inMine) = Step(_ranges, mine, inMine, at);
            (theirs, inTheirs) = Step(other._ranges, theirs, inTheirs, at);
            var inside = keep(inMine, inTheirs);
            if (inside && openedAt is null)
            {
                openedAt = at;
            }
            else if (!inside && openedAt is { } from)
            {
                result.Add(new TimeRange(from, at));
                openedAt = null;
            }
        }

        return result.Count == 0 ? Empty : new IntervalSet(result.DrainToImmutable());
    }

    private static long Boundary(ImmutableArray<TimeRange> ranges, int index, bool inside) =>
        index >= ranges.Length ? long.MaxValue : inside ? ranges[index].UntilTicks : ranges[index].FromTicks;

    private static (int Index, bool Inside) Step(ImmutableArray<TimeRange> ranges, int index, bool inside, long at) =>
        Boundary(ranges, index, inside) != at ? (index, inside) : inside ? (index + 1, false) : (index, true);
}
