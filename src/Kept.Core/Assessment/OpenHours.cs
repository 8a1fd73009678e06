using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>Whether covered hours are open at an instant, and when that changes next; null: not within a year.</summary>
public sealed record OpenHours(bool IsOpen, Instant? ChangesAt)
{
    /// <summary>The holidays of the year are known; otherwise the rest is not to be trusted (R5).</summary>
    public bool IsSure { get; private init; } = true;

    /// <param name="calendar">Null, or one that no version knows: always open.</param>
    public static OpenHours At(Agreement agreement, EvidenceBook evidence, string? calendar, Instant at)
    {
        var inForce = Signatures.InForce(agreement, evidence);
        var all = new Hours(inForce, new TimeRange(at - Duration.FromDays(2), at + Duration.FromDays(366)));
        var hours = all.Of(calendar);
        var open = hours.IsOpen(at);
        var year = LocalTimes.DateOf(agreement.Versions[0].Terms.Zone, at).Year;
        return new OpenHours(open, open ? hours.NextClosing(at) : hours.NextOpening(at))
        {
            IsSure = all.MissingHolidayYears.All(m => m.Year != year),
        };
    }
}
