using Microsoft.AspNetCore.Http;

namespace Kept.Web.Acts;

/// <summary>One sentence, by its key, from the act that was done to the page that comes next.</summary>
internal static class Flash
{
    private const string Cookie = "kept-said";

    public static void Say(HttpContext context, string key) =>
        context.Response.Cookies.Append(
            Cookie,
            key,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromMinutes(1),
                Path = "/",
            }
        );

    /// <summary>Null where nothing is to be said. It is said once.</summary>
    public static string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } key)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie);
        return key;
    }
}
