using Kept.Server.Rights;
using Microsoft.AspNetCore.Antiforgery;

namespace Kept.Server.Security;

/// <summary>
/// Refuses what another site makes a browser send. A request that changes something and is signed in by cookie needs the antiforgery token
/// in a header or a form; one that brings a bearer token does not, since no browser adds that by itself.
/// </summary>
internal sealed class Antiforgery(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string Header = "X-Kept-Antiforgery";
    public const string Field = "antiforgery";

    public async Task Invoke(HttpContext context)
    {
        if (IsSafe(context.Request.Method) || context.Features.Get<Acting>() is not null && context.SessionId() is null)
        {
            await next(context);
            return;
        }

        var isForeign = context.Request.Headers["Sec-Fetch-Site"] == "cross-site";
        if (isForeign || context.SessionId() is not null && !await antiforgery.IsRequestValidAsync(context))
        {
            await Answer.Refuse(
                context,
                403,
                "antiforgery-missing",
                "the request does not show that it comes from Kept's own pages",
                $"send what GET /api/v1/session gives as antiforgery in the header {Header}"
            );
            return;
        }

        await next(context);
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
