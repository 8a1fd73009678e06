using Kept.Store.Postgres;
using Kept.Store.Sqlite;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>
/// The program that is killed: appends facts without end, from several tasks, and prints the source key of each when it was acknowledged.
/// </summary>
internal static class Appender
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);

    /// <param name="store">A file, or a connection string.</param>
    /// <param name="run">Makes the keys of this run its own.</param>
    public static async Task<int> Run(string store, string run)
    {
        // Whoever started it is gone: it must not go on for ever.
        _ = Task.Run(() =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(1);
        });
        await using var journal = Named(store);
        await journal.Open();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(task => Task.Run(() => Append(journal, $"{run}-{task}"))));
        return 0;
    }

    public static IStore Named(string store) =>
        store.StartsWith("Host=", StringComparison.Ordinal) ? new PostgresStore(store) : new SqliteStore(store);

    private static async Task Append(IStore journal, string name)
    {
        for (var i = 0; ; i++)
        {
            var key = $"{name}-{i}";
            var fact = new NewEntry("outage", Noon, $$"""{"id":"{{key}}","note":"{{new string('x', i % 7 * 500)}}"}""") { SourceKey = key };
            var row = new Row
            {
                View = "keys",
                Key = key,
                Stream = "shared",
                Body = "{}",
            };
            await journal.Commit(
                new Commit
                {
                    At = Noon,
                    Actor = "user/1",
                    Appends = [new Append("shared", null, [fact])],
                    Rows = [row],
                }
            );
            lock (Console.Out)
            {
                Console.Out.WriteLine(key);
                Console.Out.Flush();
            }
        }
    }
}
