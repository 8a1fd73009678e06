using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Agreements;

/// <summary>How a value stands to a bound: <c>at most 1 hour</c>, <c>over 1 hour</c>, <c>at least 99.5%</c>, <c>below 99.5%</c>.</summary>
public enum Comparison
{
    AtMost,
    Below,
    AtLeast,
    Over,
}

/// <summary>A measured or promised quantity with its kind: kinds are never compared with or added to each other (design rule 7).</summary>
public abstract record Quantity
{
    private Quantity()
    {
    }

    /// <summary>The number in the base unit of the kind: a fraction of one, seconds, milliseconds, a plain number, days, points.</summary>
    public abstract Rational Value { get; }

    /// <summary>A share: <c>99.5%</c> is 0.995.</summary>
    public sealed record Share(Rational Of) : Quantity
    {
        public override Rational Value => Of;
    }

    /// <summary>Elapsed time: <c>1 hour</c>, <c>90 minutes</c> (R3).</summary>
    public sealed record Elapsed(Duration Time) : Quantity
    {
        public override Rational Value => new(Time.BclCompatibleTicks, NodaConstants.TicksPerSecond);
    }

    /// <summary>
    /// <c>2 office days</c>: until closing of the n-th office day after the day on which a ticket's clock starts (R3). Each ticket's
    /// own target is the covered time up to then.
    /// </summary>
    public sealed record OfficeDays(int Count) : Quantity
    {
        public override Rational Value => Count;
    }

    /// <summary>Latency: <c>75 ms</c>.</summary>
    public sealed record Milliseconds(Rational Amount) : Quantity
    {
        public override Rational Value => Amount;
    }

    /// <summary>A number of things: <c>3</c>.</summary>
    public sealed record Number(Rational Amount) : Quantity
    {
        public override Rational Value => Amount;
    }
}

/// <summary>A length of time as agreements say it. Elapsed time, calendar units and office days are three different things (R3).</summary>
public abstract record TimeLength
{
    private TimeLength()
    {
    }

    /// <summary><c>n minutes</c>, <c>n hours</c>: elapsed; exactly n is in time.</summary>
    public sealed record Elapsed(Duration Time) : TimeLength;

    /// <summary>
    /// <c>n days|weeks|months|years</c>: local calendar units; the day of the event is not counted, the last day runs to 24:00.
    /// </summary>
    public sealed record Calendar(CalendarPeriod Period) : TimeLength;

    /// <summary>
    /// <c>n office days</c>: ends at closing of the n-th office day after the day of receipt. <c>Coverage</c> names the calendar; null: the
    /// one called <c>office</c>.
    /// </summary>
    public sealed record OfficeDays(int Count, string? Coverage = null) : TimeLength;
}

/// <summary>A stretch of the local calendar, as windows, prices and caps name it.</summary>
public enum PeriodUnit
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>A promise's bound, in the measured quantity: <c>at least 99.5%</c>.</summary>
public sealed record Bound(Comparison Comparison, Quantity Limit)
{
    public bool Holds(Rational value) => Comparison switch
    {
        Comparison.AtMost => value <= Limit.Value,
        Comparison.Below => value < Limit.Value,
        Comparison.AtLeast => value >= Limit.Value,
        Comparison.Over => value > Limit.Value,
    };

    /// <summary>Whether more is better for the customer (<c>at least</c>, <c>over</c>).</summary>
    public bool HigherIsBetter => Comparison is Comparison.AtLeast or Comparison.Over;
}

/// <summary>How a figure or amount is rounded, printed in every agreement (R6, R7).</summary>
/// <param name="Digits">Decimals kept; null: those of the currency's minor unit (<c>to: cent</c>).</param>
/// <param name="At">Where money is rounded: each credit line (the default) or the total of a statement.</param>
public sealed record RoundingRule(int? Digits, RoundingMode Mode, RoundedAt At = RoundedAt.CreditLine);

public enum RoundedAt
{
    CreditLine,
    Total,
}
