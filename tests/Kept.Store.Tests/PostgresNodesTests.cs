using Kept.Shared;
using Kept.Store.Postgres;
using NodaTime;
using Npgsql;

namespace Kept.Store.Tests;

/// <summary>Several nodes on one database, and what only a database of a server can do.</summary>
public sealed class PostgresNodesTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);

    private static string NewDatabase()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        return PostgresCluster.One!.NewDatabase();
    }

    private static Commit One(string stream, string key) =>
        new()
        {
            At = Noon,
            Actor = "user/1",
            Appends = [new Append(stream, null, [new NewEntry("outage", Noon, "{}") { SourceKey = key }])],
        };

    [Fact]
    public async Task Nodes_that_start_together_make_the_tables_once()
    {
        var database = NewDatabase();
        var nodes = Enumerable.Range(0, 4).Select(_ => new PostgresStore(database)).ToArray();
        await Task.WhenAll(nodes.Select(n => n.Open()));
        await Task.WhenAll(nodes.Select(async n => await n.DisposeAsync()));
    }

    [Fact]
    public async Task A_follower_on_one_node_misses_nothing_that_others_write()
    {
        var database = NewDatabase();
        var nodes = Enumerable.Range(0, 4).Select(_ => new PostgresStore(database)).ToArray();
        await Task.WhenAll(nodes.Select(n => n.Open()));
        var writing = Task.WhenAll(
            nodes.SelectMany(
                (node, n) =>
                    Enumerable
                        .Range(0, 2)
                        .Select(w =>
                            Task.Run(async () =>
                            {
                                for (var i = 0; i < 25; i++)
                                {
                                    await node.Commit(One($"s/{i % 3}", $"{n}-{w}-{i}"));
                                }
                            })
                        )
            )
        );
        var seen = new List<long>();
        while (seen.Count < 200)
        {
            seen.AddRange(await nodes[0].ReadAll(seen.LastOrDefault()).Select(e => e.Sequence).ToListAsync());
            writing.IsFaulted.ShouldBeFalse();
        }

        await writing;
        seen.ShouldBe(Enumerable.Range(1, 200).Select(i => (long)i));
        await Task.WhenAll(nodes.Select(async n => await n.DisposeAsync()));
    }

    [Fact]
    public async Task A_lease_is_held_by_one_of_many_nodes()
    {
        var database = NewDatabase();
        await using var store = new PostgresStore(database);
        await store.Open();
        var got = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => store.Hold("clock", $"{i}", Noon, Noon.Plus(Duration.FromMinutes(1)))))
        );
        got.Count(g => g).ShouldBe(1);
    }

    [Fact]
    public async Task A_dump_is_restored_with_the_same_heads_and_gone_on_with()
    {
        var database = NewDatabase();
        await using var store = new PostgresStore(database);
        await store.Open();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => store.Commit(One($"s/{i % 3}", $"{i}"))));
        await using var copy = new PostgresStore(PostgresCluster.One!.Restored(database));
        await copy.Open();
        HeadsJson.Hash(await copy.Heads()).ShouldBe(HeadsJson.Hash(await store.Heads()));
        (await copy.Commit(One("s/0", "0"))).ShouldBeOfType<CommitOutcome.Repeated>();
        (await copy.Commit(One("s/0", "more"))).ShouldBeOfType<CommitOutcome.Committed>();
    }

    [Fact]
    public async Task A_connection_that_was_cut_between_commits_is_made_anew()
    {
        var database = NewDatabase();
        await using var store = new PostgresStore(database);
        await store.Open();
        await store.Commit(One("a", "o1"));
        await using var other = NpgsqlDataSource.Create(database);
        const string Cut =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        await other.CreateCommand(Cut).ExecuteNonQueryAsync();
        (await store.HeadOf("a")).Version.ShouldBe(1);
        await other.CreateCommand(Cut).ExecuteNonQueryAsync();
        (await store.Commit(One("a", "o2"))).ShouldBeOfType<CommitOutcome.Committed>();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        await using var nobody = new PostgresStore("Host=127.0.0.1;Port=1;Username=kept;Database=kept;Timeout=2");
        (await Should.ThrowAsync<StoreException>(() => nobody.Open())).Trouble.ShouldBe(StoreTrouble.Unreachable);
        (await Should.ThrowAsync<StoreException>(() => nobody.Commit(One("a", "o1")))).Trouble.ShouldBe(StoreTrouble.Unreachable);
        (await nobody.Trouble()).ShouldNotBeNull();
        await using var nowhere = new PostgresStore(NewDatabase().Replace("Database=kept", "Database=none_", StringComparison.Ordinal));
        (await Should.ThrowAsync<StoreException>(() => nowhere.Open())).Trouble.ShouldBe(StoreTrouble.Unreachable);
    }

    [Fact]
    public async Task Tables_of_a_later_version_are_refused_and_a_commit_is_stored_even_where_the_server_would_not_wait()
    {
        var database = NewDatabase();
        await using var other = NpgsqlDataSource.Create(database);
        await using (var store = new PostgresStore(database + ";Options=-c synchronous_commit=off"))
        {
            await store.Open();
            (await store.Setting("synchronous_commit")).ShouldBe("on");
        }

        await other.CreateCommand("UPDATE settings SET value = '99'").ExecuteNonQueryAsync();
        await using var late = new PostgresStore(database);
        (await Should.ThrowAsync<StoreException>(() => late.Open())).Trouble.ShouldBe(StoreTrouble.TooNew);
    }
}
