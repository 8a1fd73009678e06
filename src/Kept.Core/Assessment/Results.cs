using System.Collections.Immutable;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>Kept, missed, or not to be decided on what is known (design rule 6).</summary>
public enum Verdict
{
    Met,
    Missed,
    Undetermined,
}

/// <summary>The result of assessing an agreement on evidence, as of an instant. Same inputs, same result, byte for byte.</summary>
public sealed record AssessmentResult(
    string Agreement,
    string Version,
    TimeRange Period,
    Instant AsOf,
    string Currency,
    int MinorDigits,
    ImmutableArray<LevelResult> Levels,
    ImmutableArray<RightResult> Rights,
    CreditTotals Credit,
    Inputs Inputs,
    ImmutableArray<string> Remarks
);

/// <summary>One level in one window, or for one occurrence in it (R6).</summary>
public sealed record LevelResult
{
    public required string Level { get; init; }

    public required string Clause { get; init; }

    public required string Title { get; init; }

    public required TimeRange Window { get; init; }

    /// <summary>The member served under the text, where it has members (R13).</summary>
    public string? Member { get; init; }

    /// <summary>Who owes and who receives in this window, where an assignment made it another than the one that signed (R14).</summary>
    public string? Provider { get; init; }

    /// <inheritdoc cref="Provider"/>
    public string? Customer { get; init; }

    /// <summary>The ticket number, or the ids of the joined facts of an outage.</summary>
    public string? Occurrence { get; init; }

    public required Verdict Verdict { get; init; }

    public required FigureUnit Unit { get; init; }

    /// <summary>Null where it is a range (unknown time) or where there is nothing to measure.</summary>
    public Figure? Figure => Best is not null && Best == Worst ? Best : null;

    /// <summary>The best case for the customer.</summary>
    public Figure? Best { get; init; }

    public Figure? Worst { get; init; }

    /// <summary>The promise in the agreement's words: <c>at least 99.5%</c>; empty where this case has none.</summary>
    public required string Target { get; init; }

    /// <summary>The promise bounds the figure from above: at most, or below.</summary>
    public bool LittleIsPromised =>
        Target.StartsWith("at most", StringComparison.Ordinal) || Target.StartsWith("below", StringComparison.Ordinal);

    /// <summary>What is left before the target is missed, in words; null where it is missed or cannot be said.</summary>
    public string? Margin { get; init; }

    /// <summary>What the promise can still bear; null where the window is over, or there is no promise.</summary>
    public Headroom? Headroom { get; init; }

    /// <summary>A percentile beside an exact share, and the like: shown, never decisive.</summary>
    public string? Beside { get; init; }

    public required CreditResult Credit { get; init; }

    public Reason? Reasons { get; init; }

    /// <summary>What a timeline of the window draws.</summary>
    public Bands? Bands { get; init; }

    /// <summary>Due and used time of a ticket's clock.</summary>
    public ClockReading? Clock { get; init; }
}

public enum FigureUnit
{
    Percent,
    Seconds,
    Milliseconds,
    Count,
}

/// <param name="Exact">A fraction of one for percentages, otherwise in the unit itself.</param>
/// <param name="Shown">Rounded so that it never crosses the target (R6).</param>
public sealed record Figure(Rational Exact, string Shown);

/// <summary>An amount in the best and the worst case; equal where nothing is unknown. Best is what the provider would owe least.</summary>
public readonly record struct AmountRange(Rational Best, Rational Worst)
{
    public bool IsExact => Best == Worst;

    public static AmountRange Of(Rational amount) => new(amount, amount);

    public static AmountRange operator +(AmountRange a, AmountRange b) => new(a.Best + b.Best, a.Worst + b.Worst);
}

/// <summary>The amounts of R11, with what was earned before limits.</summary>
/// <param name="Accrued">Before caps and minimum.</param>
/// <param name="Entitled">After caps, rounded: what the agreement owes if it is claimed well.</param>
/// <param name="Claimed">What claims ask for, in time or not; withdrawn ones ask for nothing.</param>
/// <param name="Disputed">What waits for the outcome of a dispute, besides the undisputed part in the amounts before it (R11).</param>
/// <param name="ExtensionDays">Days added to the term, where the agreement gives those instead of money.</param>
public sealed record CreditResult(
    AmountRange Accrued,
    AmountRange Entitled,
    AmountRange Claimed,
    AmountRange Granted,
    Rational Settled,
    ClaimState State,
    Instant? ClaimableUntil = null,
    Instant? AnswerDueAt = null,
    AmountRange ExtensionDays = default,
    AmountRange Points = default,
    AmountRange Disputed = default
)
{
    public static readonly CreditResult None = new(default, default, default, default, default, ClaimState.NothingToClaim);
}

public enum ClaimState
{
    NothingToClaim,
    Automatic,
    NotClaimed,
    Forfeited,
    Late,
    Early,
    WrongForm,
    NotPaidUp,
    Withdrawn,
    AwaitingAnswer,
    Accepted,
    AcceptedBySilence,
    Rejected,
    RejectedBySilence,
    Granted,
}

/// <param name="Reasons">What limits took away, over several lines.</param>
public sealed record CreditTotals(
    AmountRange Accrued,
    AmountRange Entitled,
    AmountRange Claimed,
    AmountRange Granted,
    Rational Settled,
    ImmutableArray<Reason> Reasons,
    AmountRange Disputed = default
);

/// <summary>A right or duty that misses gave: terminate, report, root-cause note (block 13).</summary>
public sealed record RightResult(string Level, string? Clause, string Right, bool Given, Instant? At, Reason Reasons);

/// <summary>
/// Why: a sentence in words a customer understands, with its arithmetic; the clause and ruling it rests on; and what it follows from.
/// <paramref name="Facts"/> names evidence that made a difference: without any one of them the result would be another.
/// </summary>
public sealed record Reason(
    string Text,
    string? Clause = null,
    string? Ruling = null,
    ImmutableArray<string> Facts = default,
    ImmutableArray<Reason> Because = default
)
{
    /// <summary>All facts named in the tree, sorted, each once.</summary>
    public IEnumerable<string> AllFacts() =>
        Own(Facts)
            .Concat(Own(Because).SelectMany(r => r.AllFacts()))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(f => f, StringComparer.Ordinal);

    private static ImmutableArray<T> Own<T>(ImmutableArray<T> array) => array.IsDefault ? [] : array;
}

/// <summary>Sets of time for drawing: covered hours, bad time that counts, excluded time, unknown time.</summary>
public sealed record Bands(IntervalSet Covered, IntervalSet Bad, IntervalSet Excluded, IntervalSet Unknown);

/// <summary>What a ticket's clock shows (R9). All derived, nothing stored.</summary>
public sealed record ClockReading(
    Instant StartedAt,
    Instant? StoppedAt,
    Instant? DueAt,
    Duration Used,
    bool Running,
    bool Paused,
    IntervalSet Counted
);

/// <summary>Every hidden input, so that anyone can compute the result again (R5).</summary>
public sealed record Inputs(
    string Engine,
    int Language,
    string TimeZoneDatabase,
    ImmutableArray<string> HolidayDates,
    ImmutableArray<VersionUsed> Versions,
    string EvidenceHash,
    int FactsKnown
);

public sealed record VersionUsed(int Number, string Label, string Hash);
