using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Limits;
using Kept.Core.Checks.Tiers;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;

namespace Kept.Core.Checks.Fees;

/// <summary>Whether a rounding of the figure moves it from one row into another: tried beside every bound, by the engine.</summary>
internal static class MidwayChecks
{
    private static readonly CheckKind Midway = new(
        "rounding-midway",
        CheckGroup.Money,
        Severity.Warning,
        "a rounding of the figure changes the credit",
        "The figure is rounded before it is looked up (R6), and near a bound the rounded figure earns something else than the exact one. "
            + "Leave the rounding out, or floor what has to be at least."
    );

    public static readonly ImmutableArray<Check> All = [new(Midway, Find)];

    private static IEnumerable<Finding> Find(CheckContext context) =>
        from table in Tables.Of(context).DistinctBy(t => (t.Level.Id, t.Path))
        let rounding = table.Level.Measure.Frame.Rounding
        where rounding is not null && table.Line.Target.Limit is Quantity.Share
        let shown = Shown(context, table, rounding)
        where shown is not null
        select Midway.At(
            table.Level,
            "measure/rounding",
            $"{Percent(table, shown.Value.Exact)} is rounded to {Percent(table, shown.Value.Rounded)} and earns "
                + $"{Money(context, shown.Value.With)}; unrounded it would earn {Money(context, shown.Value.Without)}"
        ) with
        {
            Example = shown.Value.With,
        };

    private static string Percent(Table table, Rational share) => Words.Percent(share, !table.Line.Target.HigherIsBetter);

    private static string Money(CheckContext context, CounterExample example) =>
        Words.Money(LimitChecks.Total(example), context.Terms.Currency);

    private static (Rational Exact, Rational Rounded, CounterExample With, CounterExample Without)? Shown(
        CheckContext context,
        Table table,
        RoundingRule rounding
    )
    {
        var exact = context.Trial.With(t => Changed.Level(t, table.Level with { Measure = Unrounded(table.Level.Measure) }));
        foreach (var value in Beside(table, rounding))
        {
            if (
                Stimuli.For(context.Trial, table.Level, value) is { } stimulus
                && context.Trial.Show(stimulus, table.Level.Id) is { Results: [{ Figure: { } figure } rounded] } with
                && exact.Show(stimulus, table.Level.Id) is { Results: [var plain] } without
                && (rounded.Entitled != plain.Entitled || rounded.Verdict != plain.Verdict)
            )
            {
                return (figure, figure.Round(Digits(rounding), rounding.Mode), with, without);
            }
        }

        return null;
    }

    private static int Digits(RoundingRule rounding) => Verdicts.Digits(rounding) + 2;

    /// <summary>
    /// Values whose rounded figure lies on the other side of a bound. Rounding is monotone, so that a quarter of a step beside each bound,
    /// and beside its neighbours on the grid, is enough.
    /// </summary>
    private static IEnumerable<Rational> Beside(Table table, RoundingRule rounding)
    {
        var step = Enumerable.Range(0, Digits(rounding)).Aggregate(Rational.One, (power, _) => power / 10);
        return table
            .Line.Rows.SelectMany(r => r.Bounds)
            .Append(table.Line.Target)
            .Select(b => b.Limit.Value)
            .Distinct()
            .SelectMany(b => new[] { 1, -1, 2, -2, 3, -3 }.Select(n => b + (step * n / 4)))
            .Where(v => v.Sign >= 0 && v <= Rational.One);
    }

    private static Measure Unrounded(Measure measure) => measure with { Frame = measure.Frame with { Rounding = null } };
}
