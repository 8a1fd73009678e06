using Kept.Web.Acts;
using Kept.Web.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kept.Web.Hosting;

/// <summary>Language and theme as a reader chooses them: kept by the browser, and by nobody else.</summary>
internal static class Choices
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder app) => app.MapPost("/choose", (Delegate)Choose).DisableAntiforgery();

    private static async Task<IResult> Choose(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["language"] is [{ } language] && Texts.Languages.Contains(language))
        {
            Keep(context, Reader.LanguageCookie, language);
        }

        if (form["theme"] is [{ } theme])
        {
            Keep(context, Reader.ThemeCookie, theme is "light" or "dark" ? theme : null);
        }

        return Results.Redirect(ActsMiddleware.Local(form[ActsMiddleware.From]));
    }

    private static void Keep(HttpContext context, string cookie, string? value)
    {
        if (value is null)
        {
            context.Response.Cookies.Delete(cookie);
            return;
        }

        var options = new CookieOptions
        {
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
            Path = "/",
        };
        context.Response.Cookies.Append(cookie, value, options);
    }
}
