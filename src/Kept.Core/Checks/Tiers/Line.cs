using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Credits;
using Kept.Core.Money;

namespace Kept.Core.Checks.Tiers;

/// <summary>A stretch of the figure's range on which nothing about a credit table changes: a single value, or all values between two.</summary>
/// <param name="Lower">Null below for nothing: ranges begin at zero.</param>
/// <param name="Upper">Null: without end.</param>
/// <param name="Met">Whether the target is met there.</param>
/// <param name="Holding">The rows that hold, by their place in the table.</param>
/// <param name="Applying">The row that applies by the rule for tables (R8); null: none.</param>
internal sealed record Stretch(Rational Lower, Rational? Upper, bool Met, ImmutableArray<int> Holding, int? Applying)
{
    public bool IsPoint => Upper == Lower;

    /// <summary>A value in it: of an open stretch the middle.</summary>
    public Rational Inside => IsPoint ? Lower : Upper is { } upper ? (Lower + upper) / 2 : Lower + Rational.One;
}

/// <summary>
/// The range of a figure, cut at every bound of a table and at the target. Between two cuts nothing changes, so that what is true of the
/// cuts and of one value between them is true of all: tables are decided exactly, never by sampling.
/// </summary>
internal sealed class FigureLine
{
    private FigureLine(Bound target, ImmutableArray<CreditRow> rows, Rational? top)
    {
        (Target, Rows) = (target, rows);
        var cuts = rows.SelectMany(r => r.Bounds)
            .Append(target)
            .Select(b => b.Limit.Value)
            .Append(Rational.Zero)
            .Concat(top is { } end ? [end] : Array.Empty<Rational>())
            .Where(v => v.Sign >= 0 && (top is null || v <= top))
            .Distinct()
            .Order()
            .ToImmutableArray();
        Stretches = [.. Cut(cuts, top)];
    }

    public Bound Target { get; }

    public ImmutableArray<CreditRow> Rows { get; }

    /// <summary>From the least figure to the greatest.</summary>
    public ImmutableArray<Stretch> Stretches { get; }

    /// <summary>From the best figure to the worst.</summary>
    public IEnumerable<Stretch> Worsening => Target.HigherIsBetter ? Stretches.Reverse() : Stretches;

    public static FigureLine Of(Bound target, ImmutableArray<CreditRow> rows) =>
        new(target, rows, target.Limit is Quantity.Share ? Rational.One : null);

    /// <summary>Neighbouring stretches for which the same holds, joined.</summary>
    public IEnumerable<Region> Regions(Func<Stretch, bool> holds)
    {
        for (var at = 0; at < Stretches.Length; at++)
        {
            var first = at;
            while (at < Stretches.Length && holds(Stretches[at]))
            {
                at++;
            }

            if (at > first)
            {
                yield return new Region(this, first, at - 1);
            }
        }
    }

    private IEnumerable<Stretch> Cut(ImmutableArray<Rational> cuts, Rational? top)
    {
        for (var n = 0; n < cuts.Length; n++)
        {
            yield return Made(cuts[n], cuts[n]);
            if (n + 1 < cuts.Length)
            {
                yield return Made(cuts[n], cuts[n + 1]);
            }
            else if (top is null)
            {
                yield return Made(cuts[n], null);
            }
        }
    }

    private Stretch Made(Rational lower, Rational? upper)
    {
        var bare = new Stretch(lower, upper, false, [], null);
        var inside = bare.Inside;
        var applying = Assessment.Credits.Rows.Applying(Rows, inside, unbounded: false);
        return bare with
        {
            Met = Target.Holds(inside),
            Holding = [.. Enumerable.Range(0, Rows.Length).Where(n => Rows[n].Bounds.All(b => b.Holds(inside)))],
            Applying = applying is null ? null : Rows.IndexOf(applying),
        };
    }
}

/// <summary>Neighbouring stretches taken together.</summary>
internal sealed record Region(FigureLine Line, int First, int Last)
{
    public Stretch Low => Line.Stretches[First];

    public Stretch High => Line.Stretches[Last];

    public bool IsPoint => First == Last && Low.IsPoint;

    /// <summary>Whether a met figure lies right beside it.</summary>
    public bool TouchesTarget => Beside().Any(s => s.Met);

    /// <summary>Whether a row applies on both sides: the region lies between rows.</summary>
    public bool IsBetweenRows => First > 0 && Last < Line.Stretches.Length - 1 && Beside().All(s => s.Applying is not null && !s.Met);

    /// <summary>Values in it, the most telling first.</summary>
    public IEnumerable<Rational> Inside
    {
        get
        {
            var stretches = Line.Stretches.Skip(First).Take(Last - First + 1).ToArray();
            return stretches.Where(s => !s.IsPoint).Concat(stretches.Where(s => s.IsPoint)).Select(s => s.Inside);
        }
    }

    private IEnumerable<Stretch> Beside()
    {
        if (First > 0)
        {
            yield return Line.Stretches[First - 1];
        }

        if (Last < Line.Stretches.Length - 1)
        {
            yield return Line.Stretches[Last + 1];
        }
    }
}
