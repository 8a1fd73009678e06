using Kept.Store.Sql;
using Microsoft.Data.Sqlite;

namespace Kept.Store.Sqlite;

/// <summary>
/// The journal in one file, with its log beside it while it is open (<c>FILE-wal</c>, <c>FILE-shm</c>). A commit is on stable storage
/// when it
/// returns (<c>synchronous = FULL</c>); readers never wait for the writer. Erased content is written over with zeros.
/// </summary>
public sealed class SqliteStore : SqlStore
{
    private readonly string _file;
    private readonly string _reading;
    private readonly string _writing;
    private SqliteConnection? _writer;

    /// <param name="file">Its path. The file is made where it is not there; its folder is not.</param>
    /// <param name="readOnly">For looking at a store that somebody else may be using: it is neither made nor changed.</param>
    public SqliteStore(string file, bool readOnly = false)
    {
        (_file, IsReadOnly) = (file, readOnly);
        var name = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
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
        var tables = await session.Whole(
            "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('settings', 'entries')",
            CancellationToken.None
        );
        await Schema.Look(session, tables, CancellationToken.None);
        return true;
    }

    /// <summary>
    /// Copies the journal as it is at one moment into a new file, while it is read and written: a store like this one, without what was
    /// erased
    /// and without room to spare. It is on stable storage, and its chain ends where it did here, when this returns.
    /// </summary>
    /// <param name="file">Must not be there yet. Until the copy is whole it has another name.</param>
    /// <exception cref="StoreException">It cannot be written there.</exception>
    /// <exception cref="IOException">The file is there, or its folder is not.</exception>
    public async Task Backup(string file, CancellationToken cancel = default)
    {
        if (File.Exists(file))
        {
            throw new IOException($"{file} is there already");
        }

        var part = file + ".part";
        File.Delete(part);
        await Reading(session => session.Run("VACUUM INTO @file", cancel, ("@file", part)), cancel);
        using (var copy = File.Open(part, FileMode.Open, FileAccess.ReadWrite))
        {
            copy.Flush(flushToDisk: true);
        }

        File.Move(part, file);
    }

    private protected override async Task<T> Reading<T>(Func<Session, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            await using var connection = new SqliteConnection(_reading);
            await connection.OpenAsync(cancel);
            return await read(new SqliteSession(connection, null));
        }
        catch (SqliteException e)
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
            return result;
        }
        catch (SqliteException e)
        {
            Drop();
            throw SqliteTrouble.Of(e, _file);
        }
        catch
        {
            Drop();
            throw;
        }
    }

    /// <summary>A pragma of the connection that writes.</summary>
    internal Task<long> Setting(string pragma) =>
        Alone(session => session.Whole($"PRAGMA {pragma}", CancellationToken.None), CancellationToken.None);

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

    /// <summary>
    /// The log still holds what the file does no more: it is emptied, unless somebody reads it now, and then a little later.
    /// </summary>
    private protected override Task Forget() =>
        Turn(
            async () =>
            {
                using var command = (_writer ??= Writer()).CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                return await command.ExecuteNonQueryAsync();
            },
            CancellationToken.None
        );

    public override ValueTask DisposeAsync()
    {
        Drop();
        using var readers = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(readers);
        return ValueTask.CompletedTask;
    }
}
