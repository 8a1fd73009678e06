using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kept.Server.Accounts;

/// <summary>Where the accounts are: in the database of the journal, as <see cref="ServerSettings.Store"/> says.</summary>
public sealed class AccountsDatabase : IDisposable
{
    private readonly SqliteConnection? _holding;

    public AccountsDatabase(ServerSettings settings)
    {
        var store = settings.Store;
        IsPostgres = Stores.IsPostgres(store);
        var inMemory = store == Stores.Memory;
        ConnectionString = IsPostgres
            ? store
            : new SqliteConnectionStringBuilder
            {
                DataSource = inMemory ? $"accounts-{Guid.NewGuid():N}" : store,
                Mode = inMemory ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate,
                Cache = inMemory ? SqliteCacheMode.Shared : SqliteCacheMode.Default,
            }.ToString();
        if (inMemory)
        {
            // What is in memory lives as long as one connection to it is open.
            _holding = new SqliteConnection(ConnectionString);
            _holding.Open();
        }
    }

    public bool IsPostgres { get; }

    public string ConnectionString { get; }

    public DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) =>
        IsPostgres ? options.UseNpgsql(ConnectionString) : options.UseSqlite(ConnectionString).AddInterceptors(Overwriting.One);

    public void Dispose() => _holding?.Dispose();

    /// <summary>What is erased is written over with zeros, as the journal's store does it: a name that went must not be left in the file.</summary>
    private sealed class Overwriting : DbConnectionInterceptor
    {
        public static readonly Overwriting One = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA secure_delete = ON";
            command.ExecuteNonQuery();
        }
    }
}
