using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;

namespace Kept.Store.Sql;

/// <summary>
/// What SQLite and PostgreSQL do alike: the journal, its read models and the rest in tables, read in pages so that no reader holds anything
/// while its caller thinks, and written by one commit after the other.
/// </summary>
public abstract partial class SqlStore : IStore
{
    private readonly CommitQueue _queue;

    private volatile bool _isFull;

    private protected SqlStore() => _queue = new CommitQueue(TakeAll);

    public abstract Task Open(CancellationToken cancel = default);

    public abstract ValueTask DisposeAsync();

    /// <summary>Reads, on a connection of its own. What the driver throws comes out as <see cref="StoreException"/>.</summary>
    private protected abstract Task<T> Reading<T>(Func<Session, Task<T>> read, CancellationToken cancel);

    /// <summary>
    /// Writes, in a transaction that no other runs beside, in this process or another. All of it is stored when it returns.
    /// </summary>
    private protected abstract Task<T> Writing<T>(Func<Session, Task<T>> write, CancellationToken cancel);

    /// <summary>Called after texts were erased, for the database to forget what it still holds of them.</summary>
    private protected virtual Task Forget() => Task.CompletedTask;

    public async Task<CommitOutcome> Commit(Commit commit, CancellationToken cancel = default)
    {
        CommitRules.Check(commit);
        var outcome = await _queue.Take(commit, cancel);
        if (!commit.Erased.IsEmpty && outcome is CommitOutcome.Committed)
        {
            await Forget();
        }

        return outcome;
    }

    private async Task<IReadOnlyList<CommitOutcome>> TakeAll(IReadOnlyList<Commit> commits, CancellationToken cancel)
    {
        try
        {
            return await Writing(session => InTurn(session, commits, cancel), cancel);
        }
        catch (StoreException e) when (e.Trouble is StoreTrouble.Full)
        {
            _isFull = true;
            throw;
        }
    }

    private static async Task<IReadOnlyList<CommitOutcome>> InTurn(Session session, IReadOnlyList<Commit> commits, CancellationToken cancel)
    {
        var (sql, outcomes) = (new CommitSql(session), new List<CommitOutcome>());
        foreach (var commit in commits)
        {
            outcomes.Add(await sql.Take(commit, cancel));
        }

        return outcomes;
    }

    /// <summary>Tries it: after a full disk with a write that needs room and does not get smaller, otherwise with a small one.</summary>
    public async Task<string?> Trouble(CancellationToken cancel = default)
    {
        try
        {
            var probe = Convert.ToBase64String(RandomNumberGenerator.GetBytes(_isFull ? 1 << 18 : 1));
            await Alone(
                session =>
                    session.Insert(
                        Table.Settings,
                        [
                            ["probe", probe],
                        ],
                        Table.Settings.OrReplace,
                        cancel
                    ),
                cancel
            );
            await Alone(session => session.Run("DELETE FROM settings WHERE name = 'probe'", cancel), cancel);
            _isFull = false;
            return null;
        }
        catch (StoreException e)
        {
            return e.Message;
        }
    }

    public Task<Row?> Find(RowKey key, CancellationToken cancel = default) =>
        Reading(
            async session =>
                (
                    await session.Query(
                        $"SELECT {Table.Rows.List} FROM rows WHERE view = @view AND key = @key",
                        Lines.Row,
                        cancel,
                        ("@view", key.View),
                        ("@key", key.Key)
                    )
                ).FirstOrDefault(),
            cancel
        );

    public Task<ImmutableArray<Row>> FindAll(string view, IEnumerable<string> keys, CancellationToken cancel = default) =>
        Reading(
            async session =>
            {
                var sql = $"SELECT {Table.Rows.List} FROM rows WHERE view = @view AND {session.OneOf("key", "@keys")} ORDER BY key";
                return (await session.Query(sql, Lines.Row, cancel, ("@view", view), ("@keys", session.List(keys)))).ToImmutableArray();
            },
            cancel
        );

    public Task<RowPage> List(RowQuery query, CancellationToken cancel = default) =>
        Reading(
            async session =>
            {
                var (sql, limit) = (new RowSql(query, session), Math.Clamp(query.Limit, 1, 1000));
                var statement = sql.Page(query, limit);
                var rows = await session.Query(statement, Lines.Row, cancel, sql.Values);
                return rows.Count > limit
                    ? new RowPage([.. rows.Take(limit)], RowOrdering.Cursor(rows[limit - 1]))
                    : new RowPage([.. rows], null);
            },
            cancel
        );

    public Task<long> Count(RowQuery query, long? atMost = null, CancellationToken cancel = default) =>
        Reading(
            session =>
            {
                var sql = new RowSql(query, session);
                return session.Whole(sql.Count(atMost), cancel, sql.Values);
            },
            cancel
        );

    public Task<ImmutableSortedDictionary<string, long>> Tally(RowQuery query, CancellationToken cancel = default) =>
        Reading(
            async session =>
            {
                var sql = new RowSql(query, session);
                var states = await session.Query(sql.Tally, line => (State: line.GetString(0), Rows: line.GetInt64(1)), cancel, sql.Values);
                return states.ToImmutableSortedDictionary(s => s.State, s => s.Rows, StringComparer.Ordinal);
            },
            cancel
        );

    public Task<ImmutableDictionary<string, ErasableText>> Texts(IEnumerable<string> ids, CancellationToken cancel = default) =>
        Reading(
            async session =>
            {
                var sql = $"SELECT {Table.Texts.List} FROM texts WHERE {session.OneOf("id", "@ids")}";
                var texts = await session.Query(sql, Lines.ErasableText, cancel, ("@ids", session.List(ids)));
                return texts.ToImmutableDictionary(t => t.Id, StringComparer.Ordinal);
            },
            cancel
        );

    public Task<Reply?> ReplyTo(string actor, string key, CancellationToken cancel = default) =>
        Reading(session => JournalSql.Reply(session, actor, key, cancel), cancel);

    public Task ForgetReplies(Instant before, CancellationToken cancel = default) =>
        Alone(session => session.Run("DELETE FROM replies WHERE at < @before", cancel, ("@before", Lines.Ticks(before))), cancel);

    /// <summary>One statement, so that of two nodes at once one gets it.</summary>
    public async Task<bool> Hold(string lease, string holder, Instant now, Instant until, CancellationToken cancel = default)
    {
        const string Take = """
            INSERT INTO leases (name, holder, until) VALUES (@name, @holder, @until)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE leases.holder = excluded.holder OR leases.until <= @now
            """;
        return await Alone(
                session =>
                    session.Run(
                        Take,
                        cancel,
                        ("@name", lease),
                        ("@holder", holder),
                        ("@until", Lines.Ticks(until)),
                        ("@now", Lines.Ticks(now))
                    ),
                cancel
            ) == 1;
    }

    /// <summary>A transaction between commits.</summary>
    private protected Task<T> Alone<T>(Func<Session, Task<T>> write, CancellationToken cancel) =>
        Turn(() => Writing(write, cancel), cancel);

    private protected Task Alone(Func<Session, Task> write, CancellationToken cancel) =>
        Alone(
            async session =>
            {
                await write(session);
                return true;
            },
            cancel
        );

    private protected Task<T> Turn<T>(Func<Task<T>> work, CancellationToken cancel) => _queue.Alone(work, cancel);
}
