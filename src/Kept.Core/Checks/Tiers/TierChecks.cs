using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;

namespace Kept.Core.Checks.Tiers;

/// <summary>Checks of credit tables: each is decided on every stretch of the figure's range.</summary>
internal static class TierChecks
{
    private static readonly CheckKind Hole = new(
        "tier-hole",
        CheckGroup.Tiers,
        Severity.Error,
        "a hole between rows",
        "A missed figure lies between two rows and earns nothing. Let each row begin where the next ends: `below: 99.9%, atLeast: 99%`."
    );

    private static readonly CheckKind Equality = new(
        "tier-equality",
        CheckGroup.Tiers,
        Severity.Error,
        "a value falls between strict bounds",
        "Both neighbours exclude the value itself. Let one of them include it: `atLeast` or `atMost`."
    );

    private static readonly CheckKind Unpaid = new(
        "breach-earns-nothing",
        CheckGroup.Tiers,
        Severity.Error,
        "a breach that earns nothing",
        "The target is missed and no row applies. Where nothing is meant, a row says so: `give: 0%`."
    );

    private static readonly CheckKind Overlap = new(
        "tier-overlap",
        CheckGroup.Tiers,
        Severity.Error,
        "one value in two rows",
        "Two rows hold for the same figure and give differently, and neither lies within the other. Cut them where they meet."
    );

    private static readonly CheckKind NestedMixed = new(
        "tier-nested",
        CheckGroup.Tiers,
        Severity.Note,
        "rows hold within rows",
        "Several rows hold for one figure; the narrowest applies (R8), they are not added. A text should say so where it is printed."
    );

    private static readonly CheckKind WhenMet = new(
        "credit-when-met",
        CheckGroup.Tiers,
        Severity.Error,
        "a row lies where the target is met",
        "A row gives a credit for a figure that keeps the promise. Begin the table at the target."
    );

    private static readonly CheckKind Unreachable = new(
        "tier-unreachable",
        CheckGroup.Tiers,
        Severity.Warning,
        "a row that never applies",
        "Narrower rows take every figure for which it holds."
    );

    private static readonly CheckKind Impossible = new(
        "tier-impossible",
        CheckGroup.Tiers,
        Severity.Error,
        "a row that no figure can reach",
        "Its bounds contradict each other, or lie outside of what can be measured."
    );

    private static readonly CheckKind NotMonotone = new(
        "credit-not-monotone",
        CheckGroup.Tiers,
        Severity.Error,
        "worse service earns less",
        "A worse figure gives a smaller credit than a better one."
    );

    private static readonly CheckKind Plateau = new(
        "credit-plateau",
        CheckGroup.Tiers,
        Severity.Warning,
        "a worse row gives the same",
        "Two neighbouring rows give the same: one of them is not needed, or one of the figures is wrong."
    );

    private static readonly CheckKind Trigger = new(
        "trigger-differs",
        CheckGroup.Tiers,
        Severity.Warning,
        "the credit begins elsewhere than the target",
        "The table begins at another figure than the promise. Say which is meant, or write the difference as a row."
    );

    private static readonly CheckKind RoundingUnstated = new(
        "figure-rounding-unstated",
        CheckGroup.Tiers,
        Severity.Warning,
        "the rows meet only if the figure is rounded",
        "Rows that end at 99.89% and begin at 99.9% meet if the figure is rounded to two decimals. Write the rounding, or let them touch."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(Hole, c => EachAlone(c, Holes)),
        new(Equality, c => EachAlone(c, Equalities)),
        new(Unpaid, c => EachAlone(c, Unpaids)),
        new(Overlap, c => Each(c, Overlaps)),
        new(NestedMixed, c => Each(c, Nested)),
        new(WhenMet, c => Each(c, Mets)),
        new(Unreachable, c => Each(c, Unreachables)),
        new(Impossible, c => Each(c, Impossibles)),
        new(NotMonotone, c => EachAlone(c, Steps.Falling(NotMonotone))),
        new(Plateau, c => EachAlone(c, Steps.Level(Plateau))),
        new(Trigger, c => EachAlone(c, Triggers)),
        new(RoundingUnstated, c => EachAlone(c, Roundings)),
    ];

