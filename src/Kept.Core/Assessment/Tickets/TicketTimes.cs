using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Tickets;

/// <summary>One clock of a ticket measured against its targets.</summary>
/// <param name="Target">The promise at the end; null where no cell of the matrix is about this ticket.</param>
/// <param name="MissedAt">When used time first went over the target then in force; a recorded miss stays (R9).</param>
internal sealed record TicketTime(
    ClockSpan Span,
    Bound? Target,
    Duration Used,
    Instant? DueAt,
    Instant? MissedAt,
    ImmutableArray<TicketPart> Parts
)
{
    public Verdict Verdict => MissedAt is not null ? Verdict.Missed : Span.IsRunning ? Verdict.Undetermined : Verdict.Met;

    public Rational Seconds => new(Used.BclCompatibleTicks, NodaConstants.TicksPerSecond);
}

/// <summary>A stretch in which target and hours did not change.</summary>
internal sealed record TicketPart(TimeRange Range, Bound? Target, string? Calendar, Duration UsedBefore, Duration Used);

/// <summary>Times tickets (R9): used covered time decides; a new target keeps the used time; a pause removes only covered time.</summary>
internal static class TicketTimes
{
    /// <summary>All clocks of the level's tickets that have a target, in order of time.</summary>
    public static ImmutableArray<TicketTime> All(LevelContext level, TicketClock clock, Target targets) =>
    [
        .. level.Book.Tickets
            .SelectMany(t => Of(level, t, clock, targets))
            .Where(t => t.Target is not null)
            .OrderBy(t => t.Span.StartedAt)
            .ThenBy(t => t.Span.Name, StringComparer.Ordinal),
    ];

    /// <summary>Those of all clocks that started in a window: there they belong (R1).</summary>
    public static ImmutableArray<TicketTime> StartedIn(this ImmutableArray<TicketTime> all, TimeRange window) =>
        [.. all.Where(t => window.Contains(t.Span.StartedAt))];

    public static IEnumerable<TicketTime> Of(LevelContext level, TicketStory story, TicketClock clock, Target targets)
    {
        var states = TicketState.Of(story);
        return ClockSpans.Of(story, clock, level.AsOf)
            .Where(s => IsMeant(level, clock.Only, StateAt(states, s.StartedAt)))
            .Select(s => Measure(level, s, states, clock, targets));
    }

