using NodaTime;
using static Kept.Core.Time.BuiltIn.Rules;
using static NodaTime.IsoDayOfWeek;

namespace Kept.Core.Time.BuiltIn;

/// <summary>
/// Bank holidays of England and Wales (Banking and Financial Dealings Act 1971, and proclamations under it), with Christmas Day and Good
/// Friday, which are holidays at common law. New Year's Day, Christmas Day and Boxing Day on a weekend are closed, and so is the next free
/// weekday in their place. The first Monday in May is one since 1978. Single days are known up to 2025; a later proclamation is added to
/// the agreement as a date.
/// </summary>
internal static class EnglandAndWales
{
    private static readonly Holiday[] SingleDays =
    [
        new(new(1981, 7, 29), "Royal Wedding"),
        new(new(1999, 12, 31), "Millennium Celebrations"),
        new(new(2002, 6, 3), "Golden Jubilee of Elizabeth II"),
        new(new(2011, 4, 29), "Royal Wedding"),
        new(new(2012, 6, 5), "Diamond Jubilee of Elizabeth II"),
        new(new(2022, 6, 3), "Platinum Jubilee of Elizabeth II"),
        new(new(2022, 9, 19), "State Funeral of Elizabeth II"),
        new(new(2023, 5, 8), "Coronation of Charles III"),
    ];

    public static HolidaySet Create() => SetOf("england-and-wales", "1971 c. 80 and proclamations to 2025", 1978, 2050, Of);

    private static IEnumerable<Holiday> Of(int year)
    {
        var easter = Easter(year);
        var newYear = new LocalDate(year, 1, 1);
        return
        [
            .. WithSubstitutes(new Holiday(newYear, "New Year's Day")),
            new(easter.PlusDays(-2), "Good Friday"),
            new(easter.PlusDays(1), "Easter Monday"),
            new(EarlyMay(year), "Early May bank holiday"),
            new(Spring(year), "Spring bank holiday"),
            new(LastOf(Monday, year, 8), "Summer bank holiday"),
            .. WithSubstitutes(new(new(year, 12, 25), "Christmas Day"), new(new(year, 12, 26), "Boxing Day")),
            .. SingleDays.Where(d => d.On.Year == year),
        ];
    }

    /// <summary>Moved to VE Day in 1995 and 2020.</summary>
    private static LocalDate EarlyMay(int year) => year is 1995 or 2020 ? new(year, 5, 8) : Nth(1, Monday, year, 5);

    /// <summary>Moved to join the jubilees of 2002, 2012 and 2022.</summary>
    private static LocalDate Spring(int year) => year switch
    {
        2002 or 2012 => new(year, 6, 4),
        2022 => new(year, 6, 2),
        _ => LastOf(Monday, year, 5),
    };

    /// <summary>The days themselves, and for each on a weekend the first weekday after it that is not taken by another.</summary>
    private static List<Holiday> WithSubstitutes(params Holiday[] days)
    {
        var result = days.ToList();
        foreach (var day in days.Where(d => IsWeekend(d.On)))
        {
            var substitute = day.On;
            while (IsWeekend(substitute) || result.Any(d => d.On == substitute))
            {
                substitute = substitute.PlusDays(1);
            }

            result.Add(new(substitute, day.Name + " (substitute day)"));
        }

        return result;
    }
}
