using NodaTime;

namespace Kept.Core.Time;

/// <summary>
/// Local times of schedules and deadlines on the time line (R3). Evidence does not come here: a doubtful local time in evidence is refused.
/// </summary>
public static class LocalTimes
{
    /// <summary>
    /// The instant of a scheduled local time. One that the clock skips moves forward by the length of the gap (RFC 5545, 3.3.5); of one
    /// that the clock shows twice the first is meant.
    /// </summary>
    public static Instant Resolve(DateTimeZone zone, LocalDateTime local)
    {
        var mapping = zone.MapLocal(local);
        return mapping.Count == 0 ? local.WithOffset(mapping.EarlyInterval.WallOffset).ToInstant() : mapping.First().ToInstant();
    }

    /// <summary>
    /// The first instant of a local date. Where the clock skips midnight, or the whole date (Apia, 2011-12-30), the first instant after the
    /// gap.
    /// </summary>
    public static Instant StartOfDay(DateTimeZone zone, LocalDate date)
    {
        var mapping = zone.MapLocal(date.AtMidnight());
        return mapping.Count == 0 ? mapping.EarlyInterval.End : mapping.First().ToInstant();
    }

    /// <summary>24:00 of a local date: the first instant that no longer belongs to it.</summary>
    public static Instant EndOfDay(DateTimeZone zone, LocalDate date) => StartOfDay(zone, date.PlusDays(1));

    public static LocalDate DateOf(DateTimeZone zone, Instant instant) => instant.InZone(zone).Date;
}
