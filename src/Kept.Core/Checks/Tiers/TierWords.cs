using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Checks.Tiers;

/// <summary>Ranges of figures, rows and what they give, in words.</summary>
internal static class TierWords
{
    /// <summary><c>99%</c>; <c>over 99.89% and below 99.9%</c>; <c>above 4 hours</c>.</summary>
    public static string Region(Region region)
    {
        var (low, high) = (region.Low, region.High);
        var like = region.Line.Target.Limit;
        if (region.IsPoint)
        {
            return $"exactly {Value(low.Lower, like)}";
        }

        var upper = high.Upper is not { } end ? null : high.IsPoint ? $"at most {Value(end, like)}" : $"below {Value(end, like)}";
        var lower = low.IsPoint ? low.Lower.Sign == 0 ? null : $"at least {Value(low.Lower, like)}" : $"over {Value(low.Lower, like)}";
        var top = like is Quantity.Share && high is { IsPoint: true } && high.Lower == Rational.One;
        return lower is null ? upper ?? "every value" : upper is null || top ? lower : $"{lower} and {upper}";
    }

    /// <summary>A value in the quantity of another.</summary>
    public static string Value(Rational value, Quantity like) => like switch
    {
        Quantity.Share => $"{Words.Number((value * Rational.Hundred).Round(6, RoundingMode.HalfEven))}%",
        Quantity.Elapsed => Words.Length(Duration.FromTicks((long)(value * NodaConstants.TicksPerSecond).Floor())),
        Quantity.OfficeDays => Words.Count((int)value.Floor(), "office day"),
        Quantity.Milliseconds => $"{Words.Number(value)} ms",
        _ => Words.Number(value),
    };

    public static string Row(CreditRow row) => row.Bounds.IsEmpty ? "a row without bounds" : string.Join(" and ", row.Bounds.Select(Words.Bound));

    public static string Give(Give give) => give switch
    {
        Agreements.Give.Percent percent => Words.Share(percent.Share),
        Agreements.Give.Money money => Words.Number(money.Amount),
        Agreements.Give.Days days => Words.Count((long)days.Count.Floor(), "day"),
        Agreements.Give.Points points => $"{Words.Number(points.Count)} points",
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>The amount where two are of the same kind and can be compared.</summary>
    public static Rational Amount(Give give) => give switch
    {
        Agreements.Give.Percent percent => percent.Share,
        Agreements.Give.Money money => money.Amount,
        Agreements.Give.Days days => days.Count,
        Agreements.Give.Points points => points.Count,
        _ => throw new InvalidOperationException("the family is closed"),
    };
}
