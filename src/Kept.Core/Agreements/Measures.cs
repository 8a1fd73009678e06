using System.Collections.Immutable;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Agreements;

/// <summary>What is measured (blocks 2 to 4, 6 and 7). Every measure carries the same <see cref="MeasureFrame"/>.</summary>
public abstract record Measure(MeasureFrame Frame)
{
    /// <summary>
    /// Share of covered time that was good: <c>availability: outages | samples | counts</c> (by time; counts are judged slot by slot).
    /// </summary>
    /// <param name="Weighted">A degraded outage takes its <c>weight</c> only, the worst of overlapping weights; otherwise any outage takes
    /// all.</param>
    public sealed record Availability(StateSource Source, StateRule State, bool Weighted, MeasureFrame Frame) : Measure(Frame)
    {
        /// <summary>When downtime begins and ends to count; by default with the outage itself.</summary>
        public OccurrenceClock Clock { get; init; } = OccurrenceClock.Default;
    }

    /// <summary>
    /// Good ÷ total (or bad ÷ total) of events: <c>availability: requests | checks</c>, <c>errorRate: counts</c>, <c>packetDelivery:
    /// samples</c>.
    /// </summary>
    public sealed record EventRatio(EventSource Source, bool BadShare, MeasureFrame Frame) : Measure(Frame);

    /// <summary>
    /// Slot by slot: the mean of the slots' ratios (<c>mean of slots</c>), or the share or the number of bad slots.
    /// <paramref name="Bad"/> says when a slot is bad (needed for the latter two).
    /// </summary>
    public sealed record Slots(EventSource Source, Duration Slot, SlotFigure Figure, SlotPredicate? Bad, IdleSlot Idle, MeasureFrame Frame)
        : Measure(Frame);

    /// <summary>Of latency samples: the exact share within a threshold, a percentile, the mean or the greatest.</summary>
    public sealed record Latency(LatencyFigure Figure, MeasureFrame Frame) : Measure(Frame);

    /// <summary>
    /// The time of each ticket (or each request within it) between two events, on a covered clock: one entry a ticket (R9).
    /// </summary>
    public sealed record TicketTime(TicketClock Clock, MeasureFrame Frame) : Measure(Frame);

    /// <summary>The share of tickets whose time was within its target: "90 % answered within 6 h".</summary>
    public sealed record Attainment(TicketClock Clock, Target Within, MeasureFrame Frame) : Measure(Frame);

    /// <summary>How long each outage, maintenance or visit lasted: one entry per occurrence.</summary>
    public sealed record OccurrenceTime(OccurrenceKind Of, OccurrenceClock Clock, StateRule State, MeasureFrame Frame) : Measure(Frame);

    /// <summary>
    /// How many outages, maintenance windows or tickets in the window, or the sum, mean, greatest of their time, or the longest run.
    /// </summary>
    public sealed record Tally(OccurrenceKind Of, TallyFigure Figure, OccurrenceClock Clock, StateRule State, MeasureFrame Frame)
        : Measure(Frame);
}

/// <summary>What all measures share.</summary>
/// <param name="Silence">What the absence of facts means (R2). There is no default.</param>
/// <param name="During">The calendar whose covered hours count; null: all hours.</param>
/// <param name="Window">Over which window; null for measures per occurrence, which belong to the calendar month in which they
/// begin.</param>
/// <param name="Rounding">A rounding of the figure that decides (R6); null: the exact figure decides.</param>
/// <param name="Across">How several resources of one subject are taken together (block 1).</param>
/// <param name="Denominator">Out of what a share of time is taken.</param>
/// <param name="Decimals">Decimals of the shown figure.</param>
public sealed record MeasureFrame(
    Silence Silence,
    string? During = null,
    Window? Window = null,
    RoundingRule? Rounding = null,
    Across Across = Across.Any,
    Denominator Denominator = Denominator.Window,
    int Decimals = 2
);

public enum StateSource
{
    Outages,
    Samples,
    Counts,
}

public enum EventSource
{
    /// <summary>Facts of kind <c>count</c>: good and total.</summary>
    Counts,

    /// <summary>Samples as events: up or not up, each counts once.</summary>
    Checks,

    /// <summary>Samples with packets: received and sent.</summary>
    Packets,
}

/// <summary>The state rule (block 4): from facts to bad time.</summary>
/// <param name="MergeGap">Gaps of bad time up to this length are bad too (R1 step 1); zero: only touching intervals join.</param>
/// <param name="Minimum">A piece of bad time shorter than this does not count; null: every piece counts.</param>
/// <param name="MinimumIsOver">The piece must be longer than the minimum, not just as long.</param>
/// <param name="OnlyExcess">Only what is beyond the minimum counts, not the whole piece.</param>
/// <param name="Slot">Bad time is counted in whole slots of this length from the window's start; null: to the instant.</param>
/// <param name="SlotRule">When a slot is bad.</param>
/// <param name="Pieces">Minimum and blocks are taken on each piece that remains (the default), or on the whole elapsed outage.</param>
public sealed record StateRule(
    Duration MergeGap = default,
    Duration? Minimum = null,
    bool MinimumIsOver = false,
    bool OnlyExcess = false,
    Duration? Slot = null,
    SlotPredicate? SlotRule = null,
    MeasuredOn Pieces = MeasuredOn.Pieces
);

