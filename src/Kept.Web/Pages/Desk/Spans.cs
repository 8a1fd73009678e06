using System.Globalization;
using NodaTime;

namespace Kept.Web.Pages.Desk;

/// <summary>Seconds as the API writes them: whole, with decimals, or as a fraction (<c>10/3</c>).</summary>
public static class Spans
{
    public static Duration Of(string seconds)
    {
        var parts = seconds.Split('/');
        var over = decimal.Parse(parts[0], CultureInfo.InvariantCulture);
        var under = parts.Length > 1 ? decimal.Parse(parts[1], CultureInfo.InvariantCulture) : 1;
        return Duration.FromTicks((long)(over / under * NodaConstants.TicksPerSecond));
    }

    public static Duration? OrNull(string? seconds) => seconds is null ? null : Of(seconds);

    public static Duration Sum(this IEnumerable<Duration> spans) => spans.Aggregate(Duration.Zero, (a, b) => a + b);
}
