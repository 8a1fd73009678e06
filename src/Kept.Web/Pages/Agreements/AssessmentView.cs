using System.Text.Json;
using Kept.Web.Parts;
using NodaTime;

namespace Kept.Web.Pages.Agreements;

/// <summary>An assessment, as <c>GET /agreements/{agreement}/assessment</c> gives it.</summary>
public sealed record AssessmentView(
    Instant AsOf,
    SpanView Period,
    string Version,
    string Hash,
    IReadOnlyList<LevelLine> Levels,
    IReadOnlyList<RightView> Rights,
    IReadOnlyList<string> Remarks
)
{
    public IReadOnlyList<LevelLine> Of(string level) => [.. Levels.Where(l => l.Id == level)];
}

public sealed record SpanView(Instant From, Instant Until);

/// <param name="Occurrence">The outage, ticket or visit that is judged by itself; null: a window as a whole.</param>
/// <param name="Best">What the figure is at best while it is not known; exact.</param>
/// <param name="Margin">What is left before the target is missed, in words.</param>
public sealed record LevelLine(
    string Id,
    string? Clause,
    string? Title,
    SpanView Window,
    string Verdict,
    string? Target,
    string? Occurrence,
    string? Member,
    FigureView? Figure,
    string? Best,
    string? Worst,
    string? Margin,
    CreditView Credit,
    ClockView? Clock,
    Reason? Reasons
);

public sealed record FigureView(string Exact, string Shown, string Unit);

/// <summary>Amounts are a text, or an object with the best and the worst.</summary>
public sealed record CreditView(
    string State,
    JsonElement Accrued,
    JsonElement Entitled,
    JsonElement Claimed,
    JsonElement Granted,
    JsonElement Settled,
    Instant? ClaimableUntil,
    Instant? AnswerDueAt
);

public sealed record ClockView(Instant? StartedAt, Instant? DueAt, Instant? StoppedAt, bool Running, bool Paused);

public sealed record RightView(string? Level, string? Clause, string Right, bool Given, Instant? At, Reason Reasons);
