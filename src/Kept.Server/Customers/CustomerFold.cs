using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Customers;

/// <summary>A customer: an organisation that agreements are made with.</summary>
public sealed record CustomerFold(string Id, long Version) : IFold
{
    public const string Prefix = "customer";

    /// <summary>The organisation's name. People are not named here.</summary>
    public string Name { get; init; } = "";

    public string? Zone { get; init; }

    public bool Exists => Version > 0;

    public string Stream => StreamOf(Id);

    public static string StreamOf(string id) => $"{Prefix}/{id}";

    public static CustomerFold Empty(string id) => new(id, 0);

    public IFold After(Entry entry)
    {
        var payload = Payload.Read(entry.Payload);
        var next = this with { Version = entry.Version };
        return entry.Kind is "customer.registered" or "customer.renamed" ? next with { Name = payload.Text("name") ?? Name } : next;
    }

    public RowChanges Since(long version) => new([.. Rows()], []);

    public IEnumerable<Row> Rows() =>
        !Exists
            ? []
            :
            [
                new Row
                {
                    View = "customers",
                    Key = Id,
                    Stream = Stream,
                    Customer = Id,
                    Words = $"{Id} {Name}".ToLowerInvariant(),
                    Body = Payload.Of(("id", Id), ("name", Name)),
                },
            ];
}
