using Kept.Web.Acts;
using Kept.Web.Api;
using Kept.Web.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kept.Web.Hosting;

/// <summary>
/// In front of pages: who is signed in, on to the sign-in where nobody is, and a page that says why where the API refuses or there is no
/// such page. What is not a page goes through untouched.
/// </summary>
internal sealed class PageGate(RequestDelegate next, IServiceScopeFactory scopes)
{
    /// <summary>Pages for who has no account yet, or is about to sign in.</summary>
    private static readonly string[] Open = ["/sign-in", "/setup", "/invitation", "/password-reset", "/help", "/refused"];

    private static readonly string[] NotPages = ["/api", "/assets", "/healthz", "/readyz", "/metrics"];

    public async Task Invoke(HttpContext context, IKeptApi api, Reader reader)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) || Is(context, NotPages))
        {
            await next(context);
            return;
        }

        context.Response.Headers.CacheControl = "private, no-store";
        reader.Session = await new ApiClient(api).Get<Session>("/session");
        if (reader.Session.SetupPending && !Is(context, ["/setup", "/help"]))
        {
            context.Response.Redirect("/setup");
            return;
        }

        if (!reader.Session.SignedIn && !Is(context, Open))
        {
            var back = context.Request.Path == "/" ? "" : $"?return={Uri.EscapeDataString(reader.Address)}";
            context.Response.Redirect($"/sign-in{back}");
            return;
        }

        reader.Said = Flash.Take(context);
        await Show(context);
    }

    private async Task Show(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (ApiRefusal refusal) when (!context.Response.HasStarted)
        {
            await Refused(context, refusal);
            return;
        }

        if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false })
        {
            await Refused(context, new ApiRefusal(404, [new ApiProblem("not-found", null, "", null)]));
        }
    }

    /// <summary>The same request again, as the page that says why, with services that no page has used.</summary>
    private async Task Refused(HttpContext context, ApiRefusal refusal)
    {
        context.Items[typeof(ApiRefusal)] = refusal;
        // The renderer writes nothing where the status says that nothing was found, so it is set when the page is on its way.
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.OnStarting(() =>
        {
            context.Response.StatusCode = refusal.Status;
            return Task.CompletedTask;
        });

        // The framework adds this header with each rendering, and fails where it is there already.
        context.Response.Headers.Remove("blazor-enhanced-nav");
        await using var scope = scopes.CreateAsyncScope();
        var first = context.RequestServices.GetRequiredService<Reader>();
        context.RequestServices = scope.ServiceProvider;
        scope.ServiceProvider.GetRequiredService<Reader>().Session = first.Session;
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Path = "/refused";
        await next(context);
    }

    private static bool Is(HttpContext context, string[] roots) => roots.Any(r => context.Request.Path.StartsWithSegments(r));
}
