using NodaTime;
using NodaTime.Text;

namespace Kept.Web.Pages.Desk;

/// <summary>Days of addresses as the instants that the API asks for.</summary>
public static class Days
{
    /// <summary>When a day begins in a zone, as the API writes it; what is no day stays as it is.</summary>
    public static string? Start(string? day, DateTimeZone zone) =>
        day is not null && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var date } ? Start(date, zone) : day;

    public static string Start(LocalDate day, DateTimeZone zone) => InstantPattern.ExtendedIso.Format(zone.AtStartOfDay(day).ToInstant());
}
