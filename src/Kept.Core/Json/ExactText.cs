using System.Globalization;
using System.Numerics;
using Kept.Core.Money;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Json;

/// <summary>Exact values as text that reads back as the same value.</summary>
public static class ExactText
{
    /// <summary>Universal time, with the fraction of a second only where there is one: <c>2026-03-01T08:00:00Z</c>.</summary>
    public static string Of(Instant at) => InstantPattern.ExtendedIso.Format(at);

    /// <summary><c>2026-03-01</c>.</summary>
    public static string Of(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>A decimal without trailing zeros where the fraction ends (<c>0.995</c>), otherwise a fraction (<c>1/3</c>).</summary>
    public static string Of(Rational value) =>
        value.Denominator.IsOne ? value.ToString()
        : Decimals(value) is { } digits ? Exactly(value, digits)
        : value.ToString();

    /// <summary>
    /// As a decimal without trailing zeros, of at most <paramref name="digits"/> decimals: what is beyond is cut in the given way.
    /// </summary>
    public static string Of(Rational value, int digits, RoundingMode beyond)
    {
        var text = value.ToDecimalString(digits, beyond);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>
    /// A decimal (<c>-12.5</c>, <c>1e-3</c>) or a fraction (<c>1/3</c>); null for anything else and beyond 64 characters.
    /// </summary>
    public static Rational? ToRational(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (text.Length > 64)
        {
            return null;
        }

        if (slash < 0)
        {
            return Decimal(text);
        }

        return
            WholeNumber(text[..slash], signed: true) is { } above
            && WholeNumber(text[(slash + 1)..], signed: false) is { IsZero: false } below
            ? new Rational(above, below)
            : null;
    }

    private static Rational? Decimal(ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (
            e >= 0
            && (
                !int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > 40
            )
        )
        {
            return null;
        }

        var mantissa = e < 0 ? text : text[..e];
        var point = mantissa.IndexOf('.');
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        if (
            point >= 0
            && (fraction.IsEmpty || fraction.ContainsAnyExceptInRange('0', '9') || point == 0 || !char.IsAsciiDigit(mantissa[point - 1]))
        )
        {
            return null;
        }

        var digits = point < 0 ? mantissa : string.Concat(mantissa[..point], fraction).AsSpan();
        return WholeNumber(digits, signed: true) is { } number ? Scaled(number, exponent - fraction.Length) : null;
    }

    private static Rational Scaled(BigInteger number, int exponent) =>
        exponent >= 0 ? new Rational(number * BigInteger.Pow(10, exponent), 1) : new Rational(number, BigInteger.Pow(10, -exponent));

    private static BigInteger? WholeNumber(ReadOnlySpan<char> text, bool signed) =>
        BigInteger.TryParse(text, signed ? NumberStyles.AllowLeadingSign : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>How many decimals the fraction needs; null where it never ends.</summary>
    private static int? Decimals(Rational value)
    {
        var rest = value.Denominator;
        int twos = 0,
            fives = 0;
        for (; rest.IsEven; rest >>= 1)
        {
            twos++;
        }

        for (; (rest % 5).IsZero; rest /= 5)
        {
            fives++;
        }

        return rest.IsOne ? Math.Max(twos, fives) : null;
    }

    private static string Exactly(Rational value, int digits) => value.ToDecimalString(digits, RoundingMode.TowardsZero);
}
