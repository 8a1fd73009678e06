using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

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
        ConnectionString = IsPostgres ? store : new SqliteConnectionStringBuilder
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
        IsPostgres ? options.UseNpgsql(ConnectionString) : options.UseSqlite(ConnectionString);

    public void Dispose() => _holding?.Dispose();
}
