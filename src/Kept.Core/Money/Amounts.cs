namespace Kept.Core.Money;

/// <summary>An exact amount of one currency, not yet rounded.</summary>
public readonly record struct MoneyAmount(Rational Amount, Currency Currency)
{
    public static MoneyAmount operator +(MoneyAmount a, MoneyAmount b) =>
        a.Currency == b.Currency
            ? a with { Amount = a.Amount + b.Amount }
            : throw new InvalidOperationException($"{a.Currency} and {b.Currency} are never added across (R7)");

    /// <summary>With the decimals of the currency, as results print it; the amount must already be rounded.</summary>
    public override string ToString() => Amount.ToDecimalString(Currency.MinorDigits, RoundingMode.HalfAwayFromZero);
}

/// <summary>
/// Splits an amount into parts that add up to it again (design rule 7): each part is rounded down to the minor unit and what is
/// left goes, unit by unit, to the parts with the largest remainders, the first of equals first.
/// </summary>
public static class Allocation
{
    /// <param name="total">The whole, already rounded to <paramref name="digits"/> decimals, not negative.</param>
    /// <param name="weights">Not negative, at least one above zero.</param>
    /// <param name="digits">Decimals of the minor unit.</param>
    public static Rational[] Split(Rational total, IReadOnlyList<Rational> weights, int digits)
    {
        var sum = weights.Aggregate(Rational.Zero, (a, b) => a + b);
        var exact = weights.Select(w => total * w / sum).ToArray();
        var parts = exact.Select(e => e.Round(digits, RoundingMode.Floor)).ToArray();
        var unit = new Rational(1, System.Numerics.BigInteger.Pow(10, digits));
        var left = (int)((total - parts.Aggregate(Rational.Zero, (a, b) => a + b)) / unit).Floor();
        foreach (var index in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(left))
        {
            parts[index] += unit;
        }

        return parts;
    }
}
