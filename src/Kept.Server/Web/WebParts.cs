using Kept.Server.Rights;
using Kept.Web.Api;
using Kept.Web.Hosting;

namespace Kept.Server.Web;

/// <summary>The web app, put into the server.</summary>
internal static class WebParts
{
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Pipeline>();
        builder.Services.AddScoped<IKeptApi, InProcessApi>();
        builder.Services.AddKeptWeb();
    }

    /// <summary>In front of everything: what pages ask of the API begins here.</summary>
    public static void UsePipelineForPages(this WebApplication app) =>
        app.Use(next => app.Services.GetRequiredService<Pipeline>().Keep(next));

    public static void MapWeb(this WebApplication app)
    {
        foreach (var endpoint in app.MapKeptWeb())
        {
            endpoint.ForEverybody("a page shows what the API gives whoever asks for it").WithMetadata(new OfPages());
        }
    }
}

/// <summary>An endpoint of the web app: it asks the API as whoever reads it, and has no rights of its own.</summary>
internal sealed record OfPages;
