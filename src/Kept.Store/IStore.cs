using System.Collections.Immutable;
using NodaTime;

namespace Kept.Store;

/// <summary>
/// The journal and its read models, in memory, in SQLite or in PostgreSQL. One conformance suite runs against all three. Trouble with the
/// storage is a <see cref="StoreException"/>.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>Makes the tables where they are not there, and opens the store.</summary>
    /// <exception cref="StoreException">It cannot be opened, or was written by a later version of Kept.</exception>
    Task Open(CancellationToken cancel = default);

    /// <summary>All of it or nothing. Commits take effect one after the other, so that a reader by sequence misses none.</summary>
    /// <exception cref="StoreException">
    /// It could not be put on stable storage; nothing of it was. Only where the way to a server broke at the last moment that may not be
    /// known, which
    /// the message says: repeating it does no harm, since source keys and answers are taken once.
    /// </exception>
    /// <exception cref="ArgumentException">A source key stands twice for a stream, or a text is no Unicode or has U+0000.</exception>
    Task<CommitOutcome> Commit(Commit commit, CancellationToken cancel = default);

    /// <summary>The entries of a stream, in order, after a version.</summary>
    IAsyncEnumerable<Entry> Read(string stream, long after = 0, CancellationToken cancel = default);

    /// <summary>All entries, in order, after a sequence.</summary>
    IAsyncEnumerable<Entry> ReadAll(long after = 0, CancellationToken cancel = default);

    /// <summary>The last entry of a stream; version 0 where it has none.</summary>
    Task<Head> HeadOf(string stream, CancellationToken cancel = default);

    /// <summary>The last entries of all streams whose name begins so, by name.</summary>
    Task<ImmutableArray<Head>> Heads(string prefix = "", CancellationToken cancel = default);

    /// <summary>The sequence of the last entry; 0 where there is none.</summary>
    Task<long> LastSequence(CancellationToken cancel = default);

    /// <summary>Which streams have entries after a sequence, and what the last of those has: a cheap question, asked often.</summary>
    Task<Moved> MovedAfter(long sequence, CancellationToken cancel = default);

    Task<Row?> Find(RowKey key, CancellationToken cancel = default);

    /// <summary>The rows of a view that have one of these keys, by key; keys that no row has are passed over.</summary>
    Task<ImmutableArray<Row>> FindAll(string view, IEnumerable<string> keys, CancellationToken cancel = default);

    Task<RowPage> List(RowQuery query, CancellationToken cancel = default);

    /// <summary>How many rows a query has over all pages.</summary>
    /// <param name="atMost">Counting ends there, so that it costs no more than that; null: it does not end.</param>
    Task<long> Count(RowQuery query, long? atMost = null, CancellationToken cancel = default);

    /// <summary>How many rows each state has, under the restrictions of a query.</summary>
    Task<ImmutableSortedDictionary<string, long>> Tally(RowQuery query, CancellationToken cancel = default);

    /// <summary>The texts of these ids; ids that nobody knows are not among them, erased ones have no content.</summary>
    Task<ImmutableDictionary<string, ErasableText>> Texts(IEnumerable<string> ids, CancellationToken cancel = default);

    /// <summary>All texts of a subject, or all there are, by id.</summary>
    IAsyncEnumerable<ErasableText> TextsOf(string? subject = null, CancellationToken cancel = default);

    /// <summary>The answer given before; null: none.</summary>
    Task<Reply?> ReplyTo(string actor, string key, CancellationToken cancel = default);

    /// <summary>Forgets answers older than an instant.</summary>
    Task ForgetReplies(Instant before, CancellationToken cancel = default);

    /// <summary>Drops all rows and puts these in their place, in one transaction.</summary>
    Task ReplaceRows(IAsyncEnumerable<Row> rows, CancellationToken cancel = default);

    /// <summary>Takes entries as they are, with their hashes, into an empty store; the texts that go with them too.</summary>
    /// <exception cref="StoreException">The store is not empty, or the chain does not hold.</exception>
    Task Restore(IAsyncEnumerable<Entry> entries, IAsyncEnumerable<ErasableText> texts, CancellationToken cancel = default);

    /// <summary>
    /// Takes, or goes on holding, a lease that one node at a time has; true: this holder has it until then. Who holds it and ends leaves it
    /// to others from <paramref name="until"/> on.
    /// </summary>
    Task<bool> Hold(string lease, string holder, Instant now, Instant until, CancellationToken cancel = default);

    /// <summary>Whether it can be written to now; the sentence says why not.</summary>
    Task<string?> Trouble(CancellationToken cancel = default);
}

/// <summary>The storage failed: full, gone, locked, damaged, or made by a later version. The message is for the operator.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string message, StoreTrouble trouble, Exception? inner = null)
        : base(message, inner) => Trouble = trouble;

    public StoreTrouble Trouble { get; }
}

public enum StoreTrouble
{
    Unreachable,
    Full,
    Damaged,
    TooNew,
    NotEmpty,
    Other,
}
