namespace Kept.Store.Sql;

/// <summary>The statements that more than one use case needs.</summary>
internal static class JournalSql
{
    private static readonly string SelectEntries = $"SELECT {Table.Entries.List} FROM entries";

    /// <summary>Entries of a stream between two versions, the first not included; at most so many.</summary>
    public static Task<List<Entry>> Entries(Session session, string stream, long after, long until, int limit, CancellationToken cancel) =>
        session.Query(
            $"{SelectEntries} WHERE stream = @stream AND version > @after AND version <= @until ORDER BY version LIMIT {limit}",
            Lines.Entry,
            cancel,
            ("@stream", stream),
            ("@after", after),
            ("@until", until)
        );

    /// <summary>Entries of all streams between two sequences, the first not included; at most so many.</summary>
    public static Task<List<Entry>> Entries(Session session, long after, long until, int limit, CancellationToken cancel) =>
        session.Query(
            $"{SelectEntries} WHERE sequence > @after AND sequence <= @until ORDER BY sequence LIMIT {limit}",
            Lines.Entry,
            cancel,
            ("@after", after),
            ("@until", until)
        );

    /// <summary>
    /// The first entry of a stream that has one of these source keys. Each key is looked up in the index, however long the stream is:
    /// that is
    /// what the order of a cross join means to SQLite.
    /// </summary>
    public static async Task<Entry?> BySource(Session session, string stream, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var sql =
            $"SELECT {Table.Entries.List} FROM {session.Each("@keys")} CROSS JOIN entries "
            + "WHERE entries.stream = @stream AND entries.source = k.value ORDER BY version LIMIT 1";
        return (await session.Query(sql, Lines.Entry, cancel, ("@stream", stream), ("@keys", session.List(keys)))).FirstOrDefault();
    }

    public static async Task<Head> Head(Session session, string stream, CancellationToken cancel)
    {
        var sql = $"SELECT {Table.Heads.List} FROM heads WHERE stream = @stream";
        return (await session.Query(sql, Lines.Head, cancel, ("@stream", stream))).FirstOrDefault() ?? Store.Head.Of(stream);
    }

    /// <summary>The upper bound is the last code point there is, so that an index serves.</summary>
    public static Task<List<Head>> Heads(Session session, string prefix, CancellationToken cancel) =>
        session.Query(
            $"SELECT {Table.Heads.List} FROM heads WHERE stream >= @from AND stream < @until ORDER BY stream",
            Lines.Head,
            cancel,
            ("@from", prefix),
            ("@until", prefix + "\U0010FFFF")
        );

    public static Task<long> LastSequence(Session session, CancellationToken cancel) =>
        session.Whole("SELECT COALESCE(MAX(sequence), 0) FROM entries", cancel);

    /// <summary>What moved after a sequence; the index on it makes that nothing to look through where nothing did.</summary>
    public static async Task<Moved> MovedAfter(Session session, long sequence, CancellationToken cancel)
    {
        const string Streams =
            "SELECT stream, MAX(sequence) FROM entries WHERE sequence > @after GROUP BY stream ORDER BY stream";
        var moved = await session.Query(
            Streams,
            line => (Stream: line.GetString(0), Last: line.GetInt64(1)),
            cancel,
            ("@after", sequence)
        );
        return new Moved(moved.Select(m => m.Last).Append(sequence).Max(), [.. moved.Select(m => m.Stream)]);
    }

    /// <summary>Whether this very entry is stored.</summary>
    public static async Task<bool> Has(Session session, Entry entry, CancellationToken cancel) =>
        await session.Whole(
            "SELECT COUNT(*) FROM entries WHERE sequence = @sequence AND hash = @hash",
            cancel,
            ("@sequence", entry.Sequence),
            ("@hash", entry.Hash)
        ) == 1;

    public static async Task<Reply?> Reply(Session session, string actor, string key, CancellationToken cancel)
    {
        var sql = $"SELECT {Table.Replies.List} FROM replies WHERE actor = @actor AND key = @key";
        return (await session.Query(sql, Lines.Reply, cancel, ("@actor", actor), ("@key", key))).FirstOrDefault();
    }

    /// <summary>Adds chained entries and moves the heads of their streams.</summary>
    public static async Task Add(Session session, IReadOnlyCollection<Entry> entries, CancellationToken cancel)
    {
        var heads = new Dictionary<string, Head>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            heads[entry.Stream] = HeadAt(entry);
        }

        await session.Insert(Table.Entries, [.. entries.Select(Lines.Of)], "", cancel);
        await session.Insert(Table.Heads, [.. heads.Values.Select(Lines.Of)], Table.Heads.OrReplace, cancel);
    }

    /// <summary>Writes rows, over those of the same name. Of two with one name the last counts.</summary>
    public static Task Put(Session session, IEnumerable<Row> rows, CancellationToken cancel)
    {
        var last = new Dictionary<RowKey, Row>();
        foreach (var row in rows)
        {
            last[row.Name] = row;
        }

        return session.Insert(Table.Rows, [.. last.Values.Select(Lines.Of)], Table.Rows.OrReplace, cancel);
    }

    public static Head HeadAt(Entry entry) => new(entry.Stream, entry.Version, entry.Hash, entry.RecordedAt);
}
