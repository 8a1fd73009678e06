using NodaTime;
using static Kept.Core.Time.BuiltIn.Rules;
using static NodaTime.IsoDayOfWeek;

namespace Kept.Core.Time.BuiltIn;

/// <summary>
/// Public holidays of the Netherlands (Algemene termijnenwet, art. 3; the government's list names Good Friday and both Sundays too).
/// Nothing is moved from a weekend but the monarch's birthday: 30 April up to 2013 and 27 April since, on the Saturday before if that is a
/// Sunday.
/// </summary>
internal static class Netherlands
{
    private const string Version = "Algemene termijnenwet art. 3 as of 2025";

    /// <summary>The official list: Good Friday, and Liberation Day in each year.</summary>
    public static HolidaySet Create() => SetOf("netherlands", Version, 1990, 2050, Official);

    /// <summary>As most employers close: without Good Friday, and Liberation Day only in the years that are a multiple of five.</summary>
    public static HolidaySet CreateBusiness() =>
        SetOf("netherlands-business", Version, 1990, 2050, y =>
            Official(y).Where(d => d.Name != "Good Friday" && (d.Name != "Liberation Day" || y % 5 == 0)));

    private static IEnumerable<Holiday> Official(int year)
    {
        var easter = Easter(year);
        return
        [
            new(new(year, 1, 1), "New Year's Day"),
            new(easter.PlusDays(-2), "Good Friday"),
            new(easter, "Easter Sunday"),
            new(easter.PlusDays(1), "Easter Monday"),
            year >= 2014 ? new(NotSunday(new(year, 4, 27)), "King's Day") : new(NotSunday(new(year, 4, 30)), "Queen's Day"),
            new(new(year, 5, 5), "Liberation Day"),
            new(easter.PlusDays(39), "Ascension Day"),
            new(easter.PlusDays(49), "Whit Sunday"),
            new(easter.PlusDays(50), "Whit Monday"),
            new(new(year, 12, 25), "Christmas Day"),
            new(new(year, 12, 26), "Second Day of Christmas"),
        ];
    }

    private static LocalDate NotSunday(LocalDate date) => date.DayOfWeek == Sunday ? date.PlusDays(-1) : date;
}
