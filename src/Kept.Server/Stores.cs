using Kept.Store;
using Kept.Store.Postgres;
using Kept.Store.Sqlite;

namespace Kept.Server;

/// <summary>Which store the settings mean.</summary>
public static class Stores
{
    public const string Memory = "memory";

    public static IStore Of(ServerSettings settings) =>
        settings.Store == Memory ? new MemoryStore()
        : IsPostgres(settings.Store) ? new PostgresStore(settings.Store)
        : new SqliteStore(settings.Store);

    /// <summary>A connection string names a host; a file does not.</summary>
    public static bool IsPostgres(string store) => store.Contains("Host=", StringComparison.OrdinalIgnoreCase);
}
