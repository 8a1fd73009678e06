using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages;

/// <summary>Definitions: covered hours, holidays, and the words that the rest uses.</summary>
public abstract class CalendarWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string Title { get; }

    /// <summary>Days with the same hours: <c>Monday to Friday 08:00–17:00</c>.</summary>
    public abstract string Days(IsoDayOfWeek first, IsoDayOfWeek last, string windows);

    public abstract string Always { get; }

    public abstract string NoHours { get; }

    public abstract string Closed { get; }

    /// <summary>The windows of a day: <c>08:00–12:00 and 13:00–17:00</c>.</summary>
    public abstract string Windows(DayHours hours);

    /// <summary>All of a coverage but its later versions.</summary>
    public abstract string Coverage(string hours, DateTimeZone zone);

    public abstract string ExceptHolidays(IEnumerable<string> sets, IEnumerable<string> dates);

    public abstract string OpenOn(IEnumerable<string> dates);

    public abstract string OtherHours(string date, string hours);

    public abstract string CutOut(string date, string hours);

    public abstract string From(LocalDate day, string hours);

    /// <summary>The name of a holiday set for people: <c>US federal holidays</c>; a set of the author keeps its name.</summary>
    public abstract string Set(string name);

    /// <summary>In the hours of a calendar; null and <c>always</c> mean all hours.</summary>
    public abstract string InHoursOf(string? calendar);

    public abstract string CoveredHours { get; }

    public abstract string CoveredHoursMeaning { get; }

    public abstract string BusinessDay { get; }

    public abstract string BusinessDayMeaning(string calendar);

    public abstract string Time { get; }

    /// <summary>Days and months, minutes and hours, and how they are counted (R3), in one zone.</summary>
    public abstract string TimeMeaning(DateTimeZone zone);

    public abstract string Response { get; }

    public abstract string ResponseMeaning { get; }

    public abstract string Pause { get; }

    public abstract string PauseMeaning { get; }

    public abstract string Outage { get; }

    public abstract string OutageMeaning { get; }

    public abstract string BadTime { get; }

    public abstract string BadTimeMeaning { get; }

    public abstract string Unknown { get; }

    public abstract string UnknownMeaning { get; }

    public abstract string Determination { get; }

    public abstract string DeterminationMeaning { get; }

    public abstract string Maintenance { get; }

    public abstract string MaintenanceMeaning { get; }
}
