using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Text.Language.Grammars;

/// <summary>Money, and what a rate or a service costs.</summary>
internal static class Amounts
{
    private static readonly (string Words, PeriodUnit Unit)[] Periods =
    [
        ("day", PeriodUnit.Day),
        ("week", PeriodUnit.Week),
        ("month", PeriodUnit.Month),
        ("quarter", PeriodUnit.Quarter),
        ("year", PeriodUnit.Year),
    ];

    private static readonly (string Words, RateUnit Unit)[] RateUnits =
    [
        ("hour", RateUnit.Hour),
        ("day", RateUnit.Day),
        ("visit", RateUnit.Visit),
        ("piece", RateUnit.Piece),
        ("month", RateUnit.Month),
    ];

    /// <summary>An amount of the agreement's currency: <c>45.00</c>.</summary>
    public static readonly Grammar<AmountText> Amount = new(
        "amount",
        "an amount of money",
        TryAmount,
        Print,
        @"^[0-9][0-9,]*(\.[0-9]{1,4})?$",
        "45.00",
        "500.00"
    )
    {
        AlsoNumber = true,
        Hint = HintForAmount,
        Exact = m => Quantities.Plain(m.Amount),
    };

    /// <summary><c>120.00 per hour, in steps of 15 minutes</c>.</summary>
    public static readonly Grammar<RatePhrase> Rate = new(
        "rate",
        "an amount per unit",
        TryRate,
        Print,
        @"^[0-9][0-9,]*(\.[0-9]+)? (per|an|a) .+$",
        "120.00 per hour, in steps of 15 minutes",
        "90.00 per visit"
    )
    {
        Hint = HintForAmount,
        Exact = r => Print(r with { Amount = r.Amount.Exact }),
    };

    /// <summary><c>45.00 per month in advance</c>.</summary>
    public static readonly Grammar<PricePhrase> Price = new(
        "recurring price",
        "an amount per period",
        TryPrice,
        Print,
        @"^[0-9][0-9,]*(\.[0-9]+)? (per|a) .+$",
        "45.00 per month in advance",
        "1000.00 per month"
    )
    {
        Hint = HintForAmount,
        Exact = p => Print(p with { Amount = p.Amount.Exact }),
    };

    /// <summary>Hours of a package: <c>10 per month</c>.</summary>
    public static readonly Grammar<HoursPerPeriod> Package = new(
        "hours per period",
        "hours per period",
        TryPackage,
        p => Quantities.Plain(p.Hours) + " per " + Choice.Print(Periods, p.Per),
        @"^[0-9]+(\.[0-9]+)?( hours?)? (per|a) (day|week|month|quarter|year)$",
        "10 per month",
        "10 hours per month"
    );

    public static bool TryPeriod(ref Phrase phrase, out PeriodUnit unit)
    {
        phrase.Words("calendar");
        return Choice.Take(ref phrase, Periods, out unit);
    }

    public static string Print(PeriodUnit unit) => Choice.Print(Periods, unit);

    /// <summary>As many decimals as were written, at least; so 45.00 stays 45.00.</summary>
    public static string Print(AmountText money) => money.Amount.ToDecimalString(money.Decimals, RoundingMode.HalfEven);

    public static bool TryAmount(ref Phrase phrase, out AmountText money)
    {
        var read = phrase.Number(out var amount, out var decimals) && decimals <= 6;
        money = new AmountText(amount, decimals);
        return read;
    }

    private static string Print(RatePhrase rate) =>
        $"{Print(rate.Amount)} per {Choice.Print(RateUnits, rate.Per)}"
        + (rate.Step is { } step ? $", in steps of {Times.Print(step)}" : "");

    private static string Print(PricePhrase price) =>
        $"{Print(price.Amount)} per {Print(price.Per)}" + (price.InAdvance ? " in advance" : "");

    private static bool TryRate(ref Phrase phrase, out RatePhrase rate)
    {
        rate = default;
        if (
            !TryAmount(ref phrase, out var amount)
            || !phrase.AnyOf("per", "an", "a", "for each")
            || !Choice.Take(ref phrase, RateUnits, out var unit)
        )
        {
            return false;
        }

        phrase.Symbol(",");
        if (!phrase.AnyOf("in steps of"))
        {
            rate = new RatePhrase(amount, unit, null);
            return true;
        }

        var stepped = Times.TryElapsed(ref phrase, out var step);
        rate = new RatePhrase(amount, unit, step);
        return stepped && step > Duration.Zero;
    }

    private static bool TryPrice(ref Phrase phrase, out PricePhrase price)
    {
        price = default;
        if (
            !TryAmount(ref phrase, out var amount)
            || !phrase.AnyOf("per", "a", "an", "each", "every")
            || !TryPeriod(ref phrase, out var unit)
        )
        {
            return false;
        }

        phrase.Symbol(",");
        var advance = phrase.AnyOf("in advance", "billed in advance", "paid in advance");
        price = new PricePhrase(amount, unit, advance);
        return advance || phrase.AnyOf("in arrears", "billed in arrears") || true;
    }

    private static bool TryPackage(ref Phrase phrase, out HoursPerPeriod package)
    {
        package = default;
        if (!phrase.Number(out var hours))
        {
            return false;
        }

        phrase.AnyOf("hours", "hour", "h");
        var read = phrase.AnyOf("per", "a", "each") & Choice.Take(ref phrase, Periods, out var unit);
        package = new HoursPerPeriod(hours, unit);
        return read;
    }

    private static string? HintForAmount(string text) =>
        text.AsSpan().IndexOfAny("$€£¥") >= 0 ? "leave the sign of the currency out; `currency:` says it once"
        : Core.Money.Currency.Codes.Any(code => text.Contains(code, StringComparison.Ordinal))
            ? "leave the currency out; `currency:` says it once"
        : text.Contains(',', StringComparison.Ordinal) && !text.Contains("per", StringComparison.Ordinal)
            ? "decimals follow a point: `45.00`"
        : null;
}

/// <summary>An amount and the decimals with which it was written.</summary>
internal readonly record struct AmountText(Rational Amount, int Decimals)
{
    /// <summary>With no more decimals than it needs, so that 45.0 and 45.00 are the same terms.</summary>
    public AmountText Exact =>
        this with
        {
            Decimals =
                Quantities.Plain(Amount) is var text && text.Contains('.', StringComparison.Ordinal)
                    ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1
                    : 0,
        };
}

internal readonly record struct RatePhrase(AmountText Amount, RateUnit Per, Duration? Step);

internal readonly record struct PricePhrase(AmountText Amount, PeriodUnit Per, bool InAdvance);

internal readonly record struct HoursPerPeriod(Rational Hours, PeriodUnit Per);
