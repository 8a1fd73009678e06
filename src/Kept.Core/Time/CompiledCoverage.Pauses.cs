using NodaTime;

namespace Kept.Core.Time;

/// <summary>
/// The same questions while a clock halts. A pause removes covered time only (R9). Pauses may begin before the start and need not end
/// within the range; overlapping ones have become one as members of an <see cref="IntervalSet"/>.
/// </summary>
public sealed partial class CompiledCoverage
{
    /// <summary>Covered time between two instants that is not paused; negative when reversed.</summary>
    /// <inheritdoc cref="CoveredBetween(Instant, Instant)"/>
    public Duration CoveredBetween(Instant from, Instant until, IntervalSet pauses) =>
        until < from
            ? -Duration.FromTicks(RunningBetween(Ticks(until), Ticks(from), pauses))
            : Duration.FromTicks(RunningBetween(Ticks(from), Ticks(until), pauses));

    /// <summary>
    /// As without pauses; what is paused uses nothing up. With a budget of zero, the first instant from the start on that is open and not
    /// paused.
    /// </summary>
    /// <inheritdoc cref="UsedUpAt(Instant, Duration)"/>
    public Instant? UsedUpAt(Instant start, Duration budget, IntervalSet pauses) =>
        ToInstant(UsedUpAt(Ticks(start), BudgetTicks(budget), pauses.AsSpan()));

    /// <summary>
    /// As without pauses; what is paused uses nothing up. With a budget of zero, the last moment at or before the end that ends time open
    /// and not paused.
    /// </summary>
    /// <inheritdoc cref="UsedUpBefore(Instant, Duration)"/>
    public Instant? UsedUpBefore(Instant end, Duration budget, IntervalSet pauses) =>
        ToInstant(UsedUpBefore(Ticks(end), BudgetTicks(budget), pauses.AsSpan()));

    private long RunningBetween(long from, long until, IntervalSet pauses)
    {
        var running = CoveredBefore(until) - CoveredBefore(from);
        foreach (var pause in pauses.AsSpan())
        {
            var (first, last) = (Math.Max(from, pause.FromTicks), Math.Min(until, pause.UntilTicks));
            running -= first < last ? CoveredBefore(last) - CoveredBefore(first) : 0;
        }

        return running;
    }

    /// <summary>Walks from pause to pause: what is used before the next pause is taken off, and the clock goes on after it.</summary>
    private long? UsedUpAt(long start, long budget, ReadOnlySpan<TimeRange> pauses)
    {
        foreach (var pause in pauses)
        {
            if (pause.UntilTicks <= start)
            {
                continue;
            }

            if (UsedUpAt(start, budget) is not { } at || (budget == 0 ? at < pause.FromTicks : at <= pause.FromTicks))
            {
                return UsedUpAt(start, budget);
            }

            if (pause.UntilTicks > Range.UntilTicks)
            {
                return null;
            }

            budget -= Math.Max(0, CoveredBefore(Math.Max(start, pause.FromTicks)) - CoveredBefore(start));
            start = pause.UntilTicks;
        }

        return UsedUpAt(start, budget);
    }

    private long? UsedUpBefore(long end, long budget, ReadOnlySpan<TimeRange> pauses)
    {
        for (var i = pauses.Length - 1; i >= 0; i--)
        {
            var pause = pauses[i];
            if (pause.FromTicks >= end)
            {
                continue;
            }

            if (UsedUpBefore(end, budget) is not { } at || (budget == 0 ? at > pause.UntilTicks : at >= pause.UntilTicks))
            {
                return UsedUpBefore(end, budget);
            }

            if (pause.FromTicks < Range.FromTicks)
            {
                return null;
            }

            budget -= Math.Max(0, CoveredBefore(end) - CoveredBefore(Math.Min(end, pause.UntilTicks)));
            end = pause.FromTicks;
        }

        return UsedUpBefore(end, budget);
    }
}
