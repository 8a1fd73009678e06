using System.Diagnostics;
using Kept.Server.Rights;

namespace Kept.Server.Security;

/// <summary>
/// One line for each request: method, route, status, time and who. The route and not the address, since addresses hold what people write
/// and links hold secrets; no query, no machine's address and no name.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task Invoke(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
            var actor = context.Features.Get<Acting>()?.Actor ?? "nobody";
            var milliseconds = (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            logger.Answered(context.Request.Method, route, context.Response.StatusCode, milliseconds, actor);
        }
    }
}

internal static partial class RequestLogLines
{
    [LoggerMessage(1040, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms for {Actor}")]
    public static partial void Answered(this ILogger logger, string method, string route, int status, long milliseconds, string actor);
}
