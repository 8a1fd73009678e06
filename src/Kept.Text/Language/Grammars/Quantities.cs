using System.Globalization;
using System.Numerics;
using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Text.Language.Grammars;

/// <summary>Shares, numbers and bounds.</summary>
internal static partial class Quantities
{
    private static readonly (string Words, Comparison Comparison)[] Comparisons =
    [
        ("at least", Comparison.AtLeast),
        ("at most", Comparison.AtMost),
        ("over", Comparison.Over),
        ("below", Comparison.Below),
        ("more than", Comparison.Over),
        ("above", Comparison.Over),
        ("less than", Comparison.Below),
        ("under", Comparison.Below),
        ("not less than", Comparison.AtLeast),
        ("no less than", Comparison.AtLeast),
        ("not more than", Comparison.AtMost),
        ("no more than", Comparison.AtMost),
        ("up to", Comparison.AtMost),
        ("within", Comparison.AtMost),
        ("greater than", Comparison.Over),
        ("minimum", Comparison.AtLeast),
        ("maximum", Comparison.AtMost),
    ];

    public static readonly Grammar<Rational> Percent = new(
        "percent",
        "a percentage",
        TryPercent,
        PrintPercent,
        @"^[0-9][0-9,]*(\.[0-9]+)? ?(%|percent)$",
        "99.5%",
        "25%"
    )
    {
        Hint = text => new Phrase(text) is var p && p.Number(out _) && p.AtEnd ? $"write `{text.Trim()}%`" : null,
    };

    /// <summary>A quantity alone: <c>99.5%</c>, <c>1 hour</c>, <c>75 ms</c>, <c>3</c>.</summary>
    public static readonly Grammar<Quantity> Quantity = new(
        "quantity",
        "a percentage, a time, milliseconds or a number",
        TryQuantity,
        Print,
        @"^[0-9][0-9,]*(\.[0-9]+)? ?(%|percent|ms|milliseconds?|[a-z0-9 ]+)?$",
        "99.5%",
        "1 hour",
        "75 ms",
        "3"
    )
    {
        AlsoNumber = true,
    };

    /// <summary>With or without its comparison.</summary>
    public static readonly Grammar<PlainBound> Bound = new(
        "bound",
        "a bound",
        TryBound,
        Print,
        @"^((at least|at most|over|below|more than|less than|above|under|up to|within|no more than|no less than|<=|>=|<|>) ?)?[0-9].*$",
        "at least 99.5%",
        "at most 1 hour",
        "at most 2 office days",
        "over 5%",
        "below 99.5%",
        "at most 3"
    )
    {
        AlsoNumber = true,
        Hint = HintForBound,
    };

    public static readonly Grammar<int> Count = new(
        "count",
        "a whole number",
        (ref Phrase p, out int n) => p.Whole(out n),
        n => n.ToString(CultureInfo.InvariantCulture),
        "^[0-9]+$",
        "3"
    )
    {
        AlsoNumber = true,
    };

    public static readonly Grammar<Rational> Number = new(
        "number",
        "a number",
        (ref Phrase p, out Rational n) => p.Number(out n),
        Plain,
        @"^[0-9]+(\.[0-9]+)?$",
        "10",
        "1.5"
    )
    {
        AlsoNumber = true,
    };

    /// <summary>A factor: <c>10</c>, <c>10 times</c>, <c>1/30</c>, <c>100%</c>.</summary>
    public static readonly Grammar<Rational> Factor = new(
        "factor",
        "a factor",
        TryFactor,
        Plain,
        @"^[0-9]+(\.[0-9]+)?(/[0-9]+| times|%)?$",
        "10",
        "1/30",
        "100%"
    )
    {
        AlsoNumber = true,
    };

    public static bool TryPercent(ref Phrase phrase, out Rational share)
    {
        var read = phrase.Number(out var number) && (phrase.Symbol("%") || phrase.AnyOf("percent"));
        share = number / Rational.Hundred;
        return read;
    }

    public static bool TryQuantity(ref Phrase phrase, out Quantity quantity)
    {
        var trial = phrase;
        quantity = new Quantity.Number(Rational.Zero);
        if (TryPercent(ref trial, out var share))
        {
            quantity = new Quantity.Share(share);
        }
        else if (TryMilliseconds(ref trial, phrase, out var ms))
        {
            quantity = new Quantity.Milliseconds(ms);
        }
        else if (TryOfficeDays(ref trial, phrase, out var days))
        {
            quantity = new Quantity.OfficeDays(days);
        }
        else if (TryTime(ref trial, phrase, out var time))
        {
            quantity = new Quantity.Elapsed(time);
        }
        else if (TryNumber(ref trial, phrase, out var number))
        {
            quantity = new Quantity.Number(number);
        }
        else
        {
            return false;
        }

        phrase = trial;
        return true;
    }

    public static bool TryBound(ref Phrase phrase, out PlainBound bound)
    {
        var comparison = TryComparison(ref phrase);
        var read = TryQuantity(ref phrase, out var quantity);
        if (comparison is null && phrase.AnyOf("or more", "or better", "or higher"))
        {
            comparison = Comparison.AtLeast;
        }
        else if (comparison is null && phrase.AnyOf("or less", "or fewer", "or faster"))
        {
            comparison = Comparison.AtMost;
        }

        bound = new PlainBound(comparison, quantity);
        return read;
    }

    public static string Print(Quantity quantity) =>
        quantity switch
        {
            Core.Agreements.Quantity.Share share => PrintPercent(share.Of),
            Core.Agreements.Quantity.Elapsed time => Times.Print(time.Time),
            Core.Agreements.Quantity.OfficeDays days => Times.Count(days.Count, "office day"),
            Core.Agreements.Quantity.Milliseconds ms => Plain(ms.Amount) + " ms",
            Core.Agreements.Quantity.Number number => Plain(number.Amount),
            _ => throw new ArgumentOutOfRangeException(nameof(quantity)),
        };

    public static string Print(Bound bound) => Choice.Print(Comparisons, bound.Comparison) + " " + Print(bound.Limit);

    public static string Print(PlainBound bound) => Print(bound.Usual());

    public static string PrintPercent(Rational share) => Plain(share * Rational.Hundred) + "%";

    /// <summary>Without superfluous zeros; a number that is no finite decimal as a fraction.</summary>
    public static string Plain(Rational number)
    {
        if (number.Denominator.IsOne)
        {
            return number.ToString();
        }

        var digits = Decimals(number.Denominator);
        return digits < 0 ? number.ToString() : number.ToDecimalString(digits, RoundingMode.HalfEven);
    }

    // The least power of ten that the denominator divides; -1 where there is none.
    private static int Decimals(BigInteger denominator)
    {
        var (rest, twos, fives) = (denominator, 0, 0);
        for (; rest.IsEven; twos++)
        {
            rest >>= 1;
        }

        for (; (rest % 5).IsZero; fives++)
        {
            rest /= 5;
        }

        return rest.IsOne ? Math.Max(twos, fives) : -1;
    }
}

/// <summary>A bound whose comparison may be left to what is usual: shares at least, everything else at most.</summary>
internal readonly record struct PlainBound(Comparison? Comparison, Quantity Limit)
{
    public Bound Usual() =>
        new(Comparison ?? (Limit is Quantity.Share ? Core.Agreements.Comparison.AtLeast : Core.Agreements.Comparison.AtMost), Limit);
}
