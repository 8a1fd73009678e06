using System.CommandLine;
using Kept.Store;
using Kept.Store.Postgres;
using Kept.Store.Sqlite;

namespace Kept.Server.Operator;

/// <summary>The store that a command is about: that of the server with the same settings.</summary>
internal static class OperatorStore
{
    public static readonly Option<string?> Option = new("--store")
    {
        Description = "A SQLite file, or a connection string of PostgreSQL (Host=…). Usual: kept.db; or KEPT_STORE of the environment.",
        HelpName = "STORE",
        Recursive = true,
    };

    public static string Named(ParseResult parsed) =>
        parsed.GetValue(Option)
        ?? ServerSettings
            .From(
                new ConfigurationBuilder()
                    .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
                    .AddEnvironmentVariables("KEPT_")
                    .Build()
            )
            .Store;

    /// <summary>Runs on a store that is there already.</summary>
    /// <param name="readOnly">It is neither made nor changed, and a server may be using it.</param>
    /// <exception cref="OperatorRefused">There is none.</exception>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public static async Task<int> On(ParseResult parsed, bool readOnly, Func<IStore, Task<int>> work)
    {
        var name = Named(parsed);
        if (!Stores.IsPostgres(name) && !File.Exists(name))
        {
            throw new OperatorRefused($"there is no store {name}: name it with --store");
        }

        await using var store = Of(name, readOnly);
        await store.Open();
        return await work(store);
    }

    /// <exception cref="OperatorRefused">The connection string cannot be read, or the store is in memory.</exception>
    public static IStore Of(string name, bool readOnly)
    {
        try
        {
            return Stores.IsPostgres(name) ? new PostgresStore(name, readOnly)
                : name == Stores.Memory
                    ? throw new OperatorRefused("a store in memory is gone when its server ends: name another with --store")
                : new SqliteStore(name, readOnly);
        }
        catch (ArgumentException e)
        {
            throw new OperatorRefused($"the connection string cannot be read: {e.Message} (Host=localhost;Database=kept;Username=kept)");
        }
    }

    /// <summary>The file of a store on SQLite.</summary>
    /// <param name="instead">What to do on PostgreSQL.</param>
    /// <exception cref="OperatorRefused">It is on PostgreSQL, or in memory.</exception>
    public static string FileOf(ParseResult parsed, string instead)
    {
        var name = Named(parsed);
        return Stores.IsPostgres(name) ? throw new OperatorRefused($"the store is on PostgreSQL: {instead}")
            : name == Stores.Memory ? throw new OperatorRefused("a store in memory cannot be backed up or restored")
            : name;
    }
}
