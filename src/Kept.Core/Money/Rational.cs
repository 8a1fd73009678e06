using System.Globalization;
using System.Numerics;

namespace Kept.Core.Money;

/// <summary>
/// An exact fraction in lowest terms with a positive denominator. Figures and credits are fractions until the agreement's
/// own rounding is applied (R6, R7), so nothing is lost on the way. The default is zero.
/// </summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    // Nearly all values fit two longs and are worked on as such; the others are kept whole beside them.
    private readonly long _numerator;
    private readonly long _denominatorLessOne;
    private readonly Large? _large;

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        var (n, d) = (numerator / divisor, denominator / divisor);
        if (Fits(n) && Fits(d))
        {
            (_numerator, _denominatorLessOne) = ((long)n, (long)d - 1);
        }
        else
        {
            _large = new Large(n, d);
        }
    }

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(long numerator, long denominator)
        : this((Int128)numerator, denominator)
    {
    }

    private Rational(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0)
        {
            throw new DivideByZeroException();
        }

        if (denominator < 0)
        {
            (numerator, denominator) = (-numerator, -denominator);
        }

        var divisor = GreatestCommonDivisor((UInt128)Int128.Abs(numerator), (UInt128)denominator);
        if (divisor > 1)
        {
            (numerator, denominator) = (numerator / (Int128)divisor, denominator / (Int128)divisor);
        }

        if (numerator >= long.MinValue && numerator <= long.MaxValue && denominator <= long.MaxValue)
        {
            (_numerator, _denominatorLessOne) = ((long)numerator, (long)denominator - 1);
        }
        else
        {
            _large = new Large((BigInteger)numerator, (BigInteger)denominator);
        }
    }

    public static Rational Zero => default;

    public static Rational One { get; } = new(1, 1);

    public static Rational Hundred { get; } = new(100, 1);

    public BigInteger Numerator => _large?.Numerator ?? _numerator;

    public BigInteger Denominator => _large?.Denominator ?? (BigInteger)_denominatorLessOne + 1;

    public int Sign => _large?.Numerator.Sign ?? Math.Sign(_numerator);

    private Int128 SmallDenominator => (Int128)_denominatorLessOne + 1;

    public static implicit operator Rational(long whole) => new(whole, 1L);

    /// <summary>Exact: a decimal is a whole number over a power of ten.</summary>
    public static implicit operator Rational(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        var scale = (bits[3] >> 16) & 0xFF;
        return new Rational(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, scale));
    }

    public static Rational operator +(Rational a, Rational b) =>
        Small(a, b) && Sum(a, b) is { } sum
            ? sum
            : new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) =>
        a._large is null ? new(-(Int128)a._numerator, a.SmallDenominator) : new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) =>
        Small(a, b)
            ? new((Int128)a._numerator * b._numerator, a.SmallDenominator * b.SmallDenominator)
            : new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) =>
        Small(a, b)
            ? new(a._numerator * b.SmallDenominator, a.SmallDenominator * b._numerator)
            : new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static Rational Min(Rational a, Rational b) => a <= b ? a : b;

    public static Rational Max(Rational a, Rational b) => a >= b ? a : b;

    public int CompareTo(Rational other) =>
        Small(this, other)
            ? (_numerator * other.SmallDenominator).CompareTo(other._numerator * SmallDenominator)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) =>
        _numerator == other._numerator && _denominatorLessOne == other._denominatorLessOne && Equals(_large, other._large);

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_numerator, _denominatorLessOne, _large);

    /// <summary>The greatest whole number that is not greater.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The least whole number that is not less.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>Rounded to <paramref name="digits"/> decimals in the given way.</summary>
    public Rational Round(int digits, RoundingMode mode)
    {
        var scale = BigInteger.Pow(10, digits);
        return new Rational((this * new Rational(scale, 1)).ToWhole(mode), scale);
    }

    /// <summary>A decimal string with exactly <paramref name="digits"/> decimals, rounded in the given way.</summary>
    public string ToDecimalString(int digits, RoundingMode mode)
    {
        var scaled = (this * new Rational(BigInteger.Pow(10, digits), 1)).ToWhole(mode);
        var text = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = scaled.Sign < 0 ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    /// <summary><c>7</c> or <c>1433/1440</c>: the exact value as results print it.</summary>
    public override string ToString() =>
        Denominator.IsOne
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool Small(Rational a, Rational b) => a._large is null && b._large is null;

    /// <summary>Null where the sum may not fit 128 bits.</summary>
    private static Rational? Sum(Rational a, Rational b)
    {
        const long Half = 1L << 62;
        return
            a._denominatorLessOne < Half
            && b._denominatorLessOne < Half
            && Math.Abs(a._numerator >> 1) < Half
            && Math.Abs(b._numerator >> 1) < Half
            ? new Rational(
                (a._numerator * b.SmallDenominator) + (b._numerator * a.SmallDenominator),
                a.SmallDenominator * b.SmallDenominator
            )
            : null;
    }

    private static bool Fits(BigInteger value) => value >= long.MinValue && value <= long.MaxValue;

    private static UInt128 GreatestCommonDivisor(UInt128 a, UInt128 b)
    {
        while (a > ulong.MaxValue || b > ulong.MaxValue)
        {
            if (b == 0)
            {
                return a;
            }

            (a, b) = (b, a % b);
        }

        return GreatestCommonDivisor((ulong)a, (ulong)b);
    }

    private static ulong GreatestCommonDivisor(ulong a, ulong b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    private BigInteger ToWhole(RoundingMode mode) => mode switch
    {
        RoundingMode.Floor => Floor(),
        RoundingMode.Ceiling => Ceiling(),
        RoundingMode.TowardsZero => Numerator / Denominator,
        RoundingMode.AwayFromZero => Sign < 0 ? Floor() : Ceiling(),
        RoundingMode.HalfAwayFromZero => Half(awayFromZero: true),
        RoundingMode.HalfTowardsZero => Half(awayFromZero: false),
        RoundingMode.HalfEven => HalfEven(),
    };

    private BigInteger Half(bool awayFromZero)
    {
        var magnitude = Sign < 0 ? -this : this;
        var half = new Rational(1, 2);
        var whole = awayFromZero ? (magnitude + half).Floor() : (magnitude - half).Ceiling();
        return Sign < 0 ? -whole : whole;
    }

    private BigInteger HalfEven()
    {
        var down = Floor();
        var rest = this - new Rational(down, 1);
        var order = rest.CompareTo(new Rational(1, 2));
        return order < 0 || (order == 0 && down.IsEven) ? down : down + 1;
    }

    private sealed record Large(BigInteger Numerator, BigInteger Denominator);
}

/// <summary>How a figure or an amount is rounded, where the agreement names a rounding (R6, R7).</summary>
public enum RoundingMode
{
    HalfAwayFromZero,
    HalfTowardsZero,
    HalfEven,
    TowardsZero,
    AwayFromZero,
    Floor,
    Ceiling,
}
