using System.Collections.Immutable;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.HelpDesks;

/// <summary>The mappings of outside help desks, by name, as texts.</summary>
public sealed record MappingFold(long Version) : IFold
{
    public const string Name = "settings/mappings";

    public static readonly MappingFold Empty = new(0);

    public ImmutableSortedDictionary<string, string> Texts { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public string Stream => Name;

    public IFold After(Entry entry)
    {
        var payload = Payload.Read(entry.Payload);
        var name = payload.Text("name") ?? "";
        return this with
        {
            Version = entry.Version,
            Texts = entry.Kind == "mapping.set" ? Texts.SetItem(name, payload.Text("text") ?? "") : Texts.Remove(name),
        };
    }

    public RowChanges Since(long version) => RowChanges.None;

    public IEnumerable<Row> Rows() => [];
}
