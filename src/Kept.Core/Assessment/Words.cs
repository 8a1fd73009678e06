using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>How results say times, figures and amounts. Culture and the machine's zone play no part (R5).</summary>
public static class Words
{
    /// <summary>
    /// <c>2026-03-10 10:00</c>, with seconds where there are any, and with the offset where that clock time happens twice.
    /// </summary>
    public static string Local(Instant at, DateTimeZone zone)
    {
        var (local, offset) = (at.InZone(zone).LocalDateTime, zone.GetUtcOffset(at));
        var pattern =
            local.NanosecondOfSecond != 0 ? "yyyy-MM-dd HH:mm:ss.FFFFFFF"
            : local.Second != 0 ? "yyyy-MM-dd HH:mm:ss"
            : "yyyy-MM-dd HH:mm";
        var twice = zone.MapLocal(local).Count > 1 ? offset.ToString(" (+HH:mm)", CultureInfo.InvariantCulture) : "";
        return local.ToString(pattern, CultureInfo.InvariantCulture) + twice;
    }

    /// <summary><c>the end of 2026-04-30</c> for a last day, else the instant.</summary>
    public static string Local(Deadline deadline, DateTimeZone zone)
    {
        var last = LocalTimes.DateOf(zone, deadline.At).PlusDays(-1);
        return deadline.IncludesAt
            ? Local(deadline.At, zone)
            : string.Create(CultureInfo.InvariantCulture, $"the end of {last.Year:0000}-{last.Month:00}-{last.Day:00}");
    }

    /// <summary><c>2026-03-10 10:00–11:35</c>; both dates where they differ.</summary>
    public static string Local(TimeRange range, DateTimeZone zone)
    {
        var (from, until) = (Local(range.From, zone), Local(range.Until, zone));
        return from[..10] == until[..10] ? $"{from}–{until[11..]}" : $"{from} – {until}";
    }

    /// <summary><c>1 h 35 min</c>, with seconds where there are any.</summary>
    public static string Length(Duration length)
    {
        var ticks = length.BclCompatibleTicks;
        if (ticks == 0)
        {
            return "0 min";
        }

        // Hours even beyond a day: of covered time, 24 h are not a day.
        var hours = ticks / NodaConstants.TicksPerHour;
        var minutes = ticks / NodaConstants.TicksPerMinute % 60;
        var seconds = new Rational(ticks % NodaConstants.TicksPerMinute, NodaConstants.TicksPerSecond);
        var parts = new List<string>(3);
        AddIf(parts, hours, "h");
        AddIf(parts, minutes, "min");
        if (seconds.Sign > 0)
        {
            parts.Add($"{Trim(seconds.ToDecimalString(7, RoundingMode.TowardsZero))} s");
        }

        return string.Join(' ', parts);
    }

    /// <summary>Minutes and seconds only, as sums are checked by hand: <c>95 min</c>, <c>216 min 1 s</c>.</summary>
    public static string Minutes(long ticks)
    {
        var minutes = ticks / NodaConstants.TicksPerMinute;
        var rest = new Rational(ticks % NodaConstants.TicksPerMinute, NodaConstants.TicksPerSecond);
        return rest.Sign == 0 ? $"{minutes} min" : $"{minutes} min {Trim(rest.ToDecimalString(7, RoundingMode.TowardsZero))} s";
    }

    public static string Comparison(Comparison comparison) => comparison switch
    {
        Agreements.Comparison.AtMost => "at most",
        Agreements.Comparison.Below => "below",
        Agreements.Comparison.AtLeast => "at least",
        Agreements.Comparison.Over => "over",
    };

    public static string Bound(Bound bound) => $"{Comparison(bound.Comparison)} {Quantity(bound.Limit)}";

    public static string Quantity(Quantity quantity) => quantity switch
    {
        Agreements.Quantity.Share share => Percent(share.Of),
        Agreements.Quantity.Elapsed time => Elapsed(time.Time),
        Agreements.Quantity.OfficeDays days => Count(days.Count, "office day"),
        Agreements.Quantity.Milliseconds latency => $"{Number(latency.Amount)} ms",
        Agreements.Quantity.Number number => Number(number.Amount),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary><c>99.5%</c>: all decimals that an exact percentage has, at most twelve.</summary>
    public static string Percent(Rational share) => $"{Number(share * Rational.Hundred)}%";

    /// <summary>
    /// Four decimals at most, for a sentence: <c>99.8958%</c>. Never across the target (R6): floored where much is promised, ceiled where
    /// little is.
    /// </summary>
    public static string Percent(Rational share, bool littleIsPromised)
    {
        var mode = littleIsPromised ? RoundingMode.Ceiling : RoundingMode.Floor;
        return $"{Trim((share * Rational.Hundred).ToDecimalString(4, mode))}%";
    }

    /// <summary><c>10%</c>; a share that has no end as a percentage as the fraction it is: <c>1/30</c>.</summary>
    public static string Share(Rational share) =>
        (share * Rational.Hundred).Round(12, RoundingMode.TowardsZero) == share * Rational.Hundred ? Percent(share) : share.ToString();

    /// <summary>A decimal without needless zeros; a fraction that has no end is cut after twelve decimals.</summary>
    public static string Number(Rational value) => Trim(value.ToDecimalString(12, RoundingMode.TowardsZero));

    /// <summary><c>1,000.00</c>: thousands apart, decimals of the currency.</summary>
    public static string Money(Rational amount, Currency currency)
    {
        var text = amount.ToDecimalString(currency.MinorDigits, RoundingMode.HalfAwayFromZero);
        var (sign, digits) = text[0] == '-' ? ("-", text[1..]) : ("", text);
        var point = digits.IndexOf('.') is var at && at < 0 ? digits.Length : at;
        for (var i = point - 3; i > 0; i -= 3)
        {
            digits = digits.Insert(i, ",");
        }

        return sign + digits;
    }

    /// <summary>A duration in the largest single unit that is whole: <c>1 hour</c>, <c>90 minutes</c>.</summary>
    public static string Elapsed(Duration time)
    {
        var ticks = time.BclCompatibleTicks;
        return ticks % NodaConstants.TicksPerHour == 0 && ticks != 0 ? Count(ticks / NodaConstants.TicksPerHour, "hour")
            : ticks % NodaConstants.TicksPerMinute == 0 ? Count(ticks / NodaConstants.TicksPerMinute, "minute")
            : ticks % NodaConstants.TicksPerSecond == 0 ? Count(ticks / NodaConstants.TicksPerSecond, "second")
            : Length(time);
    }

    public static string Count(long count, string thing) =>
        count == 1 ? $"1 {thing}" : $"{count.ToString(CultureInfo.InvariantCulture)} {thing}s";

    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    public static string Length(TimeLength length) => length switch
    {
        TimeLength.Elapsed elapsed => Elapsed(elapsed.Time),
        TimeLength.Calendar calendar => calendar.Period.Count == 1
            ? calendar.Period.ToString().TrimEnd('s')
            : calendar.Period.ToString(),
        TimeLength.OfficeDays office => Count(office.Count, "office day"),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static void AddIf(List<string> parts, long amount, string unit)
    {
        if (amount > 0)
        {
            parts.Add($"{amount.ToString(CultureInfo.InvariantCulture)} {unit}");
        }
    }

    private static string Trim(string number) => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
}
