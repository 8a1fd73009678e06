using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Webhooks;

internal static class WebhookQueries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/webhooks",
                async ([AsParameters] PageOf page, Calls calls) =>
                    await Lists.Of(calls, page, page.Of(WebhookFold.View, calls.Who, RowOrder.Key))
            )
            .Needs(Permission.ManageSettings, ofCustomer: false)
            .WithSummary("Addresses that are told of what is filed");
        api.MapGet("/webhooks/{webhook}/deliveries", (string webhook, Calls calls) => Log(webhook, calls))
            .Needs(Permission.ManageSettings, ofCustomer: false)
            .WithSummary("The delivery log of an address, the newest first");
        api.MapPost(
                "/webhooks/{webhook}/deliveries/{sequence}/replay",
                (string webhook, long sequence, Calls calls, Webhooks webhooks) => Replay(webhook, sequence, calls, webhooks)
            )
            .Needs(Permission.ManageSettings, ofCustomer: false)
            .WithSummary("Tell an address once more of one entry");
    }

    private static async Task<IResult> Log(string id, Calls calls) =>
        await calls.Shelf.Load(WebhookFold.StreamOf(id), calls.Cancel) is WebhookFold { Exists: true } webhook
            ? calls.Answer(
                new
                {
                    items = webhook
                        .Log.Reverse()
                        .Select(d => new
                        {
                            sequence = d.Sequence,
                            @event = d.Event,
                            attempt = d.Attempt,
                            status = d.Status,
                            trouble = d.Trouble,
                            at = d.At,
                            tryAgainAt = d.TryAgainAt,
                        }),
                }
            )
            : Calls.Result(Decision.Unknown($"webhook {id}"));

    private static async Task<IResult> Replay(string id, long sequence, Calls calls, Webhooks webhooks) =>
        await webhooks.Replay(id, sequence, calls.Cancel) is { } delivery
            ? calls.Answer(
                new
                {
                    sequence,
                    status = delivery.Status,
                    trouble = delivery.Trouble,
                }
            )
            : Calls.Result(Decision.Unknown($"webhook {id} with entry {sequence}"));
}
