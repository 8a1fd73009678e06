using NodaTime;

namespace Kept.Web.Tests.Harness;

/// <summary>
/// When tests with a clock of their own begin: in years to come, since the browser has the machine's clock and drops a cookie whose end is
/// past.
/// </summary>
public static class Dates
{
    /// <summary>Monday, 3 March 2031, 09:00 UTC: 10:00 in Rome, before summer time begins.</summary>
    public static readonly Instant Start = Instant.FromUtc(2031, 3, 3, 9, 0);
}
