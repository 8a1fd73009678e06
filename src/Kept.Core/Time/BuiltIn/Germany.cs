using static Kept.Core.Time.BuiltIn.Rules;

namespace Kept.Core.Time.BuiltIn;

/// <summary>
/// The nine days that are public holidays in every German state, by state laws and, for 3 October, the Unification Treaty, art. 2(2). 31
/// October 2017, the 500th year of the Reformation, was one in every state, once. Begins in 1995, when Repentance Day ceased to be one
/// everywhere. Nothing is moved from a weekend. Days of single states are added as dates or as a set of their own.
/// </summary>
internal static class Germany
{
    public static HolidaySet Create() => SetOf("germany", "nationwide days as of 2025", 1995, 2050, Of);

    private static IEnumerable<Holiday> Of(int year)
    {
        var easter = Easter(year);
        Holiday[] yearly =
        [
            new(new(year, 1, 1), "New Year's Day"),
            new(easter.PlusDays(-2), "Good Friday"),
            new(easter.PlusDays(1), "Easter Monday"),
            new(new(year, 5, 1), "Labour Day"),
            new(easter.PlusDays(39), "Ascension Day"),
            new(easter.PlusDays(50), "Whit Monday"),
            new(new(year, 10, 3), "German Unity Day"),
            new(new(year, 12, 25), "Christmas Day"),
            new(new(year, 12, 26), "Second Day of Christmas"),
        ];
        return year == 2017 ? [.. yearly, new(new(2017, 10, 31), "Reformation Day")] : yearly;
    }
}
