using static Kept.Core.Time.BuiltIn.Rules;

namespace Kept.Core.Time.BuiltIn;

/// <summary>
/// Public holidays of Denmark: the days of the national church. General Prayer Day, the fourth Friday after Easter, was abolished from 2024
/// on (act no. 214 of 6 March 2023). Constitution Day, Christmas Eve and New Year's Eve are customary, not public, holidays and are not in
/// the list.
/// </summary>
internal static class Denmark
{
    public static HolidaySet Create() => SetOf("denmark", "helligdage as of 2025", 1990, 2050, Of);

    private static IEnumerable<Holiday> Of(int year)
    {
        var easter = Easter(year);
        Holiday[] yearly =
        [
            new(new(year, 1, 1), "New Year's Day"),
            new(easter.PlusDays(-3), "Maundy Thursday"),
            new(easter.PlusDays(-2), "Good Friday"),
            new(easter, "Easter Sunday"),
            new(easter.PlusDays(1), "Easter Monday"),
            new(easter.PlusDays(39), "Ascension Day"),
            new(easter.PlusDays(49), "Whit Sunday"),
            new(easter.PlusDays(50), "Whit Monday"),
            new(new(year, 12, 25), "Christmas Day"),
            new(new(year, 12, 26), "Second Day of Christmas"),
        ];
        return year < 2024 ? [.. yearly, new(easter.PlusDays(26), "General Prayer Day")] : yearly;
    }
}
