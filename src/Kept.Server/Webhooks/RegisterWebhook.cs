using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Webhooks;

/// <summary>Has an address told of what is filed from now on. The secret that signs is shown once.</summary>
internal static class RegisterWebhook
{
    /// <param name="Kinds">Kinds of entries (<c>claim</c>, <c>statement.issued</c>), or a beginning with a dot (<c>due.</c>); none: all.</param>
    /// <param name="Customer">Only what belongs to this customer.</param>
    public sealed record Request(string? Url, string[]? Kinds, string? Customer);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/webhooks",
                (Request request, Calls calls) =>
                    calls.File(
                        request,
                        async act =>
                        {
                            var id = act.Ids.Next();
                            var fold = (WebhookFold)await calls.Shelf.Load(WebhookFold.StreamOf(id), calls.Cancel);
                            return Decide(fold, request, await calls.Store.LastSequence(calls.Cancel), WebhookSignature.FreshSecret(), act);
                        }
                    )
            )
            .Needs(Permission.ManageSettings, ofCustomer: false)
            .WithSummary("Have an address told of what is filed");

    internal static Decision Decide(WebhookFold webhook, Request request, long through, string secret, Act act)
    {
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return Decision.Wrong(new Problem("url-wrong", new Place("url", 0, 0), "the address is an http or https URL"));
        }

        var text = new ErasableText($"text/{act.Ids.Next()}", webhook.Stream, secret);
        var payload = Payload.Of(
            ("url", url.ToString()),
            ("kinds", request.Kinds ?? []),
            ("customer", request.Customer),
            ("secret", text.Id),
            ("through", through)
        );
        return Decision.Of(webhook, new { id = webhook.Id, secret }, new NewEntry("webhook.registered", act.At, payload)) with
        {
            Texts = [text],
            Status = StatusCodes.Status201Created,
            Location = $"{KeptApi.Root}/webhooks/{webhook.Id}",
        };
    }
}
