using Kept.Store.Sql;
using Microsoft.Data.Sqlite;

namespace Kept.Store.Sqlite;

/// <summary>
/// The journal in one file, with its log beside it while it is open (<c>FILE-wal</c>, <c>FILE-shm</c>). A commit is on stable storage when it
/// returns (<c>synchronous = FULL</c>); readers never wait for the writer. Erased content is written over with zeros.
/// </summary>
public sealed class SqliteStore : SqlStore
{
    private const string Probe = "INSERT INTO settings (name, value) VALUES ('probe', @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    private readonly string _file;
    private readonly string _reading;
    private readonly string _writing;
    private SqliteConnection? _writer;
    private volatile bool _isFull;

    /// <param name="file">Its path. The file is made where it is not there; its folder is not.</param>
    /// <param name="readOnly">For looking at a store that somebody else may be using: it is neither made nor changed.</param>
    public SqliteStore(string file, bool readOnly = false)
    {
        (_file, IsReadOnly) = (file, readOnly);
        var name = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 };
        _reading = new SqliteConnectionStringBuilder(name.ToString()) { Mode = SqliteOpenMode.ReadOnly }.ToString();
        _writing = new SqliteConnectionStringBuilder(name.ToString()) { Pooling = false }.ToString();
    }

    public bool IsReadOnly { get; }

    /// <summary>Statements that the writer runs first; for tests that limit the size of the file.</summary>
    internal string Tuning { get; set; } = "";

    public override Task Open(CancellationToken cancel = default) =>
        IsReadOnly ? Reading(Look, cancel) : Alone(session => Schema.See(session, cancel), cancel);

    private static async Task<bool> Look(Session session)
    {
        var tables = await session.Whole("SELECT COUNT(*) FROM sqlite_master WHERE name IN ('settings', 'entries')", CancellationToken.None);
        await Schema.Look(session, tables, CancellationToken.None);
        return true;
    }

    private protected override async Task<T> Reading<T>(Func<Session, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            await using var connection = new SqliteConnection(_reading);
            await connection.OpenAsync(cancel);
            return await read(new SqliteSession(connection, null));
        }
        catch (Exception e) when (SqliteTrouble.IsOf(e))
        {
            throw SqliteTrouble.Of(e, _file);
        }
    }

    private protected override async Task<T> Writing<T>(Func<Session, Task<T>> write, CancellationToken cancel)
    {
        try
        {
            _writer ??= Writer();
            await using var transaction = _writer.BeginTransaction(deferred: false);
            var result = await write(new SqliteSession(_writer, transaction));
            transaction.Commit();
            _isFull = false;
            return result;
        }
        catch (Exception e) when (SqliteTrouble.IsOf(e))
        {
            Drop();
            throw Noted(SqliteTrouble.Of(e, _file));
        }
        catch
        {
            Drop();
            throw;
        }
    }

    private SqliteConnection Writer()
    {
        var connection = new SqliteConnection(_writing);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; {Tuning}";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>A connection on which something failed may be in any state: the next writer gets a fresh one.</summary>
    private void Drop()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private StoreException Noted(StoreException e)
    {
        _isFull = e.Trouble == StoreTrouble.Full;
        return e;
    }

    /// <summary>The log still holds what the file does no more: it is emptied, unless somebody reads it now, and then a little later.</summary>
    private protected override Task Forget() => Turn(async () =>
    {
        using var command = (_writer ??= Writer()).CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteNonQueryAsync();
    }, CancellationToken.None);

    /// <summary>
    /// Tries it: after a full disk with a write that needs room, otherwise with one that changes a setting.
    /// </summary>
    public override async Task<string?> Trouble(CancellationToken cancel = default)
    {
        try
        {
            await Alone(session => session.Run(Probe, cancel, ("@value", new string('-', _isFull ? 1 << 18 : 1))), cancel);
            await Alone(session => session.Run("DELETE FROM settings WHERE name = 'probe'", cancel), cancel);
            return null;
        }
        catch (StoreException e)
        {
            return e.Message;
        }
    }

    public override ValueTask DisposeAsync()
    {
        Drop();
        using var readers = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(readers);
        return ValueTask.CompletedTask;
    }
}
