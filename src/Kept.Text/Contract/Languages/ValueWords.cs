using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using NodaTime;

namespace Kept.Text.Contract.Languages;

/// <summary>Figures, amounts, dates and lengths of time as a language writes them. Nothing is rounded.</summary>
public abstract class ValueWords
{
    /// <summary>A blank at which no line ends.</summary>
    internal const string Tie = "\u00a0";

    protected abstract char DecimalMark { get; }

    protected abstract char GroupMark { get; }

    public abstract string Percent(Rational share);

    /// <summary>With at least the decimals of the currency.</summary>
    public abstract string Money(Rational amount, Currency currency);

    public abstract string Date(LocalDate date);

    public abstract string Clock(LocalTime time);

    public abstract string Day(IsoDayOfWeek day);

    public abstract string Month(int month);

    /// <summary>Elapsed time in hours, minutes and seconds.</summary>
    public abstract string Time(Duration time);

    /// <summary>A length of time after which nothing depends on its case: <c>within 30 days</c>, <c>innerhalb von 30 Tagen</c>.</summary>
    public abstract string Length(TimeLength length);

    /// <summary>A length that stands alone: <c>30 days</c>, <c>30 Tage</c>.</summary>
    public abstract string Alone(TimeLength length);

    public abstract string Ordinal(int number);

    /// <summary>The comparison and the quantity: <c>at least 99.5%</c>.</summary>
    public abstract string Bound(Bound bound);

    /// <summary><c>a, b and c</c>.</summary>
    public abstract string And(IEnumerable<string> parts);

    /// <summary><c>a, b or c</c>.</summary>
    public abstract string Or(IEnumerable<string> parts);

    public abstract string Quote(string name);

    /// <summary>After an amount: <c>per month</c>.</summary>
    public abstract string Per(PeriodUnit unit);

    public abstract string Per(RateUnit unit);

    /// <summary>Over which stretch a figure is taken, as an adverbial: <c>in each calendar month</c>.</summary>
    public abstract string In(Window window);

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public abstract string YesNo(bool yes);

    public string Quantity(Quantity quantity) =>
        quantity switch
        {
            Core.Agreements.Quantity.Share share => Percent(share.Of),
            Core.Agreements.Quantity.Elapsed elapsed => Time(elapsed.Time),
            Core.Agreements.Quantity.OfficeDays days => Alone(new TimeLength.OfficeDays(days.Count)),
            Core.Agreements.Quantity.Milliseconds milliseconds => $"{Number(milliseconds.Amount)}{Tie}ms",
            Core.Agreements.Quantity.Number number => Number(number.Amount),
            _ => throw new InvalidOperationException("the family is closed"),
        };

    /// <summary>A time of which there is one of a unit, without its number: <c>hour</c> of <c>1 hour</c>; otherwise null.</summary>
    public string? Single(Duration time) =>
        Time(time) is var text && text.StartsWith($"1{Tie}", StringComparison.Ordinal) && !text.Contains(' ') ? text[2..] : null;

    /// <summary>A decimal number where it ends, otherwise a fraction.</summary>
    public string Number(Rational value) => Localised(Quantities.Plain(value));

    public string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public string Quoted(IEnumerable<string> names) => And(names.Select(Quote));

    /// <summary>The number with the decimals of the currency at least, grouped by thousands.</summary>
    protected string Amount(Rational amount, Currency currency)
    {
        var plain = Quantities.Plain(amount);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : plain.Length - point - 1;
        return plain.Contains('/', StringComparison.Ordinal)
            ? plain
            : Localised(amount.ToDecimalString(Math.Max(decimals, currency.MinorDigits), RoundingMode.HalfEven));
    }

    /// <summary>A share in hundredths where that ends, otherwise as a fraction.</summary>
    protected string Hundredths(Rational share, string sign)
    {
        var plain = Quantities.Plain(share * Rational.Hundred);
        return plain.Contains('/', StringComparison.Ordinal) ? share.ToString() : Localised(plain) + sign;
    }

    /// <summary>Hours, minutes and seconds, each with its word.</summary>
    protected static string Parts(Duration time, Func<long, string> hours, Func<long, string> minutes, Func<Rational, string> seconds)
    {
        var ticks = time.BclCompatibleTicks;
        var (h, rest) = Math.DivRem(ticks, NodaConstants.TicksPerHour);
        var (m, s) = Math.DivRem(rest, NodaConstants.TicksPerMinute);
        string[] parts =
        [
            h > 0 ? hours(h) : "",
            m > 0 ? minutes(m) : "",
            s > 0 || ticks == 0 ? seconds(new Rational(s, NodaConstants.TicksPerSecond)) : "",
        ];
        return string.Join(" ", parts.Where(p => p.Length > 0));
    }

    protected static string Joined(IEnumerable<string> parts, string last)
    {
        var all = parts.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }

    // "-1234567.5": groups of three before the point, and the marks of the language.
    private string Localised(string plain)
    {
        if (plain.Contains('/', StringComparison.Ordinal))
        {
            return plain;
        }

        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var (whole, decimals) = point < 0 ? (plain, "") : (plain[..point], DecimalMark + plain[(point + 1)..]);
        for (var at = whole.Length - 3; at > (whole[0] == '-' ? 1 : 0); at -= 3)
        {
            whole = whole.Insert(at, GroupMark.ToString());
        }

        return whole + decimals;
    }
}
