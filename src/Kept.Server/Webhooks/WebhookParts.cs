namespace Kept.Server.Webhooks;

internal static class WebhookParts
{
    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddHttpClient(Webhooks.Client, c => c.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        builder.Services.AddSingleton<Webhooks>();
        if (builder.Configuration["work"] != "off")
        {
            builder.Services.AddHostedService<WebhookLoop>();
        }
    }

    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        RegisterWebhook.Map(api);
        RemoveWebhook.Map(api);
        WebhookQueries.Map(api);
    }
}
