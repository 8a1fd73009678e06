using Kept.Server.Accounts;
using Kept.Server.Api;
using Kept.Store;

namespace Kept.Server;

/// <summary>The server put together: settings, store, accounts, API, pages and work over time.</summary>
public static class KeptServer
{
    public static async Task<int> Run(string[] args)
    {
        var app = Build(args);
        await app.Services.GetRequiredService<IStore>().Open();
        await app.RunAsync();
        return 0;
    }

    /// <summary>The application, not yet started. Tests give it a store and a clock of their own.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? also = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Configuration.AddEnvironmentVariables("KEPT_");
        builder.WebHost.UseKestrelCore();
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(ServerSettings.DefaultUrls);
        }

        var settings = ServerSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => Stores.Of(settings));
        builder.AddKeptApi();
        builder.AddAccounts();
        also?.Invoke(builder);
        var app = builder.Build();
        app.UseAccounts();
        app.MapKeptApi();
        app.MapAccounts();
        return app;
    }
}
