using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>
/// A window of local time, in whole minutes after 00:00 of the day on which it begins: half-open, so 540–1020 is 09:00 up to 17:00. 1440 is
/// 24:00; a greater end lies on the following day (22:00–06:00 is 1320–1800) and the window still belongs to the day on which it begins.
/// </summary>
public sealed record LocalWindow
{
    public const int MinutesPerDay = 1440;

    private LocalWindow(int fromMinute, int untilMinute) => (FromMinute, UntilMinute) = (fromMinute, untilMinute);

    /// <summary>00:00 up to 24:00.</summary>
    public static LocalWindow WholeDay { get; } = new(0, MinutesPerDay);

    /// <summary>0 up to 1439.</summary>
    public int FromMinute { get; }

    /// <summary>Exclusive; more than <see cref="FromMinute"/>, at most 2880 (24:00 of the following day).</summary>
    public int UntilMinute { get; }

    public bool CrossesMidnight => UntilMinute > MinutesPerDay;

    /// <summary>The window, or null where the minutes are out of bounds or the end is not after the beginning.</summary>
    public static LocalWindow? TryCreate(int fromMinute, int untilMinute) =>
        fromMinute is >= 0 and < MinutesPerDay && untilMinute > fromMinute && untilMinute <= 2 * MinutesPerDay
            ? new LocalWindow(fromMinute, untilMinute)
            : null;

    /// <summary>
    /// The window between two times of day. An end of 00:00 is 24:00; an end before the beginning lies on the following day. Null where
    /// both are the same (other than 00:00–00:00, the whole day) or one is not a whole minute.
    /// </summary>
    public static LocalWindow? TryCreate(LocalTime from, LocalTime until)
    {
        var (first, last) = (Minute(from), until == LocalTime.Midnight ? MinutesPerDay : Minute(until));
        return first is null || last is null || first == last
            ? null
            : TryCreate(first.Value, last.Value + (last < first ? MinutesPerDay : 0));
    }

    /// <inheritdoc cref="TryCreate(LocalTime, LocalTime)"/>
    /// <exception cref="ArgumentException">The two times make no window.</exception>
    public static LocalWindow Of(LocalTime from, LocalTime until) =>
        TryCreate(from, until) ?? throw new ArgumentException($"{from} to {until} is not a window of whole minutes", nameof(until));

    public bool Overlaps(LocalWindow other) => FromMinute < other.UntilMinute && other.FromMinute < UntilMinute;

    public override string ToString() => $"{Clock(FromMinute)}-{Clock(CrossesMidnight ? UntilMinute - MinutesPerDay : UntilMinute)}";

    internal LocalWindow JoinedWith(LocalWindow later) => new(FromMinute, Math.Max(UntilMinute, later.UntilMinute));

    private static int? Minute(LocalTime time) =>
        time.TickOfDay % NodaConstants.TicksPerMinute == 0 ? (int)(time.TickOfDay / NodaConstants.TicksPerMinute) : null;

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";
}

/// <summary>
/// The windows of one local day, sorted; windows that overlap or touch are one window, so equal hours are equal values. An empty list is a
/// day without covered hours.
/// </summary>
public sealed class DayHours : IEquatable<DayHours>
{
    public static readonly DayHours Closed = new([]);

    public static readonly DayHours WholeDay = new([LocalWindow.WholeDay]);

    private DayHours(ImmutableArray<LocalWindow> windows) => Windows = windows;

    public ImmutableArray<LocalWindow> Windows { get; }

    public bool IsClosed => Windows.IsEmpty;

    /// <summary>Every minute of the day from 00:00 to 24:00.</summary>
    public bool IsWholeDay => Windows is [{ FromMinute: 0, UntilMinute: >= LocalWindow.MinutesPerDay }];

    public static DayHours Of(params IEnumerable<LocalWindow> windows)
    {
        var joined = ImmutableArray.CreateBuilder<LocalWindow>();
        foreach (var window in windows.OrderBy(w => w.FromMinute))
        {
            if (joined.Count > 0 && window.FromMinute <= joined[^1].UntilMinute)
            {
                joined[^1] = joined[^1].JoinedWith(window);
            }
            else
            {
                joined.Add(window);
            }
        }

        return joined.Count == 0 ? Closed : new DayHours(joined.DrainToImmutable());
    }

    /// <summary>One window, as in <see cref="LocalWindow.Of"/>.</summary>
    public static DayHours Of(LocalTime from, LocalTime until) => Of(LocalWindow.Of(from, until));

    public bool Equals(DayHours? other) => other is not null && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as DayHours);

    public override int GetHashCode() => Windows.Aggregate(17, HashCode.Combine);

    public override string ToString() => IsClosed ? "closed" : string.Join(", ", Windows);
}
