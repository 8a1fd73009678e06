using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>A level measured in one window, or for one occurrence in it: what R1 steps 1 to 7 give. Money comes after.</summary>
internal sealed record Outcome
{
    public required LevelContext Context { get; init; }

    public required TimeRange Window { get; init; }

    public required FigureUnit Unit { get; init; }

    public required Case Best { get; init; }

    public required Case Worst { get; init; }

    public required Bound? Target { get; init; }

    public string? Occurrence { get; init; }

    /// <summary>The part of the result that belongs to this window: an occurrence may go on in the next (R1 step 6).</summary>
    public bool IsContinuation { get; init; }

    public Occasion? Occasion { get; init; }

    /// <summary>How the figure came about; asked only where reasons are wanted.</summary>
    public required Func<ImmutableArray<Reason>> Explain { get; init; }

    /// <summary>Which facts made the difference; asked only where reasons are wanted. Null: what the lines name stands.</summary>
    public Func<Matter>? Matters { get; init; }

    public Bands? Bands { get; init; }

    public ClockReading? Clock { get; init; }

    /// <summary>Of a share of tickets: how they stand.</summary>
    public TicketShare? Tickets { get; init; }

    public string? Beside { get; init; }

    /// <summary>A verdict that stands whatever the figure (a recorded miss stays, R9).</summary>
    public Verdict? Fixed { get; init; }

    /// <summary>Nothing happened that the promise is about: met, and says so (R2).</summary>
    public bool None { get; init; }

    public Verdict Verdict => Fixed ?? (None ? Verdict.Met : Verdicts.Of(Target, Best, Worst, Context.Level.Measure.Frame.Rounding, Unit));

    public Verdict VerdictIn(Scenario scenario) =>
        Fixed is { } given && given != Verdict.Undetermined ? given
        : None ? Verdict.Met
        : Verdicts.Of(Target, CaseIn(scenario), CaseIn(scenario), Context.Level.Measure.Frame.Rounding, Unit);

    public Case CaseIn(Scenario scenario) => scenario == Scenario.Best ? Best : Worst;

    /// <summary>References of the facts on which the figure rests.</summary>
    public IEnumerable<string> Facts()
    {
        var lines = Matters is { } matters ? matters().In(Explain(), Context.Level.Clause) : Explain();
        return lines.SelectMany(l => l.AllFacts()).Distinct();
    }

    public bool IsCertain => Best.SameAs(Worst) && Fixed != Verdict.Undetermined;
}

/// <summary>The outage or ticket that an outcome is about: its times are the anchors of claims, its facts what a claim may name.</summary>
internal sealed record Occasion(Instant BeginsAt, Instant? EndsAt, ImmutableArray<Fact> Facts, string? Ticket = null);

internal static class Verdicts
{
    public static Verdict Of(Bound? target, Case best, Case worst, RoundingRule? rounding, FigureUnit unit)
    {
        if (target is null)
        {
            return Verdict.Met;
        }

        if (best.Figure is not { } b || worst.Figure is not { } w)
        {
            return Verdict.Undetermined;
        }

        var bestHolds = !best.Unbounded && target.Holds(Decides(b, rounding, unit));
        var worstHolds = !worst.Unbounded && target.Holds(Decides(w, rounding, unit));
        return bestHolds && worstHolds ? Verdict.Met
            : !bestHolds && !worstHolds ? Verdict.Missed
            : Verdict.Undetermined;
    }

    /// <summary>The figure that decides: exact, unless the measure names a rounding (R6). Percentages are rounded as percentages.</summary>
    public static Rational Decides(Rational exact, RoundingRule? rounding, FigureUnit unit) =>
        rounding is null ? exact : exact.Round(Digits(rounding) + (unit == FigureUnit.Percent ? 2 : 0), rounding.Mode);

    /// <summary>Decimals of a figure that decides; two, where its rounding names none.</summary>
    public static int Digits(RoundingRule rounding) => rounding.Digits ?? 2;
}
