using System.Security.Claims;
using Kept.Server.Rights;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Kept.Server.Accounts.SigningIn;

/// <summary>The cookie of a session: sealed, not readable by script, and worth nothing once its session is ended.</summary>
public static class SessionCookie
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        Harden(options, "kept");
        options.ExpireTimeSpan = Session.Idle.ToTimeSpan();
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Recognise;
    }

    /// <summary>The short-lived cookie between the password and the code, and between the question to a passkey and its answer.</summary>
    public static void ConfigureBetween(CookieAuthenticationOptions options)
    {
        Harden(options, "kept-step");
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        options.SlidingExpiration = false;
    }

    private static void Harden(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new HostPrefix();
        options.Events.OnRedirectToLogin = context => Status(context.Response, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Status(context.Response, StatusCodes.Status403Forbidden);
    }

    private static Task Status(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task Recognise(CookieValidatePrincipalContext context)
    {
        var session = context.Principal?.FindFirstValue(Claims.Session);
        var account = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var acting =
            session is null || account is null ? null : await sessions.Recognise(session, account, context.HttpContext.RequestAborted);
        if (acting is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.ReplacePrincipal(Claims.Principal(acting, account!, IdentityConstants.ApplicationScheme, session));
    }

    /// <summary>Over https the name begins with <c>__Host-</c>: no other host and no open connection can set it (RFC 6265bis).</summary>
    private sealed class HostPrefix : ICookieManager
    {
        private readonly ChunkingCookieManager _inner = new();

        public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, Named(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            _inner.AppendResponseCookie(context, Named(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
            _inner.DeleteCookie(context, Named(context, key), options);

        private static string Named(HttpContext context, string key) => context.Request.IsHttps ? $"__Host-{key}" : key;
    }
}
