using Kept.Shared;
using Kept.Store;
using Kept.Store.Postgres;
using Kept.Store.Sqlite;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;

namespace Kept.Cli.Tests;

/// <summary><c>kept verify</c> on stores, while they are open: what was tampered with in the tables is found.</summary>
public sealed class VerifyStoreTests : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);
    private readonly string _folder = Directory.CreateTempSubdirectory("kept-verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    private (int Exit, string Out, string Error) Kept(params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = App.Run(
            ["verify", .. arguments],
            new Shell
            {
                In = new MemoryStream(),
                Out = output,
                Error = error,
                Folder = _folder,
            }
        );
        return (code, output.ToString(), error.ToString());
    }

    private async Task<SqliteStore> Journal()
    {
        var store = new SqliteStore(Path.Combine(_folder, "journal.db"));
        await store.Open();
        await Fill(store);
        return store;
    }

    private static async Task Fill(IStore store)
    {
        foreach (var stream in new[] { "agreement/a", "agreement/b", "customer/c" })
        {
            var facts = Enumerable.Range(1, 3).Select(i => new NewEntry("outage", Noon, $$"""{"id":"o{{i}}"}""") { SourceKey = $"o{i}" });
            await store.Commit(
                new Commit
                {
                    At = Noon,
                    Actor = "user/1",
                    Appends = [new Append(stream, 0, [.. facts])],
                }
            );
        }
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "journal.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_store_that_is_open_is_verified_beside_it()
    {
        await using var store = await Journal();
        var (exit, output, error) = Kept("journal.db");
        (exit, error).ShouldBe((0, ""));
        output.ShouldBe($"journal.db: 9 entries in 3 streams, the chain holds.\nHash of its heads {HeadsJson.Hash(await store.Heads())}\n");
    }

    [Theory]
    [InlineData("UPDATE entries SET payload = replace(payload, 'o2', 'o9') WHERE stream = 'agreement/b' AND version = 2", "entry-changed")]
    [InlineData("UPDATE entries SET happened_at = happened_at + 1 WHERE sequence = 5", "entry-changed")]
    [InlineData("UPDATE entries SET actor = 'user/2' WHERE sequence = 9", "entry-changed")]
    [InlineData("DELETE FROM entries WHERE sequence = 5", "entries-missing")]
    [InlineData("DELETE FROM entries WHERE sequence = 9", "head-missing")]
    [InlineData("DELETE FROM entries WHERE stream = 'agreement/b'; DELETE FROM heads WHERE stream = 'agreement/b'", "entries-missing")]
    [InlineData("UPDATE entries SET payload = x'00' WHERE sequence = 5", "entry-changed")]
    [InlineData("UPDATE settings SET value = '2' WHERE name = 'schema'", "journal-unreadable")]
    public async Task Whatever_is_tampered_with_is_found(string sql, string code)
    {
        await using var store = await Journal();
        Tamper(sql);
        var (exit, _, error) = Kept("journal.db");
        exit.ShouldBe(1);
        error.ShouldContain($"[{code}]");
        error.ShouldEndWith("1 problem.\n");
    }

    [Fact]
    public async Task Entries_taken_away_with_all_traces_in_the_store_are_missed_by_heads_that_were_handed_out()
    {
        await using var store = await Journal();
        var heads = await store.Heads();
        await File.WriteAllTextAsync(Path.Combine(_folder, "statement.json"), $$"""{"period":"2026-03",{{HeadsJson.Text(heads)[1..]}}""");
        Kept("journal.db", "--heads", "statement.json").Out.ShouldContain("it has the 3 heads that were handed out");

        Tamper(
            "DELETE FROM entries WHERE sequence = 9; "
                + "UPDATE heads SET version = 2, hash = (SELECT hash FROM entries WHERE sequence = 8) WHERE stream = 'customer/c'"
        );
        Kept("journal.db").Exit.ShouldBe(0, "nothing in the store tells of it");
        var (exit, _, error) = Kept("journal.db", "--heads", "statement.json");
        exit.ShouldBe(1);
        error.ShouldContain("customer/c ends at entry 2, and its entry 3 was handed out [head-missing]");
    }

    [Fact]
    public async Task An_export_of_a_store_has_the_hash_of_the_store()
    {
        await using var store = await Journal();
        var lines = await store.ReadAll().Select(EntryJson.Line).ToListAsync();
        await File.WriteAllLinesAsync(Path.Combine(_folder, "all.jsonl"), lines);
        Kept("all.jsonl").Out.Split('\n')[1].ShouldBe(Kept("journal.db").Out.Split('\n')[1]);
    }

    [Fact]
    public async Task A_database_of_PostgreSQL_is_verified_by_its_connection_string()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        var connection = PostgresCluster.One!.NewDatabase();
        Kept(connection).Error.ShouldContain("none that Kept made");
        await using var store = new PostgresStore(connection);
        await store.Open();
        await Fill(store);
        Kept(connection).Out.ShouldContain("9 entries in 3 streams, the chain holds");
        await using var source = NpgsqlDataSource.Create(connection);
        await source.CreateCommand("DELETE FROM entries WHERE sequence = 2").ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Kept(connection).Error.ShouldContain("[entries-missing]");
    }

    [Fact]
    public void What_cannot_be_reached_or_read_is_a_wrong_command()
    {
        var (exit, _, error) = Kept("Host=127.0.0.1;Port=1;Database=kept;Username=kept;Password=secret");
        (exit, error.Contains("secret", StringComparison.Ordinal)).ShouldBe((2, false));
        Kept("Host=x;Colour=red").Exit.ShouldBe(2);
        Kept("nowhere").Exit.ShouldBe(2);
        Kept(".").Error.ShouldContain("has no .jsonl files");
    }
}
