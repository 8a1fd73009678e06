using NodaTime;
using NodaTime.Text;

namespace Kept.Web.Pages.Agreements;

/// <summary>The periods that pages are about: months as <c>2026-03</c>, quarters, years and days as the API takes them.</summary>
public static class Periods
{
    private static readonly YearMonthPattern Pattern = YearMonthPattern.Iso;

    /// <summary>What was asked for, or the month that runs where the agreement is.</summary>
    public static string Of(string? asked, string zone, Instant now)
    {
        if (asked is not null)
        {
            return asked;
        }

        var there = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        return Pattern.Format(now.InZone(there).Date.ToYearMonth());
    }

    /// <summary>The month, or null where the period is none.</summary>
    public static LocalDate? Month(string period) =>
        Pattern.Parse(period) is { Success: true, Value: var month } ? month.OnDayOfMonth(1) : null;

    /// <summary>So many months on; null where the period is no month.</summary>
    public static string? Moved(string period, int months) =>
        Month(period) is { } first ? Pattern.Format(first.PlusMonths(months).ToYearMonth()) : null;
}
