using System.IO.Compression;
using Kept.Web.Acts;
using Kept.Web.Api;
using Kept.Web.Layout;
using Kept.Web.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kept.Web.Hosting;

/// <summary>The pages, put into a server that gives an <see cref="IKeptApi"/>.</summary>
public static class KeptWeb
{
    public static void AddKeptWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddScoped<Reader>();
        services.AddScoped<ApiClient>();
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html"];
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    /// <summary>In front of routing.</summary>
    public static void UseKeptWeb(this IApplicationBuilder app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<ActsMiddleware>();
        app.UseMiddleware<PageGate>();
    }

    /// <returns>The endpoints, for the server to say who may reach them.</returns>
    public static IEnumerable<IEndpointConventionBuilder> MapKeptWeb(this IEndpointRouteBuilder app)
    {
        yield return Assets.Map(app).ExcludeFromDescription();
        yield return Choices.Map(app).ExcludeFromDescription();
        yield return app.MapRazorComponents<App>().DisableAntiforgery();
    }
}