public enum MeasuredOn
{
    Pieces,
    Whole,
}

/// <summary>When a slot of time, or a sample, is bad.</summary>
public abstract record SlotPredicate
{
    private SlotPredicate()
    {
    }

    /// <summary>Every check in it failed, or it was bad through and through.</summary>
    public sealed record AllFail : SlotPredicate;

    /// <summary>Any check in it failed, or any of it was bad.</summary>
    public sealed record AnyFails : SlotPredicate;

    /// <summary>At least k of the checks in it failed.</summary>
    public sealed record AtLeastFail(int Count) : SlotPredicate;

    /// <summary>Bad ÷ total is over the share: <c>error rate over 5%</c> (or <c>at least 5%</c>).</summary>
    public sealed record ErrorRate(Bound Limit) : SlotPredicate;

    /// <summary>The mean latency of its samples is over the bound.</summary>
    public sealed record Latency(Bound Limit) : SlotPredicate;
}

public enum SlotFigure
{
    Mean,
    BadShare,
    BadCount,
}

/// <summary>What a slot without any events is (block 4, zero traffic).</summary>
public enum IdleSlot
{
    Unknown,
    Good,
    Bad,
    LeftOut,
    Previous,
}

public abstract record LatencyFigure
{
    private LatencyFigure()
    {
    }

    /// <summary>The exact share of samples at or below (or below) the threshold; a percentile is shown beside it.</summary>
    public sealed record ShareWithin(Bound Threshold) : LatencyFigure;

    /// <summary>The nearest-rank percentile: the least value such that at least p of the samples are not greater.</summary>
    public sealed record Percentile(Rational Rank) : LatencyFigure;

    public sealed record Mean : LatencyFigure;

    public sealed record Maximum : LatencyFigure;
}

public enum Across
{
    /// <summary>Bad as soon as any of the subjects is bad.</summary>
    Any,

    /// <summary>Bad only while all resources named in the evidence are bad.</summary>
    All,

    /// <summary>Each resource is its own subject, and the figure is the mean over them.</summary>
    Mean,
}

public enum Denominator
{
    /// <summary>The whole window; what is still to come is unknown (R2).</summary>
    Window,

    /// <summary>The part of the window that is over at asOf.</summary>
    Elapsed,

    /// <summary>The part that evidence speaks for; unknown time leaves the measurement.</summary>
    Observed,
}

/// <summary>
/// What the absence of facts means (R2): <c>evidence: outages complete</c>, <c>{samples: every 1 minute, stale: after 3 minutes}</c>.
/// </summary>
public abstract record Silence
{
    private Silence()
    {
    }

    /// <summary>No report is up; no ticket is no ticket; no count is no traffic.</summary>
    public sealed record Complete(string Of) : Silence;

    /// <summary>
    /// No sample is unknown. A sample speaks for <paramref name="Every"/>; a gap up to <paramref name="Stale"/> is bridged by the last
    /// state (for a longer one it is not, unless <paramref name="Carry"/> lets each state last until it is stale).
    /// </summary>
    /// <param name="Unknown">What unknown time is taken for; <see cref="UnknownTime.Unknown"/>: best and worst case.</param>
    public sealed record Sampled(Duration Every, Duration Stale, CarryRule Carry, UnknownTime Unknown) : Silence;

    /// <summary>A sample is a change of state and holds until the next one (<c>evidence: state changes</c>).</summary>
    /// <param name="Before">The state before the first change.</param>
    public sealed record StateChanges(UnknownTime Before, UnknownTime Unknown) : Silence;
}

public enum CarryRule
{
    Slot,
    UntilStale,
}

public enum UnknownTime
{
    Unknown,
    Up,
    Down,
    LeftOut,
    Previous,
}

/// <summary>Over which stretch a figure is taken (block 6).</summary>
public abstract record Window
{
    private Window()
    {
    }

    /// <summary>Local calendar day, week (from Monday), month, quarter, year, from local midnight to local midnight.</summary>
    public sealed record Calendar(PeriodUnit Unit, PartialWindow Partial = PartialWindow.Part) : Window;

    /// <summary>Months from a day of the month: <c>billing month from the 15th</c>.</summary>
    public sealed record Billing(int Day, PartialWindow Partial = PartialWindow.Part) : Window;

    /// <summary>Years, quarters or months counted from the start of the term: <c>contract year</c>.</summary>
    public sealed record Contract(PeriodUnit Unit) : Window;

    /// <summary>The last n local days, taken anew at the end of each calendar month (or day): <c>rolling 30 days</c>.</summary>
    public sealed record Rolling(int Days, PeriodUnit Step = PeriodUnit.Month) : Window;

    /// <summary>The n local days before the day of each claim: what is not claimed is not measured.</summary>
    public sealed record BeforeClaim(int Days) : Window;

    /// <summary>The whole term of the agreement.</summary>
    public sealed record WholeTerm : Window;
}

/// <summary>What a window does that the term covers only in part (block 6).</summary>
public enum PartialWindow
{
    /// <summary>The covered part is the window; fees are those of that part.</summary>
    Part,

    /// <summary>The whole calendar window is measured.</summary>
    Whole,

    /// <summary>It is not measured.</summary>
    Skipped,
}

public enum TallyFigure
{
    Count,
    Sum,
    Mean,
    Maximum,
    LongestRun,
}
