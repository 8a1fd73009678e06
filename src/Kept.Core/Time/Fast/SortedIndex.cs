namespace Kept.Core.Time.Fast;

/// <summary>
/// A search over sorted keys that starts near its end: the span of the keys is cut into equal buckets, and a table says where each begins.
/// Keys spread evenly cost one look-up and about one comparison; keys heaped in one bucket cost a binary search within it. Its plain twin
/// is <see cref="Array.BinarySearch{T}(T[], T)"/>.
/// </summary>
internal readonly struct SortedIndex
{
    private readonly long[] _keys;
    private readonly int[] _lastAtStart;
    private readonly int _shift;

    /// <param name="keys">Strictly rising; kept, not copied.</param>
    public SortedIndex(long[] keys)
    {
        _keys = keys;
        var span = keys.Length == 0 ? 0UL : (ulong)(keys[^1] - keys[0]);
        while (span >> _shift > 2UL * (ulong)keys.Length)
        {
            _shift++;
        }

        _lastAtStart = new int[(int)(span >> _shift) + 2];
        Fill();
    }

    /// <summary>The position of the last key that is not greater than the value; −1 where all are greater.</summary>
    public int LastAtOrBefore(long value)
    {
        var keys = _keys;
        if (keys.Length == 0 || value < keys[0])
        {
            return -1;
        }

        var table = _lastAtStart;
        var bucket = (ulong)(value - keys[0]) >> _shift;
        if (bucket >= (ulong)(table.Length - 1))
        {
            return keys.Length - 1;
        }

        var (low, high) = (table[bucket], table[bucket + 1]);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            (low, high) = keys[middle] <= value ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private void Fill()
    {
        var position = 0;
        for (var bucket = 0; bucket < _lastAtStart.Length - 1; bucket++)
        {
            while (position + 1 < _keys.Length && (ulong)(_keys[position + 1] - _keys[0]) <= (ulong)bucket << _shift)
            {
                position++;
            }

            _lastAtStart[bucket] = position;
        }

        _lastAtStart[^1] = _keys.Length - 1;
    }
}