    private static IEnumerable<Finding> Each(CheckContext context, Func<CheckContext, Table, IEnumerable<Finding>> find) =>
        Tables.Of(context).SelectMany(t => find(context, t)).DistinctBy(f => (f.Path, f.Sentence));

    private static IEnumerable<Finding> EachAlone(CheckContext context, Func<CheckContext, Table, IEnumerable<Finding>> find) =>
        Each(context, (c, t) => t.Alone ? find(c, t) : []);

    private static IEnumerable<Region> Missing(Table table) => table.Line.Regions(s => !s.Met && s.Applying is null);

    private static IEnumerable<Finding> Holes(CheckContext context, Table table) =>
        Missing(table)
            .Where(r => r.IsBetweenRows && !r.IsPoint)
            .Select(r => table.Says(Hole, $"{TierWords.Region(r)}: no row applies, though the rows on both sides give a credit") with
            {
                Example = EarnsNothing(context, table, r),
            });

    private static IEnumerable<Finding> Equalities(CheckContext context, Table table) =>
        Missing(table)
            .Where(r => r.IsBetweenRows && r.IsPoint)
            .Select(r => table.Says(Equality, $"{TierWords.Region(r)}: one row ends before it and the next begins after it") with
            {
                Example = EarnsNothing(context, table, r),
            });

    private static IEnumerable<Finding> Unpaids(CheckContext context, Table table) =>
        Missing(table)
            .Where(r => !r.IsBetweenRows)
            .Select(r =>
                table.Says(
                    Unpaid,
                    $"{TierWords.Region(r)}: the target ({Words.Bound(table.Line.Target)}) is missed and no row applies",
                    "add a row, or `give: 0%` where nothing is meant"
                ) with
                {
                    Example = EarnsNothing(context, table, r),
                }
            );

    private static CounterExample? EarnsNothing(CheckContext context, Table table, Region region) =>
        Tables.Into(context, table, region, o => o.Verdict == Verdict.Missed && o.Entitled.Sign == 0);

    private static IEnumerable<Finding> Overlaps(CheckContext context, Table table) =>
        table
            .Line.Regions(s => !s.Met && Rival(table.Line, s) is not null)
            .Select(r =>
            {
                var (a, b) = Rival(table.Line, r.Low)!.Value;
                return table.SaysOfRow(
                    Overlap,
                    b,
                    $"{TierWords.Region(r)}: \"{TierWords.Row(table.Line.Rows[a])}\" gives {TierWords.Give(table.Line.Rows[a].Give)} and "
                        + $"\"{TierWords.Row(table.Line.Rows[b])}\" gives {TierWords.Give(table.Line.Rows[b].Give)}"
                ) with
                {
                    Example = Tables.Into(context, table, r, o => o.Verdict == Verdict.Missed),
                };
            });

    /// <summary>Two rows that hold at once, of which neither lies within the other, and that give differently.</summary>
    private static (int A, int B)? Rival(FigureLine line, Stretch at)
    {
        var pairs =
            from a in at.Holding
            from b in at.Holding
            where a < b && line.Rows[a].Give != line.Rows[b].Give
            where IsWithin(line, a, b) == IsWithin(line, b, a)
            select ((int, int)?)(a, b);
        return pairs.FirstOrDefault();
    }

    private static bool IsWithin(FigureLine line, int inner, int outer) =>
        line.Stretches.Where(s => s.Holding.Contains(inner)).All(s => s.Holding.Contains(outer));

    private static IEnumerable<Finding> Nested(CheckContext context, Table table)
    {
        var nested = table.Line.Worsening.FirstOrDefault(s => !s.Met && s.Holding.Length > 1 && Rival(table.Line, s) is null);
        if (nested is not null)
        {
            var rows = string.Join(", ", nested.Holding.Select(n => $"\"{TierWords.Row(table.Line.Rows[n])}\""));
            yield return table.Says(
                NestedMixed,
                $"at {TierWords.Value(nested.Inside, table.Line.Target.Limit)} {rows} hold at once: the narrowest applies and gives "
                    + TierWords.Give(table.Line.Rows[nested.Applying!.Value].Give)
            );
        }
    }

