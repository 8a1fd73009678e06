using NodaTime;

namespace Kept.Web.Pages.Tickets;

/// <summary>How near the next breach of a ticket is.</summary>
public static class Urgency
{
    /// <summary><c>late</c>, <c>hour</c> (under one), <c>soon</c> (under four), <c>day</c> (under a day), <c>calm</c>, <c>none</c>: no clock runs.</summary>
    public static string Of(TicketRow ticket, Instant now) =>
        ticket.DueAt is not { } due ? (ticket.Late ? "late" : "none")
        : due <= now ? "late"
        : due - now < Duration.FromHours(1) ? "hour"
        : due - now < Duration.FromHours(4) ? "soon"
        : due - now < Duration.FromDays(1) ? "day"
        : "calm";

    /// <summary>How much of the time from its opening to the breach is used, in hundredths.</summary>
    public static int Used(TicketRow ticket, Instant now)
    {
        if (ticket.DueAt is not { } due || due <= now)
        {
            return 100;
        }

        var whole = due - ticket.OpenedAt;
        return whole <= Duration.Zero
            ? 100
            : (int)Math.Clamp((long)((now - ticket.OpenedAt).BclCompatibleTicks * 100m / whole.BclCompatibleTicks), 0, 100);
    }
}
