using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Figures;
using Kept.Core.Assessment.Tickets;
using Kept.Core.Problems;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>The clocks of one ticket.</summary>
/// <param name="Problems">Years without a list of holidays that were counted: then due times are not to be trusted.</param>
public sealed record TicketReading(ImmutableArray<LevelClock> Clocks, ImmutableArray<Problem> Problems)
{
    /// <summary>
    /// What breaches next: the first due time of a running clock that is not missed; of those missed the first where all are. Null where no
    /// clock runs, or none has an end.
    /// </summary>
    public LevelClock? Next => Running(missed: false) ?? Running(missed: true);

    /// <summary>Whether any clock of it is missed.</summary>
    public bool IsMissed => Clocks.Any(c => c.MissedAt is not null);

    private LevelClock? Running(bool missed) =>
        Clocks.Where(c => c.Clock is { Running: true, DueAt: not null } && c.MissedAt is not null == missed).MinBy(c => c.Clock.DueAt);
}

/// <summary>One clock of a ticket under one level, with what is left of its time (R9).</summary>
public sealed record LevelClock
{
    public required string Level { get; init; }

    public required string Clause { get; init; }

    public required string Title { get; init; }

    /// <summary>The ticket's number, with <c>#2</c> for its second clock under the level.</summary>
    public required string Name { get; init; }

    /// <summary>The level promises a share of such tickets: one that is late does not miss it by itself.</summary>
    public required bool OfShare { get; init; }

    /// <summary>The member whose promise it is, where the agreement has members.</summary>
    public string? Member { get; init; }

    public required Bound Target { get; init; }

    /// <summary>The covered hours that count; null: all.</summary>
    public string? Calendar { get; init; }

    public required ClockReading Clock { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Since when it is missed; a recorded miss stays (R9).</summary>
    public Instant? MissedAt { get; init; }

    /// <summary>What is left of the promised time; below zero: so much over it. Null where the promise is no length of time.</summary>
    public Duration? Remaining { get; init; }

    /// <summary>
    /// The last instant at which what stops the clock would be in time: where it is due at closing, the next opening (R9). Null where
    /// it is stopped, paused or missed.
    /// </summary>
    public Instant? InTimeUntil { get; init; }

    public ImmutableArray<Reason> Reasons { get; init; } = [];

    /// <summary>What a page draws; none where no reasons were asked for.</summary>
    public TicketBands Bands { get; init; } = TicketBands.None;

    internal static LevelClock Of(LevelContext level, TicketTime time, bool withReasons) =>
        new()
        {
            Level = level.Level.Id,
            Clause = level.Level.Clause,
            Title = level.Level.DisplayTitle,
            Name = time.Span.Name,
            OfShare = level.Level.Measure is Measure.Attainment,
            Member = level.Member?.Resource ?? level.Member?.Customer,
            Target = time.Target!,
            Calendar = time.Parts[^1].Calendar,
            Clock = TicketOutcomes.Reading(level, time),
            Verdict = time.Verdict,
            MissedAt = time.MissedAt,
            Remaining = time.Target is { Limit: Quantity.Elapsed limit } ? limit.Time - time.Used : null,
            InTimeUntil = InTime(level, time),
            Reasons = withReasons ? TicketReasons.Of(level, time) : [],
            Bands = withReasons ? ClockBands.Of(level, time) : TicketBands.None,
        };

    private static Instant? InTime(LevelContext level, TicketTime time) =>
        time is not { Target: { } target, DueAt: { } due, MissedAt: null, Span: { IsRunning: true, IsPaused: false } } ? null
        : target.Comparison == Comparison.Below ? due - Duration.FromTicks(1)
        : TicketTimes.NextCounting(level, time, due);
}