    private static IEnumerable<Finding> Mets(CheckContext context, Table table) =>
        table
            .Line.Regions(s => s.Met && s.Applying is { } row && TierWords.Amount(table.Line.Rows[row].Give).Sign > 0)
            .Select(r =>
            {
                var row = table.Line.Rows[r.Low.Applying!.Value];
                var what = table.WhenMet ? $"pays {TierWords.Give(row.Give)}" : $"names {TierWords.Give(row.Give)} and pays nothing";
                return table.SaysOfRow(
                    WhenMet,
                    r.Low.Applying!.Value,
                    $"{TierWords.Region(r)} meets the target ({Words.Bound(table.Line.Target)}), and the row \"{TierWords.Row(row)}\" {what}"
                ) with
                {
                    Example = Tables.Into(context, table, r, o => o.Verdict == Verdict.Met),
                };
            });

    private static IEnumerable<Finding> Unreachables(CheckContext context, Table table) =>
        Enumerable
            .Range(0, table.Line.Rows.Length)
            .Where(n => table.Line.Stretches.Any(s => s.Holding.Contains(n)))
            .Where(n => table.Line.Stretches.All(s => s.Applying != n || (s.Met && !table.WhenMet)))
            .Where(n => !table.Line.Stretches.Any(s => s.Met && s.Applying == n))
            .Select(n => table.SaysOfRow(Unreachable, n, $"the row \"{TierWords.Row(table.Line.Rows[n])}\" never applies: narrower rows take its place"));

    private static IEnumerable<Finding> Impossibles(CheckContext context, Table table) =>
        Enumerable
            .Range(0, table.Line.Rows.Length)
            .Where(n => !table.Line.Stretches.Any(s => s.Holding.Contains(n)))
            .Select(n => table.SaysOfRow(Impossible, n, $"no figure is {TierWords.Row(table.Line.Rows[n])}"));

    private static IEnumerable<Finding> Triggers(CheckContext context, Table table)
    {
        var first = table.Line.Worsening.FirstOrDefault(s => s.Applying is not null);
        var missed = table.Line.Worsening.FirstOrDefault(s => !s.Met);
        if (first is not null && missed is not null && !ReferenceEquals(first, missed) && !(first.Met && first.Applying == missed.Applying && GivesNothing(table, first)))
        {
            yield return table.Says(
                Trigger,
                $"the promise is {Words.Bound(table.Line.Target)}, and the table begins with \"{TierWords.Row(table.Line.Rows[first.Applying!.Value])}\""
            );
        }
    }

    private static bool GivesNothing(Table table, Stretch at) => TierWords.Amount(table.Line.Rows[at.Applying!.Value].Give).Sign == 0;

    /// <summary>A hole as wide as one step of the decimals in which the rows are written.</summary>
    private static IEnumerable<Finding> Roundings(CheckContext context, Table table) =>
        table.Level.Measure.Frame.Rounding is not null
            ? []
            : Missing(table)
                .Where(r => r is { IsPoint: false, IsBetweenRows: true } && table.Line.Target.Limit is Quantity.Share)
                .Select(r => (Region: r, Digits: Digits(r)))
                .Where(r => r.Digits is not null)
                .Take(1)
                .Select(r =>
                    table.Says(
                        RoundingUnstated,
                        $"{TierWords.Region(r.Region)} falls between rows unless the figure is rounded to {Words.Count(r.Digits!.Value, "decimal")}",
                        "write `rounding:` in the measure, or let the rows touch"
                    )
                );

    private static int? Digits(Region region)
    {
        var (low, high) = (region.Low.Lower * Rational.Hundred, (region.High.Upper ?? Rational.One) * Rational.Hundred);
        var step = high - low;
        return Enumerable.Range(0, 6).Where(d => step == Power(d)).Select(d => (int?)d).FirstOrDefault();
    }

    private static Rational Power(int digits) => Enumerable.Range(0, digits).Aggregate(Rational.One, (power, _) => power / 10);
}
