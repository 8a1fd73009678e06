using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>Whether covered hours are open at an instant, and when that changes next; null: not within a year.</summary>
public sealed record OpenHours(bool IsOpen, Instant? ChangesAt)
{
    /// <param name="calendar">Null, or one that no version knows: always open.</param>
    public static OpenHours At(Agreement agreement, EvidenceBook evidence, string? calendar, Instant at)
    {
        var hours = new Hours(
            Signatures.InForce(agreement, evidence),
            new TimeRange(at - Duration.FromDays(2), at + Duration.FromDays(366))
        ).Of(calendar);
        var open = hours.IsOpen(at);
        return new OpenHours(open, open ? hours.NextClosing(at) : hours.NextOpening(at));
    }
}
