using System.Collections.Immutable;
using System.Text.Json;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Webhooks;

/// <summary>
/// An address that is told what happens: what it wants, how far it is, and what waits to be tried again. Its stream is its delivery log.
/// </summary>
public sealed record WebhookFold(string Id, long Version) : IFold
{
    public const string Prefix = "webhook";
    public const string View = "webhooks";
    public const string Deliveries = "deliveries";

    /// <summary>After these waits it is tried again; after the last it is given up, and can be replayed.</summary>
    public static readonly ImmutableArray<Duration> Waits =
    [
        Duration.FromSeconds(5),
        Duration.FromMinutes(1),
        Duration.FromMinutes(5),
        Duration.FromMinutes(30),
        Duration.FromHours(2),
        Duration.FromHours(6),
        Duration.FromHours(24),
    ];

    public Uri? Url { get; init; }

    /// <summary>Kinds of entries, or beginnings of them that end in a dot (<c>due.</c>); empty: all.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Only what belongs to this customer; null: all.</summary>
    public string? Customer { get; init; }

    /// <summary>The erasable text that holds the secret.</summary>
    public string? SecretId { get; init; }

    public bool IsActive { get; init; }

    /// <summary>The sequence up to which all was told, or noted for another try.</summary>
    public long Through { get; init; }

    /// <summary>What failed, by sequence, and when it is tried again.</summary>
    public ImmutableSortedDictionary<long, Delivery> Waiting { get; init; } = ImmutableSortedDictionary<long, Delivery>.Empty;

    /// <summary>The latest deliveries, the newest last.</summary>
    public ImmutableList<Delivery> Log { get; init; } = [];

    public bool Exists => Version > 0;

    public string Stream => StreamOf(Id);

    public static string StreamOf(string id) => $"{Prefix}/{id}";

    public static WebhookFold Empty(string id) => new(id, 0);

    public IFold After(Entry entry)
    {
        var (payload, next) = (Payload.Read(entry.Payload), this with { Version = entry.Version });
        return entry.Kind switch
        {
            "webhook.registered" => next with
            {
                Url = new Uri(payload.Text("url")!),
                Kinds = [.. payload.Texts("kinds")],
                Customer = payload.Text("customer"),
                SecretId = payload.Text("secret"),
                IsActive = true,
                Through = payload.GetProperty("through").GetInt64(),
            },
            "webhook.removed" => next with { IsActive = false, Waiting = ImmutableSortedDictionary<long, Delivery>.Empty },
            "webhook.delivered" or "webhook.failed" => next.With(Delivery.From(entry, payload)),
            _ => next,
        };
    }

    private WebhookFold With(Delivery delivery) =>
        this with
        {
            Through = Math.Max(Through, delivery.Sequence),
            Waiting = delivery.TryAgainAt is null ? Waiting.Remove(delivery.Sequence) : Waiting.SetItem(delivery.Sequence, delivery),
            Log = (Log.Count >= 200 ? Log.RemoveAt(0) : Log).Add(delivery),
        };

    public bool Wants(Entry entry, string? customer) =>
        (Customer is null || Customer == customer)
        && (Kinds.IsEmpty || Kinds.Any(k => k == entry.Kind || (k.EndsWith('.') && entry.Kind.StartsWith(k, StringComparison.Ordinal))));

    public RowChanges Since(long version) => new([.. Rows()], []);

    public IEnumerable<Row> Rows() =>
        !Exists
            ? []
            :
            [
                new Row
                {
                    View = View,
                    Key = Id,
                    Stream = Stream,
                    State = IsActive ? "active" : "removed",
                    Body = Payload.Of(
                        ("id", Id),
                        ("url", Url?.ToString()),
                        ("kinds", Kinds),
                        ("customer", Customer),
                        ("active", IsActive),
                        ("through", Through),
                        ("waiting", Waiting.Count)
                    ),
                },
            ];
}

/// <param name="Sequence">Of the entry that was told.</param>
/// <param name="Status">What the address answered; null: nothing.</param>
/// <param name="TryAgainAt">Null: it was taken, or given up.</param>
public sealed record Delivery(long Sequence, string Event, int Attempt, int? Status, string? Trouble, Instant At, Instant? TryAgainAt)
{
    public static Delivery From(Entry entry, JsonElement payload) =>
        new(
            payload.GetProperty("sequence").GetInt64(),
            payload.Text("event") ?? "",
            payload.GetProperty("attempt").GetInt32(),
            payload.TryGetProperty("status", out var status) ? status.GetInt32() : null,
            payload.Text("trouble"),
            entry.HappenedAt,
            payload.At("tryAgainAt")
        );
}
