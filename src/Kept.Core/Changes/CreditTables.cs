using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Credits;
using Kept.Core.Money;

namespace Kept.Core.Changes;

/// <summary>
/// Two tables held against each other over the whole range of a figure. Between two bounds of either nothing changes, so each bound and
/// one value between neighbours decide for all.
/// </summary>
internal static class CreditTables
{
    public static Gain? Gained(CreditQuantity.Table old, CreditQuantity.Table new_)
    {
        var bounds = old.Rows.Concat(new_.Rows).SelectMany(r => r.Bounds).ToImmutableArray();
        return bounds.Select(b => b.Limit.GetType()).Distinct().Count() > 1
            ? Gain.Open
            : Gains.Together(Values(bounds).Select(v => CreditChanges.Gives(At(old, v), At(new_, v))));
    }

    private static Give? At(CreditQuantity.Table table, Rational figure) => Rows.Applying(table.Rows, figure, unbounded: false)?.Give;

    /// <summary>Every bound, a value between each two neighbours, and one on either side.</summary>
    private static IEnumerable<Rational> Values(ImmutableArray<Bound> bounds)
    {
        var cuts = bounds.Select(b => b.Limit.Value).Append(Rational.Zero).Distinct().Order().ToImmutableArray();
        return cuts.Concat(cuts.Zip(cuts.Skip(1), (a, b) => (a + b) / 2)).Append(cuts[^1] + Rational.One);
    }
}
