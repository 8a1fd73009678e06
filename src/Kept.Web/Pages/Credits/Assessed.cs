using Kept.Web.Parts;
using NodaTime;

namespace Kept.Web.Pages.Credits;

/// <summary>An assessment or a statement, as its canonical JSON has it.</summary>
public sealed record Assessed(
    string Agreement,
    Instant AsOf,
    string Hash,
    Assessed.Totals Credit,
    Assessed.Used Inputs,
    IReadOnlyList<Assessed.Level> Levels,
    Assessed.Stretch Period,
    IReadOnlyList<string>? Remarks,
    Assessed.Replaced? Adjustment
)
{
    public sealed record Stretch(Instant From, Instant Until);

    public sealed record Totals(
        string Currency,
        AmountOf Accrued,
        AmountOf Entitled,
        AmountOf Claimed,
        AmountOf Granted,
        AmountOf Settled,
        IReadOnlyList<Reason>? Reasons
    );

    public sealed record Level(
        string Id,
        string Title,
        string? Clause,
        string? Verdict,
        Measured? Figure,
        string? Best,
        string? Worst,
        string? Target,
        string? Margin,
        string? Member,
        string? Occurrence,
        Stretch Window,
        Money Credit,
        Reason? Reasons
    )
    {
        /// <summary>As shown, with its unit; null where nothing was measured.</summary>
        public string? Shown =>
            Figure is { } f ? (f.Unit == "percent" ? $"{f.Shown} %" : f.Shown)
            : Best is not null ? $"{Short(Worst ?? Best)} – {Short(Best)}"
            : null;

        private static string Short(string text) => text.Length > 8 ? text[..8] : text;
    }

    public sealed record Measured(string Exact, string Shown, string? Unit);

    public sealed record Money(
        AmountOf Accrued,
        AmountOf Entitled,
        AmountOf Claimed,
        AmountOf Granted,
        AmountOf Settled,
        AmountOf? Disputed,
        string State,
        Instant? ClaimableUntil,
        Instant? AnswerDueAt
    )
    {
        /// <summary>The state as the API's other answers write it: <c>notClaimed</c> for <c>not-claimed</c>.</summary>
        public string Word => string.Concat(State.Split('-').Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
    }

    public sealed record Used(IReadOnlyList<Version> Agreement, Facts Evidence, string Engine, int Language, string TimeZones);

    public sealed record Version(int Number, string? Label, string Hash);

    public sealed record Facts(int Count, string Hash);

    /// <summary>What a later statement changed of the one before.</summary>
    public sealed record Replaced(string Replaces, AmountOf Entitled, AmountOf Granted, IReadOnlyList<Change> Lines);

    public sealed record Change(
        string Level,
        string? Clause,
        Instant From,
        string? Member,
        string? Occurrence,
        string? Was,
        string? Is,
        AmountOf Entitled,
        AmountOf Granted,
        IReadOnlyList<string>? Facts
    );
}
