using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Webhooks;

/// <summary>Tells an address no more, and erases its secret.</summary>
internal static class RemoveWebhook
{
    public sealed record Request;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapDelete(
                "/webhooks/{webhook}",
                (string webhook, Calls calls) =>
                    calls.File(
                        new Request(),
                        async act => Decide((WebhookFold)await calls.Shelf.Load(WebhookFold.StreamOf(webhook), calls.Cancel), act)
                    )
            )
            .Needs(Permission.ManageSettings, ofCustomer: false)
            .WithSummary("Tell an address no more");

    internal static Decision Decide(WebhookFold webhook, Act act) =>
        !webhook.IsActive
            ? Decision.Unknown($"webhook {webhook.Id}")
            : Decision.Of(webhook, new { id = webhook.Id, removed = true }, new NewEntry("webhook.removed", act.At, Payload.Nothing)) with
            {
                Erased = [webhook.SecretId!],
            };
}
