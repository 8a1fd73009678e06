using NodaTime;

namespace Kept.Core.Time;

/// <summary>
/// A half-open stretch of the time line: <see cref="From"/> belongs to it, <see cref="Until"/> does not.
/// Exact to 100 ns (one tick), the unit in which all interval arithmetic is done.
/// The default is the empty range at the Unix epoch.
/// </summary>
public readonly record struct TimeRange
{
    internal TimeRange(long fromTicks, long untilTicks)
    {
        FromTicks = fromTicks;
        UntilTicks = untilTicks;
    }

    /// <summary>A range between two instants.</summary>
    /// <exception cref="ArgumentException"><paramref name="until"/> is before <paramref name="from"/>.</exception>
    public TimeRange(Instant from, Instant until)
        : this(from.ToUnixTimeTicks(), until.ToUnixTimeTicks())
    {
        if (UntilTicks < FromTicks)
        {
            throw new ArgumentException($"a range ends at {until} before it begins at {from}", nameof(until));
        }
    }

    internal long FromTicks { get; }

    internal long UntilTicks { get; }

    public Instant From => Instant.FromUnixTimeTicks(FromTicks);

    public Instant Until => Instant.FromUnixTimeTicks(UntilTicks);

    public Duration Length => Duration.FromTicks(LengthTicks);

    internal long LengthTicks => UntilTicks - FromTicks;

    public bool IsEmpty => UntilTicks <= FromTicks;

    public bool Contains(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return FromTicks <= ticks && ticks < UntilTicks;
    }

    /// <summary>The part that both ranges share; empty where they only touch or lie apart.</summary>
    public TimeRange Intersect(TimeRange other)
    {
        var from = Math.Max(FromTicks, other.FromTicks);
        return new TimeRange(from, Math.Max(from, Math.Min(UntilTicks, other.UntilTicks)));
    }

    public bool Overlaps(TimeRange other) => FromTicks < other.UntilTicks && other.FromTicks < UntilTicks;

    public override string ToString() => $"{From}/{Until}";
}
