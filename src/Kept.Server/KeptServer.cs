using Kept.Server.Accounts;
using Kept.Server.Api;
using Kept.Server.Api.Description;
using Kept.Server.Demo;
using Kept.Server.Health;
using Kept.Server.Journal;
using Kept.Server.Operator;
using Kept.Server.Web;
using Kept.Store;

namespace Kept.Server;

/// <summary>The server put together: settings, store, accounts, API, pages and work over time.</summary>
public static class KeptServer
{
    /// <summary>Serves until it is stopped, or does what a command of the operator says; returns the exit code.</summary>
    public static Task<int> Run(string[] args) =>
        OperatorApp.IsMeant(args) ? OperatorApp.Run(args, OperatorShell.OfProcess()) : Serve(args);

    private static async Task<int> Serve(string[] args)
    {
        await using var app = Build(args);
        try
        {
            await app.Services.GetRequiredService<IStore>().Open();
            var tokens =
                app.Configuration["demo"] is { } demo && demo != "false" ? await DemoSeed.Fill(app.Services, Console.WriteLine) : null;
            await app.StartAsync();
            DemoGuide.Show(app.Urls.First(), tokens, Console.Out);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (StoreException e)
        {
            await Console.Error.WriteLineAsync($"kept-server: {e.Message}");
            return 2;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"kept-server: {e.Message} Choose another with --urls http://127.0.0.1:5081.");
            return 2;
        }
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
        builder.AddApiDescription();
        builder.AddWeb();
        builder.Services.AddSingleton<Metrics>();
        also?.Invoke(builder);
        var app = builder.Build();
        app.UseMetrics();
        app.UsePipelineForPages();
        app.UseAccounts();
        app.MapKeptApi();
        app.MapAccounts();
        app.MapApiDescription();
        app.MapWeb();
        app.MapHealth();
        app.MapMetrics();
        return app;
    }
}
