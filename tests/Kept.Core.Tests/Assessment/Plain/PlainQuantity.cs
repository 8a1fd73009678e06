using System.Numerics;
using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>What a miss earns before limits (R1 step 8, R8).</summary>
internal static class PlainQuantity
{
    public static Rational Of(PlainWorld world, ServiceLevel level, Credit credit, Rational figure, PlainTime time) =>
        Of(world, level, credit, credit.Quantity, figure, time);

    /// <summary>Of a length of time; one that still grows is beyond every "over".</summary>
    public static Rational OfTime(PlainWorld world, Credit credit, Rational seconds, bool unbounded) => credit.Quantity switch
    {
        CreditQuantity.Flat flat => Amount(world, credit, flat.Give),
        CreditQuantity.Table table => Narrowest(table, unbounded ? long.MaxValue : seconds) is { } row ? Amount(world, credit, row.Give) : 0,
        _ => throw new NotSupportedException($"{credit.Quantity}"),
    };

    /// <summary>The agreed price of a month, or the amount named.</summary>
    public static Rational Fee(PlainWorld world, FeeBase? of) => of switch
    {
        null => 0,
        { Kind: FeeKind.NamedAmount } => of.Named!.Value,
        { Kind: FeeKind.Fee, Service: null } => world.Terms.Services.Aggregate(Rational.Zero, (sum, s) => sum + s.Price!.Amount),
        { Kind: FeeKind.Fee } => world.Terms.ServiceOf(of.Service)!.Price!.Amount,
        _ => throw new NotSupportedException($"{of}"),
    };

    public static Rational Amount(PlainWorld world, Credit credit, Give give) => give switch
    {
        Give.Percent percent => percent.Share * Fee(world, credit.Of),
        Give.Money money => money.Amount,
        _ => throw new NotSupportedException($"{give}"),
    };

    /// <summary>Half away from zero, up or down, worked out on whole units.</summary>
    public static Rational Round(Rational value, int digits, RoundingMode mode)
    {
        var scaled = value * BigInteger.Pow(10, digits).ToRational();
        var down = BigInteger.Divide(scaled.Numerator, scaled.Denominator) - (scaled.Sign < 0 && scaled.Denominator != 1 ? 1 : 0);
        var rest = scaled - down.ToRational();
        var whole = mode switch
        {
            RoundingMode.Floor => down,
            RoundingMode.Ceiling => rest.Sign > 0 ? down + 1 : down,
            RoundingMode.HalfAwayFromZero => rest + rest >= 1 ? down + 1 : down,
            RoundingMode.HalfEven => rest + rest > 1 || (rest + rest == 1 && !down.IsEven) ? down + 1 : down,
            _ => throw new NotSupportedException($"{mode}"),
        };
        return whole.ToRational() / BigInteger.Pow(10, digits).ToRational();
    }

    private static Rational ToRational(this BigInteger whole) => new(whole, 1);

    private static Rational Of(PlainWorld world, ServiceLevel level, Credit credit, CreditQuantity quantity, Rational figure, PlainTime time) => quantity switch
    {
        CreditQuantity.Flat flat => Amount(world, credit, flat.Give),
        CreditQuantity.Table table => Narrowest(table, figure) is { } row ? Amount(world, credit, row.Give) : 0,
        CreditQuantity.PerStep step => Steps(((Target.Single)level.Target).Bound, step, figure) * Amount(world, credit, step.Give),
        CreditQuantity.ProRata rata => rata.Times * Fee(world, credit.Of) * Lost(level, rata, time) / time.Total,
        CreditQuantity.Combined { Mode: CombineMode.Greatest } parts => parts.Parts.Select(p => Of(world, level, credit, p, figure, time)).Max(),
        CreditQuantity.Combined { Mode: CombineMode.Least } parts => parts.Parts.Select(p => Of(world, level, credit, p, figure, time)).Min(),
        CreditQuantity.Combined { Mode: CombineMode.Sum } parts =>
            parts.Parts.Select(p => Of(world, level, credit, p, figure, time)).Aggregate(Rational.Zero, (a, b) => a + b),
        _ => throw new NotSupportedException($"{quantity}"),
    };

    /// <summary>Of the rows that hold, the one that says most: the least "below", the greatest "over".</summary>
    public static CreditRow? Narrowest(CreditQuantity.Table table, Rational figure)
    {
        var holding = table.Rows.Where(r => r.Bounds.All(b => b.Holds(figure))).ToArray();
        return holding.OrderBy(r => r.Bounds[0].HigherIsBetter ? -r.Bounds[0].Limit.Value : r.Bounds[0].Limit.Value)
            .ThenByDescending(r => r.Bounds.Length).FirstOrDefault();
    }

    private static Rational Steps(Bound target, CreditQuantity.PerStep step, Rational figure)
    {
        var steps = (target.HigherIsBetter ? target.Limit.Value - figure : figure - target.Limit.Value) / step.Every.Value;
        var whole = BigInteger.Divide(steps.Numerator, steps.Denominator);
        return (step.Whole || steps.Denominator == 1 ? whole : whole + 1).ToRational();
    }

    private static Rational Lost(ServiceLevel level, CreditQuantity.ProRata rata, PlainTime time) =>
        
        rata.OnlyExcess
            ? Rational.Max(0, time.Lost - ((Rational.One - ((Target.Single)level.Target).Bound.Limit.Value) * time.Total))
            : time.Lost;
}