    /// <summary>The cell of a target for a ticket as it is at an instant; null where none is about it.</summary>
    public static TargetCell? CellFor(LevelContext level, Target targets, TicketState state) => targets switch
    {
        Target.Single single => new TargetCell([], single.Bound),
        Target.Matrix matrix => matrix.Cells.FirstOrDefault(c => Matches(level, matrix.By, c, state)),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static bool Matches(LevelContext level, ImmutableArray<TargetDimension> by, TargetCell cell, TicketState state) =>
        by.Zip(cell.Keys)
            .All(k =>
                k.Second == "*"
                || string.Equals(k.Second, state.ValueOf(k.First, level.Terms, level.Member?.Plan), StringComparison.OrdinalIgnoreCase)
            );

    private static bool IsMeant(LevelContext level, TicketFilter only, TicketState state) =>
        (state.Service is null || level.Subject.IsNamed(state.Service))
        && only.Fields.All(f => state.ValueOf(f.Key, level.Terms, level.Member?.Plan) is { } value && f.Value.Contains(value, StringComparer.OrdinalIgnoreCase));

    private static TicketState StateAt(ImmutableArray<TicketState> states, Instant at) =>
        states.LastOrDefault(s => s.From <= at) ?? states[0];

    private static TicketTime Measure(
        LevelContext level,
        ClockSpan span,
        ImmutableArray<TicketState> states,
        TicketClock clock,
        Target targets
    )
    {
        var parts = ImmutableArray.CreateBuilder<TicketPart>();
        var used = Duration.Zero;
        Instant? missedAt = null;
        foreach (var (from, to) in Cuts(span, states))
        {
            var cell = CellFor(level, targets, StateAt(states, from));
            var part = Part(level, span, new TimeRange(from, to), cell, clock, used);
            missedAt ??= MissedAt(level, span, part);
            used += part.Used;
            parts.Add(part);
        }

        return new TicketTime(span, parts[^1].Target, used, DueAt(level, span, parts[^1]), missedAt, parts.ToImmutable());
    }

    /// <summary>
    /// Where the ticket changed between start and end; of a clock that runs also at the end, so that a change is seen in its own instant.
    /// </summary>
    private static IEnumerable<(Instant From, Instant Until)> Cuts(ClockSpan span, ImmutableArray<TicketState> states)
    {
        var start = span.StartedAt;
        foreach (var change in states.Select(s => s.From).Where(c => c > start && (c < span.Until || (span.IsRunning && c == span.Until))))
        {
            yield return (start, change);
            start = change;
        }

        yield return (start, span.Until);
    }

    private static TicketPart Part(
        LevelContext level,
        ClockSpan span,
        TimeRange range,
        TargetCell? cell,
        TicketClock clock,
        Duration before
    )
    {
        var calendar = cell?.Clock ?? clock.Calendar;
        var running = span.Running.Except(span.Paused).Clip(range).Clip(level.Horizon);
        var hours = level.Hours.Of(calendar);
        var used = running.Aggregate(Duration.Zero, (sum, r) => sum + hours.CoveredBetween(r.From, r.Until));
        return new TicketPart(range, Timed(level, calendar, span.StartedAt, cell?.Bound), calendar, before, used);
    }

    /// <summary>A target in office days is, for each ticket, the covered time until closing of the last of them (R3, R9).</summary>
    private static Bound? Timed(LevelContext level, string? calendar, Instant startedAt, Bound? bound)
    {
        if (bound?.Limit is not Quantity.OfficeDays days)
        {
            return bound;
        }

        var closing = level.Hours.Of(calendar ?? "office").OfficeDaysAfter(LocalTimes.DateOf(level.Zone, startedAt), days.Count);
        var until = closing?.ClosesAt ?? level.Horizon.Until;
        return bound with { Limit = new Quantity.Elapsed(level.Hours.Of(calendar).CoveredBetween(startedAt, until)) };
    }

    /// <summary>As soon as used time is over the target; at the change, where it already was (R9).</summary>
    private static Instant? MissedAt(LevelContext level, ClockSpan span, TicketPart part)
    {
        if (part.Target is not { Limit: Quantity.Elapsed limit } target || target.Holds(Seconds(part.UsedBefore + part.Used)))
        {
            return null;
        }

        return part.UsedBefore >= limit.Time
            ? part.Range.From
            : UsedUp(level, span, part, limit.Time - part.UsedBefore) ?? part.Range.Until;
    }

    private static Instant? DueAt(LevelContext level, ClockSpan span, TicketPart last) =>
        last.Target is not { Limit: Quantity.Elapsed limit } || span.IsPaused ? null
        : last.UsedBefore >= limit.Time && last.UsedBefore > Duration.Zero ? last.Range.From
        : UsedUp(level, span, last, limit.Time - last.UsedBefore);

    /// <summary>The first instant from one on in which the clock counts: open, not paused and not stopped.</summary>
    public static Instant? NextCounting(LevelContext level, TicketTime time, Instant from) =>
        level.Hours.Of(time.Parts[^1].Calendar).UsedUpAt(from, Duration.Zero, Halted(time.Span));

    private static Instant? UsedUp(LevelContext level, ClockSpan span, TicketPart part, Duration budget)
    {
        var from = part.Range.From < level.Horizon.From ? level.Horizon.From : part.Range.From;
        return level.Hours.Of(part.Calendar).UsedUpAt(from, budget, Halted(span));
    }

    private static IntervalSet Halted(ClockSpan span) =>
        span.Paused.Union(span.Running.Complement(new TimeRange(span.StartedAt, span.Until)));

    private static Rational Seconds(Duration time) => new(time.BclCompatibleTicks, NodaConstants.TicksPerSecond);
}
