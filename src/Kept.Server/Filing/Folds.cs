using Kept.Server.Agreements;
using Kept.Server.Customers;
using Kept.Server.HelpDesks;
using Kept.Server.Shared;
using Kept.Server.Webhooks;
using Kept.Store;

namespace Kept.Server.Filing;

/// <summary>Which fold a stream has, by the first part of its name.</summary>
public static class Folds
{
    public static IFold Empty(string stream)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        var (kind, id) = slash < 0 ? (stream, "") : (stream[..slash], stream[(slash + 1)..]);
        return kind switch
        {
            AgreementFold.Prefix => AgreementFold.Empty(id),
            CustomerFold.Prefix => CustomerFold.Empty(id),
            WebhookFold.Prefix => WebhookFold.Empty(id),
            SharedFold.Prefix => new SharedFold(id, 0),
            "settings" when stream == MappingFold.Name => MappingFold.Empty,
            _ => new PlainFold(stream, 0),
        };
    }
}

/// <summary>A stream without a read model, such as the audit.</summary>
public sealed record PlainFold(string Stream, long Version) : IFold
{
    public IFold After(Entry entry) => this with { Version = entry.Version };

    public RowChanges Since(long version) => RowChanges.None;

    public IEnumerable<Row> Rows() => [];
}
