using System.Text.Json;
using Kept.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Tests.Time;

public class HolidaySetTests
{
    /// <summary>
    /// The holidays of selected years that fall on weekdays, written down by hand apart from the rules; years with moved, single and
    /// substitute days above all.
    /// </summary>
    public static TheoryData<string, int, string> ByHand => new()
    {
        // 19 June and 25 December 2021 are Saturdays, 4 July a Sunday, and New Year's Day 2022 a Saturday.
        { "us-federal", 2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31" },
        { "us-federal", 2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25" },
        { "us-federal", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25" },
        { "us-federal", 2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25" }, // before Juneteenth
        { "us-federal", 1985, "01-01 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25" }, // before Martin Luther King's birthday
        { "england-and-wales", 1995, "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26" }, // early May moved to VE Day
        { "england-and-wales", 1999, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31" },
        { "england-and-wales", 2002, "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26" },
        { "england-and-wales", 2010, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
        { "england-and-wales", 2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27" },
        { "england-and-wales", 2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26" },
        { "england-and-wales", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28" },
        { "england-and-wales", 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
        { "england-and-wales", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27" },
        { "england-and-wales", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26" },
        { "england-and-wales", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
        { "netherlands", 2013, "01-01 03-29 04-01 04-30 05-09 05-20 12-25 12-26" },
        { "netherlands", 2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25" },
        { "netherlands-business", 2026, "01-01 04-06 04-27 05-14 05-25 12-25" },
        { "netherlands-business", 2025, "01-01 04-21 05-05 05-29 06-09 12-25 12-26" },
        { "germany", 2017, "04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26" },
        { "germany", 2024, "01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26" },
        { "denmark", 2023, "04-06 04-07 04-10 05-05 05-18 05-29 12-25 12-26" },
        { "denmark", 2024, "01-01 03-28 03-29 04-01 05-09 05-20 12-25 12-26" },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void Weekdays_are_those_written_down_by_hand(string set, int year, string monthDays) =>
        string.Join(' ', HolidaySets.Find(set)!.In(year)!.Value.Where(d => d.On.DayOfWeek < IsoDayOfWeek.Saturday)
            .Select(d => d.On.ToString("MM-dd", null)))
            .ShouldBe(monthDays);

    [Fact]
    public void Kings_day_on_a_Sunday_is_kept_on_the_Saturday_before()
    {
        var netherlands = HolidaySets.Find("netherlands")!;

        netherlands.NameOf(new LocalDate(2025, 4, 26)).ShouldBe("King's Day");
        netherlands.NameOf(new LocalDate(2025, 4, 27)).ShouldBeNull();
        netherlands.NameOf(new LocalDate(2006, 4, 29)).ShouldBe("Queen's Day");
    }

    [Fact]
    public void A_holiday_on_a_weekend_closes_that_day_and_the_day_observed_for_it()
    {
        HolidaySets.Find("us-federal")!.NameOf(new LocalDate(2026, 7, 4)).ShouldBe("Independence Day");
        HolidaySets.Find("us-federal")!.NameOf(new LocalDate(2026, 7, 3)).ShouldBe("Independence Day (observed)");
        HolidaySets.Find("england-and-wales")!.NameOf(new LocalDate(2021, 12, 25)).ShouldBe("Christmas Day");
        HolidaySets.Find("england-and-wales")!.NameOf(new LocalDate(2021, 12, 27)).ShouldBe("Christmas Day (substitute day)");
    }

    [Fact]
    public void New_years_day_on_a_Saturday_is_observed_in_the_old_year() =>
        HolidaySets.Find("us-federal")!.In(2027)!.Value[^1].ShouldBe(new Holiday(new LocalDate(2027, 12, 31), "New Year's Day (observed)"));

    [Theory]
    [InlineData(1818, 3, 22)] // the earliest date there is
    [InlineData(1943, 4, 25)] // the latest
    [InlineData(1961, 4, 2)]
    [InlineData(2000, 4, 23)]
    [InlineData(2024, 3, 31)]
    [InlineData(2038, 4, 25)]
    public void Easter_is_the_Sunday_of_the_tables(int year, int month, int day) =>
        BuiltInEaster(year).ShouldBe(new LocalDate(year, month, day));

    [Fact]
    public void Every_built_in_set_names_its_years_and_version_and_has_days_in_each_year()
    {
        foreach (var set in HolidaySets.Names.Select(n => HolidaySets.Find(n)!))
        {
            set.Version.ShouldNotBeNullOrWhiteSpace();
            Enumerable.Range(set.FirstYear, set.LastYear - set.FirstYear + 1).ShouldAllBe(y => set.In(y)!.Value.Length >= 6);
        }

        HolidaySets.Names.ShouldBe(["denmark", "england-and-wales", "germany", "netherlands", "netherlands-business", "us-federal"]);
        HolidaySets.Find("atlantis").ShouldBeNull();
    }

    [Fact]
    public void A_year_outside_is_not_a_year_without_holidays()
    {
        var germany = HolidaySets.Find("germany")!;

        (germany.Covers(1994), germany.Covers(1995), germany.Covers(2050), germany.Covers(2051)).ShouldBe((false, true, true, false));
        germany.In(2051).ShouldBeNull();
        Holidays.Of(germany).MissingYears(2049, 2052).Select(m => m.ToString())
            .ShouldBe(["no holidays of germany for 2051", "no holidays of germany for 2052"]);
    }

    [Theory]
    [InlineData("england-and-wales", "GB_ENG")]
    [InlineData("netherlands", "NL_COMMON")]
    [InlineData("us-federal", "US_COMMON")]
    [InlineData("germany", "DE_COMMON")]
    [InlineData("denmark", "DK_COMMON")]
    public void Every_date_is_in_an_independent_list_and_the_other_way_round(string name, string file)
    {
        var folder = Environment.GetEnvironmentVariable("KEPT_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder),
            "KEPT_DATA names no folder with holidays/*.json (lists of vacanza/holidays, MIT) to compare with");
        var set = HolidaySets.Find(name)!;
        var path = Path.Combine(folder!, "holidays", file + ".json");
        Assert.SkipUnless(File.Exists(path), $"KEPT_DATA has no holidays/{file}.json to compare with");
        var theirs = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))!
            .Where(d => d.Value.Split("; ").Any(n => !(Others.TryGetValue(name, out var others) && others.Contains(n))))
            .Select(d => LocalDatePattern.Iso.Parse(d.Key).Value).Where(d => set.Covers(d.Year)).ToHashSet();

        theirs.Count.ShouldBeGreaterThan(400);
        set.Days.Select(d => d.On).Where(d => !theirs.Contains(d)).ShouldBeEmpty();
        theirs.Where(d => set.NameOf(d) is null).Order().ShouldBeEmpty();
    }

    /// <summary>Days of the lists that are not public holidays.</summary>
    private static readonly Dictionary<string, HashSet<string>> Others = new()
    {
        ["us-federal"] = [
            "Christmas Eve", "Christmas Eve (half-day closing)", "Day After Christmas", "Easter Sunday", "Election Day", "Father's Day",
            "Good Friday", "Groundhog Day", "Halloween", "Mother's Day",
            "New Year's Eve", "Saint Patrick's Day", "Valentine's Day", "National Day of Mourning for former President George H. W. Bush",
            "National Day of Mourning for former President Gerald R. Ford", "National Day of Mourning for former President Jimmy Carter",
            "National Day of Mourning for former President Ronald Reagan",
        ],
        ["denmark"] = ["Workers' Day", "Constitution Day", "Christmas Eve", "New Year's Eve"],
    };

    private static LocalDate BuiltInEaster(int year) => Kept.Core.Time.BuiltIn.Rules.Easter(year);
}
