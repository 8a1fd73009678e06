using NodaTime;
using static Kept.Core.Time.BuiltIn.Rules;
using static NodaTime.IsoDayOfWeek;

namespace Kept.Core.Time.BuiltIn;

/// <summary>
/// Legal public holidays of the United States (5 U.S.C. 6103(a)). One on a Saturday is also observed on the Friday before, one on a Sunday
/// on the Monday after (6103(b), Executive Order 11582). The day itself and the observed day are both closed. 1 January on a Saturday is
/// observed on 31 December of the year before. Days closed by a single order, and Inauguration Day, are not in the list.
/// </summary>
internal static class UsFederal
{
    public static HolidaySet Create() =>
        SetOf("us-federal", "5 U.S.C. 6103 as of 2025", 1978, 2050, y => Legal(y).SelectMany(WithObserved));

    private static IEnumerable<Holiday> Legal(int year)
    {
        yield return new(new(year, 1, 1), "New Year's Day");
        if (year >= 1986)
        {
            yield return new(Nth(3, Monday, year, 1), "Birthday of Martin Luther King, Jr.");
        }

        yield return new(Nth(3, Monday, year, 2), "Washington's Birthday");
        yield return new(LastOf(Monday, year, 5), "Memorial Day");
        if (year >= 2021)
        {
            yield return new(new(year, 6, 19), "Juneteenth National Independence Day");
        }

        yield return new(new(year, 7, 4), "Independence Day");
        yield return new(Nth(1, Monday, year, 9), "Labor Day");
        yield return new(Nth(2, Monday, year, 10), "Columbus Day");
        yield return new(new(year, 11, 11), "Veterans Day");
        yield return new(Nth(4, Thursday, year, 11), "Thanksgiving Day");
        yield return new(new(year, 12, 25), "Christmas Day");
    }

    private static IEnumerable<Holiday> WithObserved(Holiday day)
    {
        yield return day;
        if (IsWeekend(day.On))
        {
            yield return new(day.On.PlusDays(day.On.DayOfWeek == Saturday ? -1 : 1), day.Name + " (observed)");
        }
    }
}
