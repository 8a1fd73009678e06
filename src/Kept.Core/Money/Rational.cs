using System.Globalization;
using System.Numerics;

namespace Kept.Core.Money;

/// <summary>
/// An exact fraction in lowest terms with a positive denominator. Figures and credits are fractions until the agreement's
/// own rounding is applied (R6, R7), so nothing is lost on the way. The default is zero.
/// </summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominatorLessOne;

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        _numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    public static Rational Zero => default;

    public static Rational One { get; } = new(1, 1);

    public static Rational Hundred { get; } = new(100, 1);

    public BigInteger Numerator => _numerator;

    public BigInteger Denominator => _denominatorLessOne + 1;

    public int Sign => _numerator.Sign;

    public static implicit operator Rational(long whole) => new(whole, BigInteger.One);

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
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static Rational Min(Rational a, Rational b) => a <= b ? a : b;

    public static Rational Max(Rational a, Rational b) => a >= b ? a : b;

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) => _numerator == other._numerator && _denominatorLessOne == other._denominatorLessOne;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_numerator, _denominatorLessOne);

    /// <summary>The greatest whole number that is not greater.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(_numerator, Denominator, out var remainder);
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
            ? _numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{_numerator}/{Denominator}");

    private BigInteger ToWhole(RoundingMode mode) => mode switch
    {
        RoundingMode.Floor => Floor(),
        RoundingMode.Ceiling => Ceiling(),
        RoundingMode.TowardsZero => _numerator / Denominator,
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
