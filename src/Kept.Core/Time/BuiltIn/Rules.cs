using NodaTime;
using static NodaTime.IsoDayOfWeek;

namespace Kept.Core.Time.BuiltIn;

/// <summary>
/// How holidays are fixed: a date, the n-th weekday of a month, a distance from Easter, and what stands in when one falls on a weekend.
/// </summary>
internal static class Rules
{
    public static LocalDate Nth(int n, IsoDayOfWeek day, int year, int month) =>
        new LocalDate(year, month, 1).PlusDays(-1).Next(day).PlusWeeks(n - 1);

    public static LocalDate LastOf(IsoDayOfWeek day, int year, int month) => new LocalDate(year, month, 1).PlusMonths(1).Previous(day);

    public static bool IsWeekend(LocalDate date) => date.DayOfWeek is Saturday or Sunday;

    /// <summary>Easter Sunday, 1583 and later: the Gregorian computus of Meeus, Jones and Butcher.</summary>
    public static LocalDate Easter(int year)
    {
        var (golden, century, ofCentury) = (year % 19, year / 100, year % 100);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        var fromMarch = epact + weekday - (7 * shift) + 114;
        return new LocalDate(year, fromMarch / 31, (fromMarch % 31) + 1);
    }

    /// <summary>All days of a rule from the first year to the last; a rule may give days of the years beside its own.</summary>
    public static HolidaySet SetOf(string name, string version, int firstYear, int lastYear, Func<int, IEnumerable<Holiday>> rule) =>
        new(name, version, (firstYear, lastYear), Enumerable.Range(firstYear - 1, lastYear - firstYear + 3).SelectMany(rule));
}
