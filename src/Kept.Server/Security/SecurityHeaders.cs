namespace Kept.Server.Security;

/// <summary>
/// What a browser is told not to do with the server's answers. An endpoint that needs something else sets the header itself; it is not
/// written over.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Own files only, no script and no style in the page itself, in no frame, and forms that go nowhere else.</summary>
    public const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly (string Name, string Value)[] Always =
    [
        ("Content-Security-Policy", ContentPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public Task Invoke(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        foreach (var (name, value) in Always)
        {
            headers.TryAdd(name, value);
        }

        if (context.Request.IsHttps)
        {
            headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
        }

        if (context.Request.Path.StartsWithSegments("/api"))
        {
            headers.TryAdd("Cache-Control", "private, no-cache");
        }

        return Task.CompletedTask;
    }
}
