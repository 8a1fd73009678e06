using System.Globalization;
using Kept.Store.Sql;
using Npgsql;

namespace Kept.Store.Postgres;

/// <summary>
/// The journal in a PostgreSQL database (15 or later) that any number of nodes share. Commits of all nodes take effect one after the other,
/// under an advisory lock that PostgreSQL lets go only when they are visible: docs/decisions/0090.
/// </summary>
public sealed class PostgresStore : SqlStore
{
    /// <summary>The lock's number in its database: "Kept" in ASCII.</summary>
    public const long Lock = 0x4B657074;

    private static readonly string TakeTurn = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT pg_advisory_xact_lock({Lock});
        SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'
        """
    );

    private readonly NpgsqlDataSource _source;
    private readonly string _server;
    private readonly bool _isReadOnly;

    /// <param name="connection">As Npgsql reads it: <c>Host=db.example.org;Database=kept;Username=kept;Password=…</c>.</param>
    /// <param name="readOnly">For looking at a journal that others may be using: no tables are made.</param>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public PostgresStore(string connection, bool readOnly = false)
    {
        _isReadOnly = readOnly;
        var builder = new NpgsqlConnectionStringBuilder(connection) { Enlist = false };
        builder.ApplicationName ??= "kept";
        builder.MaxAutoPrepare = builder.MaxAutoPrepare == 0 ? 100 : builder.MaxAutoPrepare;
        _server = $"the database {builder.Database} at {builder.Host}";
        _source = NpgsqlDataSource.Create(builder);
    }

    public override Task Open(CancellationToken cancel = default) =>
        _isReadOnly ? Reading(Look, cancel) : Alone(session => Schema.See(session, cancel), cancel);

    private static async Task<bool> Look(Session session)
    {
        var tables = await session.Whole("SELECT COUNT(to_regclass('settings')) + COUNT(to_regclass('entries'))", CancellationToken.None);
        await Schema.Look(session, tables, CancellationToken.None);
        return true;
    }

    private protected override async Task<T> Reading<T>(Func<Session, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            return await Twice(async () =>
            {
                await using var connection = await _source.OpenConnectionAsync(cancel);
                return await read(new PostgresSession(connection, null));
            });
        }
        catch (Exception e) when (PostgresTrouble.IsOf(e))
        {
            throw PostgresTrouble.Of(e, _server);
        }
    }

    private protected override async Task<T> Writing<T>(Func<Session, Task<T>> write, CancellationToken cancel)
    {
        try
        {
            await using var transaction = await Twice(() => Begun(cancel));
            await using var connection = transaction.Connection!;
            var result = await write(new PostgresSession(connection, transaction));
            await End(transaction, result);
            return result;
        }
        catch (Exception e) when (PostgresTrouble.IsOf(e))
        {
            throw PostgresTrouble.Of(e, _server);
        }
    }

    private async Task<NpgsqlTransaction> Begun(CancellationToken cancel)
    {
        var connection = await _source.OpenConnectionAsync(cancel);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancel);
            await new PostgresSession(connection, transaction).Run(TakeTurn, cancel);
            return transaction;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Once more where nothing was done yet and the connection broke: after a restart of the server every kept connection is dead.
    /// </summary>
    private async Task<T> Twice<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (PostgresTrouble.IsOf(e) && PostgresTrouble.IsBroken(e) && e.InnerException is not TimeoutException)
        {
            _source.Clear();
            return await work();
        }
    }

    /// <summary>Not to be cancelled: whether it took effect would not be known.</summary>
    private async Task End<T>(NpgsqlTransaction transaction, T result)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception e) when (PostgresTrouble.IsOf(e) && PostgresTrouble.IsBroken(e))
        {
            if (!await Arrived(result))
            {
                throw;
            }
        }
    }

    /// <summary>
    /// Whether the entries of a commit whose connection broke are there after all. The lock sees to it that the lost transaction is over.
    /// </summary>
    private async Task<bool> Arrived<T>(T result)
    {
        var last = (result as IReadOnlyList<CommitOutcome>)?.OfType<CommitOutcome.Committed>().SelectMany(c => c.Entries).LastOrDefault();
        try
        {
            return last is not null && await Writing(s => JournalSql.Has(s, last, CancellationToken.None), CancellationToken.None);
        }
        catch (StoreException e)
        {
            throw new StoreException(
                $"{e.Message}; whether the last commit was stored is not known, and repeating it does no harm",
                e.Trouble,
                e
            );
        }
    }

    /// <summary>A setting of a transaction that writes.</summary>
    internal Task<string?> Setting(string name) =>
        Alone(session => session.Text($"SHOW {name}", CancellationToken.None), CancellationToken.None);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
