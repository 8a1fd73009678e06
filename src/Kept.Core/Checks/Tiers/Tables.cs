using Kept.Core.Agreements;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Checks.Tiers;

/// <summary>A credit table of a level with a target it is held against.</summary>
/// <param name="Path">Of the table within the level.</param>
/// <param name="Alone">It is all that the credit is made of: what no row of it gives, nothing gives.</param>
/// <param name="WhenMet">The table decides alone, whether the target is met or not.</param>
internal sealed record Table(ServiceLevel Level, string Path, FigureLine Line, bool Alone, bool WhenMet)
{
    public Finding Says(CheckKind kind, string sentence, string? hint = null) => kind.At(Level, Path, sentence, hint);

    public Finding SaysOfRow(CheckKind kind, int row, string sentence, string? hint = null) => kind.At(Level, $"{Path}/{row + 1}", sentence, hint);
}

/// <summary>The tables of an agreement, and facts that lead into a region of one.</summary>
internal static class Tables
{
    public static IEnumerable<Table> Of(CheckContext context) =>
        from pair in context.Credits()
        from table in In(pair.Credit.Quantity, "credit")
        from bound in Bounds(pair.Level.Target)
        where table.Rows.Rows.SelectMany(r => r.Bounds).All(b => b.Limit.GetType() == bound.Limit.GetType())
        select new Table(pair.Level, table.Path, FigureLine.Of(bound, table.Rows.Rows), table.Rows == pair.Credit.Quantity, pair.Credit.WhenMet);

    /// <summary>The distinct bounds of a target: one, or those of a matrix.</summary>
    public static IEnumerable<Bound> Bounds(Target target) => target switch
    {
        Target.Single single => [single.Bound],
        Target.Matrix matrix => matrix.Cells.Select(c => c.Bound).Distinct(),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>Facts whose figure lies in the region, in round minutes where there are such, with what they earn.</summary>
    public static CounterExample? Into(CheckContext context, Table table, Region region, Func<Observed, bool> shows)
    {
        foreach (var value in Round(context, table, region).Concat(region.Inside))
        {
            if (
                Stimuli.For(context.Trial, table.Level, value) is { } stimulus
                && context.Trial.Show(stimulus, table.Level.Id) is { Results: [var only] } example
                && only.Figure is { } figure
                && Holds(region, figure)
                && shows(only)
            )
            {
                return example;
            }
        }

        return null;
    }

    private static bool Holds(Region region, Rational figure) =>
        (region.Low.IsPoint ? figure >= region.Low.Lower : figure > region.Low.Lower)
        && (region.High.Upper is not { } upper || (region.High.IsPoint ? figure <= upper : figure < upper));

    /// <summary>Of a share of time: the fewest whole minutes, or seconds, of downtime whose share lies in the region.</summary>
    private static IEnumerable<Rational> Round(CheckContext context, Table table, Region region)
    {
        if (table.Level.Measure is not Measure.Availability)
        {
            yield break;
        }

        var covered = new FactMaker(context.Trial, table.Level).CoveredTicks;
        foreach (var unit in new[] { NodaConstants.TicksPerMinute * 15, NodaConstants.TicksPerMinute * 5, NodaConstants.TicksPerMinute, NodaConstants.TicksPerSecond })
        {
            var least = (1 - (region.High.Upper ?? Rational.One)) * covered / unit;
            var units = region.High.IsPoint ? least.Ceiling() : least.Floor() + 1;
            var value = 1 - new Rational(units * unit, covered == 0 ? 1 : covered);
            if (covered > 0 && Holds(region, value))
            {
                yield return value;
            }
        }
    }

    private static IEnumerable<(string Path, CreditQuantity.Table Rows)> In(CreditQuantity quantity, string path) => quantity switch
    {
        CreditQuantity.Table table => [($"{path}/table", table)],
        CreditQuantity.Combined combined => combined.Parts.SelectMany((p, n) => In(p, $"{path}/{Name(combined.Mode)}/{n + 1}")),
        _ => [],
    };

    private static string Name(CombineMode mode) => mode switch
    {
        CombineMode.Greatest => "greatest",
        CombineMode.Least => "least",
        CombineMode.Sum => "sum",
    };
}
