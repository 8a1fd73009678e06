using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Health;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it can file facts now, and if not, why.</summary>
public static class HealthChecks
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("alive\n")).ForEverybody("says only that the process answers").ExcludeFromDescription();
        app.MapGet("/readyz", Ready).ForEverybody("says only whether facts can be filed").ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(IStore store, CancellationToken cancel)
    {
        try
        {
            return await store.Trouble(cancel) is { } trouble
                ? Results.Text($"not ready: {trouble}\n", statusCode: 503)
                : Results.Text("ready\n");
        }
        catch (StoreException e)
        {
            return Results.Text($"not ready: {e.Message}\n", statusCode: 503);
        }
    }
}
