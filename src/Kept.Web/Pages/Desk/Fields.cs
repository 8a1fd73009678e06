using NodaTime;
using NodaTime.Text;

namespace Kept.Web.Pages.Desk;

/// <summary>Values for the fields of forms.</summary>
public static class Fields
{
    private static readonly LocalDateTimePattern Second = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>With its seconds, where it has some: a correction is not to lose them.</summary>
    public static string? Local(Instant? at, DateTimeZone zone) =>
        at is not { } known ? null
        : known.InZone(zone).LocalDateTime is { Second: 0 } whole ? Minute.Format(whole)
        : Second.Format(known.InZone(zone).LocalDateTime);

    public static DateTimeZone Zone(string? id) => (id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)) ?? DateTimeZone.Utc;
}
