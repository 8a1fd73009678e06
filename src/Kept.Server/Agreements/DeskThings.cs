using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Evidence;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>An outage as it was recorded, and the last entry that touched it.</summary>
public sealed record OutageThing(Fact.Outage Fact, long Version);

/// <summary>Maintenance: asked for, decided on, announced, approved, worked.</summary>
public sealed record MaintenanceThing(string Reference)
{
    /// <summary>As it was recorded; null where it was asked for only.</summary>
    public Fact.Maintenance? Fact { get; init; }

    public MaintenanceRequest? Request { get; init; }

    public ImmutableArray<Fact.Approval> Approvals { get; init; } = [];

    public ImmutableArray<Fact.Work> Work { get; init; } = [];

    public long Version { get; init; }
}

/// <summary>What one side asks the other for. It is no evidence until the other side accepts it.</summary>
/// <param name="Party">Who asks: <c>customer</c> or <c>provider</c>.</param>
/// <param name="TextId">The erasable text that says why.</param>
public sealed record MaintenanceRequest(
    string Id,
    string Party,
    string Service,
    string? Resource,
    Instant From,
    Instant Until,
    string? TextId,
    Instant At
)
{
    /// <summary><c>accepted</c>, <c>refused</c> or <c>withdrawn</c>; null: waiting.</summary>
    public string? Outcome { get; init; }

    public static MaintenanceRequest Of(Entry entry, JsonElement payload) =>
        new(
            payload.Text("id")!,
            payload.Text("party")!,
            payload.Text("service")!,
            payload.Text("resource"),
            payload.At("from")!.Value,
            payload.At("until")!.Value,
            payload.Text("text"),
            entry.HappenedAt
        );
}
