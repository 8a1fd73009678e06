using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>Figures as they are shown: never across the target (R6).</summary>
internal static class Shown
{
    public static Figure? Of(Case measured, Outcome outcome) =>
        measured.Figure is not { } exact || measured.Unbounded ? null : new Figure(exact, Text(exact, outcome));

    /// <summary>"At least" figures are floored, "at most" figures ceiled; where there is no target, floored.</summary>
    private static string Text(Rational exact, Outcome outcome)
    {
        var frame = outcome.Context.Level.Measure.Frame;
        if (frame.Rounding is { } rounding)
        {
            return outcome.Unit switch
            {
                FigureUnit.Percent => (exact * Rational.Hundred).ToDecimalString(Verdicts.Digits(rounding), rounding.Mode),
                FigureUnit.Seconds => Seconds(exact, RoundingMode.HalfAwayFromZero),
                FigureUnit.Milliseconds or FigureUnit.Count => exact.ToDecimalString(Verdicts.Digits(rounding), rounding.Mode),
            };
        }

        var mode = outcome.Target is { HigherIsBetter: false } ? RoundingMode.Ceiling : RoundingMode.Floor;
        return outcome.Unit switch
        {
            FigureUnit.Percent => (exact * Rational.Hundred).ToDecimalString(frame.Decimals, mode),
            FigureUnit.Seconds => Seconds(exact, mode),
            FigureUnit.Milliseconds => exact.ToDecimalString(frame.Decimals, mode),
            FigureUnit.Count => exact.Denominator.IsOne ? exact.ToString() : exact.ToDecimalString(frame.Decimals, mode),
        };
    }

    /// <summary>Both figures, where a named rounding made the one that decides another than the exact one (R6).</summary>
    public static IEnumerable<Reason> Rounded(Outcome outcome)
    {
        var best = Rounded(outcome, outcome.Best);
        var worst = Rounded(outcome, outcome.Worst);
        var lines = best == worst ? [best]
            : new[] { best is null ? null : $"at best: {best}", worst is null ? null : $"at worst: {worst}" };
        return lines.OfType<string>().Select(text => new Reason(text, outcome.Context.Level.Clause, "R6"));
    }

    private static string? Rounded(Outcome outcome, Case measured)
    {
        var rounding = outcome.Context.Level.Measure.Frame.Rounding;
        if (rounding is null || outcome.None || measured.Unbounded || measured.Figure is not { } exact)
        {
            return null;
        }

        var decides = Verdicts.Decides(exact, rounding, outcome.Unit);
        var scale = outcome.Unit == FigureUnit.Percent ? Rational.Hundred : Rational.One;
        var unit = outcome.Unit switch
        {
            FigureUnit.Percent => "%",
            FigureUnit.Seconds => " s",
            FigureUnit.Milliseconds => " ms",
            FigureUnit.Count => "",
        };
        var kept = Verdicts.Digits(rounding);
        return decides == exact
            ? null
            : $"exactly {Words.Number(exact * scale)}{unit} ({exact}), rounded to {Words.Count(kept, "decimal")}:"
                + $" {(decides * scale).ToDecimalString(kept, rounding.Mode)}{unit}; the rounded figure decides";
    }

    private static string Seconds(Rational exact, RoundingMode mode)
    {
        var whole = exact.Round(0, mode);
        return Words.Length(Duration.FromTicks((long)(whole * NodaConstants.TicksPerSecond).Floor()));
    }

    /// <summary>What is left before the target is missed: time for shares of time, clocks and lengths.</summary>
    public static string? Margin(Outcome outcome)
    {
        if (outcome.Target is not { } target || outcome.Worst.Figure is not { } worst || outcome.Verdict == Verdict.Missed)
        {
            return null;
        }

        if (outcome.Unit == FigureUnit.Percent && outcome.Worst.CoveredTicks > 0 && target.HigherIsBetter)
        {
            var allowed = (long)((1 - target.Limit.Value) * outcome.Worst.CoveredTicks).Floor() - (long)outcome.Worst.LostTicks.Ceiling();
            return allowed < 0 ? null : $"{Words.Minutes(allowed)} more downtime";
        }

        return outcome.Unit == FigureUnit.Seconds && !target.HigherIsBetter && !outcome.Worst.Unbounded && target.Limit.Value >= worst
            ? Words.Length(Duration.FromTicks((long)((target.Limit.Value - worst) * NodaConstants.TicksPerSecond).Floor()))
            : null;
    }
}
