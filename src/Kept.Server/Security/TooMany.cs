using System.Globalization;
using System.Threading.RateLimiting;

namespace Kept.Server.Security;

/// <summary>429 with the seconds after which it makes sense to come again.</summary>
internal static class TooMany
{
    public static IResult Refuse(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(60);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return Answer.Refuse(StatusCodes.Status429TooManyRequests, "too-many", "too many requests", $"again after {seconds} seconds");
    }
}
