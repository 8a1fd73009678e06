using System.Collections.Immutable;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>What a statement said of one entry: its key and its amounts.</summary>
public sealed record StatedEntry(
    string Level,
    string Clause,
    Instant From,
    Instant Until,
    string? Member,
    string? Occurrence,
    string Verdict,
    AmountRange Entitled,
    AmountRange Granted
);

/// <summary>A statement as it was issued: its own hash, those of what it rests on, and its entries.</summary>
public sealed record StatedResult(
    string Hash,
    string Agreement,
    TimeRange Period,
    string EvidenceHash,
    ImmutableArray<StatedEntry> Entries
);

/// <summary>One difference between a statement and the new result.</summary>
/// <param name="Was">Null where the statement had no such entry.</param>
/// <param name="Is">Null where the new result has none.</param>
/// <param name="Facts">What the new result rests on; clause and facts say why it differs.</param>
public sealed record AdjustmentLine(
    string Level,
    string Clause,
    Instant From,
    string? Member,
    string? Occurrence,
    StatedEntry? Was,
    StatedEntry? Is,
    AmountRange Entitled,
    AmountRange Granted,
    ImmutableArray<string> Facts
);

/// <summary>
/// What replaces a statement (R11): it names the statement, and its lines added to the stated amounts give the new ones.
/// A stated period is never edited.
/// </summary>
public sealed record Adjustment(string Replaces, ImmutableArray<AdjustmentLine> Lines, AmountRange Entitled, AmountRange Granted)
{
    public static Adjustment Between(StatedResult stated, AssessmentResult now)
    {
        var was = stated.Entries.ToDictionary(Key);
        var current = now.Levels.Select(l => (Entry: Stated(l), Result: l)).ToDictionary(l => Key(l.Entry));
        var lines = was.Keys.Union(current.Keys)
            .Select(key => Line(was.GetValueOrDefault(key), current.GetValueOrDefault(key)))
            .Where(l => l.Was is null || l.Is is null || l.Was.Verdict != l.Is.Verdict || l.Entitled != default || l.Granted != default)
            .OrderBy(l => l.From)
            .ThenBy(l => l.Level, StringComparer.Ordinal)
            .ThenBy(l => l.Member, StringComparer.Ordinal)
            .ThenBy(l => l.Occurrence, StringComparer.Ordinal)
            .ToImmutableArray();
        return new Adjustment(stated.Hash, lines, Sum(lines, l => l.Entitled), Sum(lines, l => l.Granted));
    }

    private static (string Level, Instant From, string? Member, string? Occurrence) Key(StatedEntry e) =>
        (e.Level, e.From, e.Member, e.Occurrence);

    private static StatedEntry Stated(LevelResult l) =>
        new(
            l.Level,
            l.Clause,
            l.Window.From,
            l.Window.Until,
            l.Member,
            l.Occurrence,
            l.Verdict.ToString().ToLowerInvariant(),
            l.Credit.Entitled,
            l.Credit.Granted
        );

    private static AdjustmentLine Line(StatedEntry? was, (StatedEntry Entry, LevelResult Result) now)
    {
        var either = now.Entry ?? was!;
        return new AdjustmentLine(
            either.Level,
            either.Clause,
            either.From,
            either.Member,
            either.Occurrence,
            was,
            now.Entry,
            Minus(now.Entry?.Entitled ?? default, was?.Entitled ?? default),
            Minus(now.Entry?.Granted ?? default, was?.Granted ?? default),
            [.. now.Result?.Reasons?.AllFacts() ?? []]);
    }

    private static AmountRange Minus(AmountRange a, AmountRange b) => new(a.Best - b.Best, a.Worst - b.Worst);

    private static AmountRange Sum(ImmutableArray<AdjustmentLine> lines, Func<AdjustmentLine, AmountRange> amount) =>
        lines.Aggregate(default(AmountRange), (sum, l) => sum + amount(l));
}
