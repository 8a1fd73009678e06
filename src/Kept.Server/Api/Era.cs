using NodaTime;

namespace Kept.Server.Api;

/// <summary>
/// The years that requests may speak of. Outside of them there are no agreements, and computing with months and zones would run against the
/// ends of the calendar.
/// </summary>
public static class Era
{
    public const string Sentence = "a day is written 2026-03-10 and lies in the years 1900 to 2999";

    private static readonly LocalDate First = new(1900, 1, 1);
    private static readonly LocalDate Last = new(2999, 12, 31);

    public static bool Holds(LocalDate day) => day >= First && day <= Last;

    public static bool Holds(Instant at) => at >= First.AtMidnight().InUtc().ToInstant() && at <= Last.AtMidnight().InUtc().ToInstant();

    /// <summary>The instant; null outside of the era, also where it would be none at all (<c>9999-12-31T23:59:59-14:00</c>).</summary>
    public static Instant? Of(OffsetDateTime at) => Holds(at.Date) && at.ToInstant() is var instant && Holds(instant) ? instant : null;
}
