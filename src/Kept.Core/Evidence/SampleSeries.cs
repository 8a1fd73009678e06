using Kept.Core.Money;
using Kept.Core.Time;

namespace Kept.Core.Evidence;

/// <summary>What a sample says of the service.</summary>
public enum SampleState : byte
{
    /// <summary>Neither up nor down: a sample of latency or packets alone.</summary>
    NotSaid,
    Up,
    Down,
}

/// <summary>All samples of one service, or of one resource of it, in order of time; several probes may speak at one instant.</summary>
public sealed class SampleSeries
{
    private readonly SampleColumns _columns;
    private readonly int[] _rows;
    private readonly long[] _ticks;
    private readonly SampleState[] _states;

    internal SampleSeries(SampleColumns columns, int[] rows)
    {
        _columns = columns;
        _rows = rows;
        _ticks = Array.ConvertAll(rows, columns.TicksOf);
        _states = Array.ConvertAll(rows, columns.StateOf);
    }

    public string Service => _columns.ServiceOf(_rows[0]);

    public string? Resource => _columns.ResourceOf(_rows[0]);

    public int Count => _rows.Length;

    /// <summary>The instants, ascending, in 100 ns since the Unix epoch.</summary>
    public ReadOnlySpan<long> Ticks => _ticks;

    public ReadOnlySpan<SampleState> States => _states;

    public Rational? LatencyAt(int index) => _columns.LatencyOf(_rows[index]);

    public long? SentAt(int index) => _columns.SentOf(_rows[index]);

    public long? ReceivedAt(int index) => _columns.ReceivedOf(_rows[index]);

    public string? ProbeAt(int index) => _columns.ProbeOf(_rows[index]);

    public string ReferenceAt(int index) => _columns.KeyOf(_rows[index]).ToString();

    /// <summary>Who recorded it; null where it does not say.</summary>
    public string? ByAt(int index) => _columns.ByOf(_rows[index]);

    /// <summary>The samples for which something holds; null where there are none.</summary>
    internal SampleSeries? Where(Func<int, bool> holds)
    {
        int[] rows = [.. Enumerable.Range(0, Count).Where(holds).Select(i => _rows[i])];
        return rows.Length == 0 ? null : rows.Length == Count ? this : new SampleSeries(_columns, rows);
    }

    public Fact.Sample FactAt(int index) => _columns.FactOf(_rows[index]);

    /// <summary>The samples taken in a range: the first index and how many.</summary>
    public (int Start, int Length) Within(TimeRange range)
    {
        var start = FirstFrom(range.FromTicks);
        return (start, Math.Max(0, FirstFrom(range.UntilTicks) - start));
    }

    /// <summary>The index of the first sample not before the instant; <see cref="Count"/> where there is none.</summary>
    public int FirstFrom(long ticks)
    {
        int low = 0, high = _ticks.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _ticks[middle] < ticks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
