using Kept.Store;

namespace Kept.Server.Filing;

/// <summary>
/// What a stream has come to: its entries, folded. Pure and immutable, so that a command decides on one and a read model is made from one.
/// </summary>
public interface IFold
{
    string Stream { get; }

    /// <summary>The version of the last entry folded; 0: none.</summary>
    long Version { get; }

    IFold After(Entry entry);

    /// <summary>The rows that the last so many entries may have changed, as they are now.</summary>
    RowChanges Since(long version);

    /// <summary>All rows of the stream: what a rebuild writes. Together with <see cref="Since"/> it must come to the same.</summary>
    IEnumerable<Row> Rows();
}

/// <summary>Rows to write, and rows that are no more.</summary>
public sealed record RowChanges(IReadOnlyList<Row> Written, IReadOnlyList<RowKey> Removed)
{
    public static readonly RowChanges None = new([], []);
}
