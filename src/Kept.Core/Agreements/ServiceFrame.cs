using System.Collections.Immutable;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Agreements;

/// <summary>
/// The parts of a service that planning, pricing and billing act on: schedule, tasks, prepaid hours, approval before work.
/// </summary>
public sealed record ServiceFrame
{
    public static readonly ServiceFrame Empty = new();

    /// <summary>When visits or work are planned.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>What is done on a visit.</summary>
    public ImmutableArray<string> Tasks { get; init; } = [];

    /// <summary>Hours of a package: <c>10 per month</c>.</summary>
    public HourPackage? Hours { get; init; }

    /// <summary>When work is to be approved before it begins.</summary>
    public WorkApproval? Work { get; init; }

    /// <summary>The clause in a lawyer's own words.</summary>
    public string? Wording { get; init; }
}

/// <summary>A recurring visit.</summary>
/// <param name="Every">How often: one month, two weeks.</param>
/// <param name="On">Which day of the period; null for a daily schedule.</param>
/// <param name="At">The local time at which it begins; null: any time of the day.</param>
/// <param name="Lasts">How long it is planned for.</param>
/// <param name="IfHoliday">What happens when the day is a holiday of <paramref name="Calendar"/>.</param>
/// <param name="Calendar">The calendar of office days; null: the one called <c>office</c>, where there is one.</param>
public sealed record Schedule(CalendarPeriod Every, ScheduleDay? On, LocalTime? At, Duration? Lasts, IfHoliday IfHoliday, string? Calendar);

/// <summary>A day within the period of a schedule.</summary>
public abstract record ScheduleDay
{
    private ScheduleDay() { }

    /// <summary><c>Thursday</c>: of each week.</summary>
    public sealed record Weekday(IsoDayOfWeek Day) : ScheduleDay;

    /// <summary><c>second Tuesday</c>, <c>last Friday</c> (<paramref name="Nth"/> −1): of each month.</summary>
    public sealed record NthWeekday(int Nth, IsoDayOfWeek Day) : ScheduleDay;

    /// <summary><c>15th</c>, <c>last day</c> (−1): of each month.</summary>
    public sealed record DayOfMonth(int Day) : ScheduleDay;
}

public enum IfHoliday
{
    /// <summary>Nothing is said: the visit is planned all the same.</summary>
    SameDay,
    NextOfficeDay,
    PreviousOfficeDay,
    Skipped,
}

/// <param name="Beyond">The rate for hours beyond the package; null: none is agreed.</param>
public sealed record HourPackage(Rational Hours, PeriodUnit Per, bool Prepaid, UnusedHours Unused, string? Beyond);

public enum UnusedHours
{
    Expire,
    CarryOver,
}

/// <summary>Work above an amount needs approval (of an approver of the customer) before it begins.</summary>
public sealed record WorkApproval(Rational Above, string Needs);
