namespace Kept.Server.Security;

/// <summary>What protects every answer, put into a server.</summary>
internal static class SecurityParts
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var limits = LimitSettings.From(builder.Configuration);
        builder.Services.AddSingleton(limits);
        Limits.Add(builder.Services, limits);
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = limits.BodyBytes;
        });

        // The framework would log addresses with their queries, which hold secrets; our own line for each request does not.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    /// <summary>In front of everything else.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        if (Proxies.Options(app.Configuration) is { } proxies)
        {
            app.UseForwardedHeaders(proxies);
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<Troubles>();
        app.UseStatusCodePages(BareStatus.Say);
    }
}
