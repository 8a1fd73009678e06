using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;

namespace Kept.Core.Checks.Tiers;

/// <summary>How the credit goes on from a better figure to a worse one.</summary>
internal static class Steps
{
    /// <summary>Worse service earns less.</summary>
    public static Func<CheckContext, Table, IEnumerable<Finding>> Falling(CheckKind kind) =>
        (context, table) =>
            Neighbours(table)
                .Where(p => Amount(table, p.Worse) < Amount(table, p.Better))
                .Select(p =>
                    table.SaysOfRow(
                        kind,
                        p.Worse,
                        $"\"{Row(table, p.Worse)}\" is worse than \"{Row(table, p.Better)}\" and gives {Gives(table, p.Worse)} instead of "
                            + Gives(table, p.Better)
                    ) with
                    {
                        Example = Paid(context, table, p.Better),
                        Beside = Paid(context, table, p.Worse),
                    }
                );

    /// <summary>A worse row gives the same.</summary>
    public static Func<CheckContext, Table, IEnumerable<Finding>> Level(CheckKind kind) =>
        (_, table) =>
            Neighbours(table)
                .Where(p => Amount(table, p.Worse) == Amount(table, p.Better) && Amount(table, p.Worse).Sign > 0)
                .Select(p =>
                    table.SaysOfRow(
                        kind,
                        p.Worse,
                        $"\"{Row(table, p.Worse)}\" gives {Gives(table, p.Worse)}, as \"{Row(table, p.Better)}\" does already"
                    )
                );

    /// <summary>Rows that apply one after the other while the figure worsens, with the same kind of credit.</summary>
    private static IEnumerable<(int Better, int Worse)> Neighbours(Table table)
    {
        int[] rows = [.. table.Line.Worsening.Where(s => !s.Met).Select(s => s.Applying).OfType<int>()];
        return rows.Zip(rows.Skip(1))
            .Where(p => p.First != p.Second && table.Line.Rows[p.First].Give.GetType() == table.Line.Rows[p.Second].Give.GetType())
            .Select(p => (p.First, p.Second))
            .Distinct();
    }

    private static CounterExample? Paid(CheckContext context, Table table, int row) =>
        table
            .Line.Regions(s => !s.Met && s.Applying == row)
            .Select(r => Tables.Into(context, table, r, o => o.Verdict == Verdict.Missed))
            .FirstOrDefault(e => e is not null);

    private static Rational Amount(Table table, int row) => TierWords.Amount(table.Line.Rows[row].Give);

    private static string Row(Table table, int row) => TierWords.Row(table.Line.Rows[row]);

    private static string Gives(Table table, int row) => TierWords.Give(table.Line.Rows[row].Give);
}
