using NodaTime;

namespace Kept.Core.Time;

public enum CalendarUnit
{
    Days,
    Weeks,
    Months,
    Years,
}

/// <summary>A number of local calendar units. Not a duration: a day may have 23 or 25 hours, a month 28 to 31 days.</summary>
public readonly record struct CalendarPeriod
{
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or more than <see cref="Longest"/>.</exception>
    public CalendarPeriod(int count, CalendarUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Longest(unit));
        (Count, Unit) = (count, unit);
    }

    public int Count { get; }

    public CalendarUnit Unit { get; }

    /// <summary>
    /// The period taken <paramref name="times"/> times: one period of 3 × 1 month, counted from one anchor, is not three periods one
    /// after the other.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The product is negative or more than <see cref="Longest"/>.</exception>
    public CalendarPeriod Times(int times) => new((int)Math.Clamp((long)Count * times, int.MinValue, int.MaxValue), Unit);

    /// <summary>The greatest count of a unit: about 500 years.</summary>
    public static int Longest(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Days => 182_500,
        CalendarUnit.Weeks => 26_000,
        CalendarUnit.Months => 6_000,
        CalendarUnit.Years => 500,
    };

    public override string ToString() => $"{Count} {Unit.ToString().ToLowerInvariant()}";
}

/// <summary>What an agreement says of an end that falls on a day that does not exist, such as 31 April (R3).</summary>
public enum MissingDay
{
    /// <summary>Nothing: the end is not a date but a finding.</summary>
    Refuse,

    /// <summary>The last day of that month.</summary>
    Last,

    /// <summary>The first day of the next month.</summary>
    Next,
}

/// <summary>The result of counting in the calendar: a date, or the date that would be needed and does not exist.</summary>
public abstract record CalendarDay
{
    private CalendarDay()
    {
    }

    public sealed record On(LocalDate Day) : CalendarDay;

    /// <summary>The month has no such day, and the agreement has no rule for it.</summary>
    public sealed record DoesNotExist(int Year, int Month, int Day) : CalendarDay
    {
        public override string ToString() => $"{Year:0000}-{Month:00}-{Day:00} does not exist";
    }

    /// <summary>The date; null where it does not exist.</summary>
    public LocalDate? Date => (this as On)?.Day;

    public T Match<T>(Func<LocalDate, T> on, Func<DoesNotExist, T> doesNotExist) => this switch
    {
        On day => on(day.Day),
        DoesNotExist missing => doesNotExist(missing),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    internal CalendarDay Then(Func<LocalDate, LocalDate> next) => this is On day ? new On(next(day.Day)) : this;
}
