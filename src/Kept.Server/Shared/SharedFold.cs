using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Shared;

/// <summary>Evidence that several agreements rest on, such as the outages of one platform, and who draws on it.</summary>
public sealed record SharedFold(string Id, long Version) : IFold
{
    public const string Prefix = "shared";

    public ImmutableList<Fact> Facts { get; init; } = [];

    public ImmutableDictionary<string, Entry> Evidence { get; init; } = ImmutableDictionary<string, Entry>.Empty;

    /// <summary>The agreements that what is filed flows into.</summary>
    public ImmutableSortedSet<string> Drawers { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public bool Exists => Version > 0;

    public string Stream => StreamOf(Id);

    /// <summary>The source that the copies in agreements have: a source has no slash.</summary>
    public string Source => $"{Prefix}-{Id}";

    public static string StreamOf(string id) => $"{Prefix}/{id}";

    public IFold After(Entry entry)
    {
        var next = this with { Version = entry.Version };
        if (entry.IsEvidence)
        {
            var fact = AgreementFacts.Read(entry);
            return next with { Facts = Facts.Add(fact), Evidence = Evidence.SetItem(fact.Reference, entry) };
        }

        var agreement = Payload.Read(entry.Payload).Text("agreement") ?? "";
        return next with { Drawers = entry.Kind == "shared.drawn" ? Drawers.Add(agreement) : Drawers.Remove(agreement) };
    }

    public RowChanges Since(long version) => RowChanges.None;

    public IEnumerable<Row> Rows() => [];
}
