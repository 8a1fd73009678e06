using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Kept.Core.Json;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Webhooks;

/// <summary>Tells addresses of what was filed, once each, and again with growing waits where one does not answer well.</summary>
public sealed class Webhooks(IStore store, Shelf shelf, FilingRoom room, IHttpClientFactory clients)
{
    public const string Client = "webhooks";
    private const int AtOnce = 100;

    /// <summary>How far each was looked through by this process: what it does not want leaves no trace in its stream.</summary>
    private readonly ConcurrentDictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>One round over all addresses; returns how many deliveries were tried.</summary>
    public async Task<int> Round(CancellationToken cancel = default)
    {
        var page = await store.List(new RowQuery(WebhookFold.View) { States = ["active"], Limit = 1000 }, cancel);
        var told = page.Rows.Select(async row => await Tell((WebhookFold)await shelf.Load(row.Stream, cancel), cancel));
        return (await Task.WhenAll(told)).Sum();
    }

    /// <summary>Tells an address once more; null where there is no such address or entry.</summary>
    public async Task<Delivery?> Replay(string id, long sequence, CancellationToken cancel)
    {
        var webhook = (WebhookFold)await shelf.Load(WebhookFold.StreamOf(id), cancel);
        var entry = await store.ReadAll(sequence - 1, cancel).FirstOrDefaultAsync(cancel);
        return webhook.IsActive && entry?.Sequence == sequence ? await Try(webhook, entry, 1, cancel) : null;
    }

    private async Task<int> Tell(WebhookFold webhook, CancellationToken cancel)
    {
        var tried = 0;
        foreach (var waiting in webhook.Waiting.Values.Where(w => w.TryAgainAt <= room.Now).Take(AtOnce))
        {
            var entry = await store.ReadAll(waiting.Sequence - 1, cancel).FirstAsync(cancel);
            await Try(webhook, entry, waiting.Attempt + 1, cancel);
            tried++;
        }

        var from = Math.Max(webhook.Through, _seen.GetValueOrDefault(webhook.Id));
        await foreach (var entry in store.ReadAll(from, cancel).Take(AtOnce).WithCancellation(cancel))
        {
            if (IsTold(entry.Stream) && webhook.Wants(entry, await CustomerOf(entry, cancel)))
            {
                await Try(webhook, entry, 1, cancel);
                tried++;
            }

            _seen[webhook.Id] = entry.Sequence;
        }

        return tried;
    }

    /// <summary>What is said to addresses, and what people did to their accounts, is told to nobody.</summary>
    private static bool IsTold(string stream) =>
        !stream.StartsWith($"{WebhookFold.Prefix}/", StringComparison.Ordinal) && stream != "audit";

    private async Task<string?> CustomerOf(Entry entry, CancellationToken cancel) =>
        await shelf.Load(entry.Stream, cancel) switch
        {
            AgreementFold agreement => agreement.Customer,
            Customers.CustomerFold customer => customer.Id,
            _ => null,
        };

    private async Task<Delivery> Try(WebhookFold webhook, Entry entry, int attempt, CancellationToken cancel)
    {
        var (status, trouble) = await Send(webhook, entry, cancel);
        var taken = status is >= 200 and < 300;
        var again = taken || attempt > WebhookFold.Waits.Length ? (Instant?)null : room.Now + WebhookFold.Waits[attempt - 1];
        var payload = Payload.Of(
            ("sequence", entry.Sequence),
            ("event", $"{entry.Stream}#{entry.Version}"),
            ("attempt", attempt),
            ("status", status),
            ("trouble", trouble),
            ("tryAgainAt", again)
        );
        await room.File(
            Acting.System,
            null,
            async (at, token) =>
                Decision.Of(
                    await shelf.Load(webhook.Stream, token),
                    new { },
                    new NewEntry(taken ? "webhook.delivered" : "webhook.failed", at, payload)
                ),
            cancel
        );
        return new Delivery(entry.Sequence, entry.Kind, attempt, status, trouble, room.Now, again);
    }

    private async Task<(int? Status, string? Trouble)> Send(WebhookFold webhook, Entry entry, CancellationToken cancel)
    {
        var secret = (await store.Texts([webhook.SecretId!], cancel)).GetValueOrDefault(webhook.SecretId!)?.Content;
        if (secret is null)
        {
            return (null, "the secret was erased");
        }

        var (id, at, body) = ($"{entry.Stream}#{entry.Version}".Replace('/', '-'), room.Now.ToUnixTimeSeconds(), Body(entry));
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(secret, id, at, body));
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, cancel);
            return ((int)response.StatusCode, null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return (null, e is HttpRequestException ? "no connection" : "no answer in time");
        }
    }

    private static string Body(Entry entry) =>
        Payload.Of(
            ("type", entry.Kind),
            ("timestamp", ExactText.Of(entry.RecordedAt)),
            (
                "data",
                new JsonText(
                    Payload.Of(
                        ("stream", entry.Stream),
                        ("version", entry.Version),
                        ("sequence", entry.Sequence),
                        ("happenedAt", entry.HappenedAt),
                        ("actor", entry.Actor),
                        ("hash", entry.Hash),
                        ("fact", new JsonText(entry.Payload))
                    )
                )
            )
        );
}
