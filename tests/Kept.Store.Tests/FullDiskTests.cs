using Kept.Shared;
using Kept.Store.Postgres;
using Kept.Store.Sqlite;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>
/// A full disk: the writer hears of it, nothing that was acknowledged is lost, reading goes on, and so does writing once there is room. A
/// small
/// file system in memory where the test may mount one (root), and a limit on the pages of the file anywhere.
/// </summary>
public sealed class FullDiskTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);

    [Fact]
    public async Task A_file_that_may_not_grow()
    {
        var folder = Directory.CreateTempSubdirectory("kept-full-").FullName;
        var store = new SqliteStore(Path.Combine(folder, "journal.db")) { Tuning = "PRAGMA max_page_count = 200" };
        await using (store)
        {
            await Fill(store, () => store.Tuning = "PRAGMA max_page_count = 100000");
        }

        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task A_file_on_a_full_disk()
    {
        using var disk = SmallDisk.Mounted("2m");
        Assert.SkipWhen(disk is null, SmallDisk.Missing);
        await using var store = new SqliteStore(Path.Combine(disk.Folder, "journal.db"));
        await Fill(store, () => disk.Resize("8m"));
    }

    [Fact]
    public async Task A_database_on_a_full_disk()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        using var disk = SmallDisk.Mounted("12m", "uid=postgres,mode=700");
        Assert.SkipWhen(disk is null, SmallDisk.Missing);
        using var cluster = PostgresCluster.Another();
        cluster!.Sql($"CREATE TABLESPACE small LOCATION '{disk.Folder}'");
        await using var store = new PostgresStore(cluster.NewDatabase("small"));
        await Fill(store, () => disk.Resize("24m"));
    }

    private static async Task Fill(IStore store, Action makeRoom)
    {
        await store.Open();
        var acknowledged = new List<string>();
        var full = await Should.ThrowAsync<StoreException>(async () =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                await Append(store, $"{i}");
                acknowledged.Add($"{i}");
            }
        });
        full.Trouble.ShouldBe(StoreTrouble.Full, full.ToString());
        acknowledged.ShouldNotBeEmpty();
        (await store.Trouble()).ShouldNotBeNull();
        await Holds(store, acknowledged);

        makeRoom();
        (await store.Trouble()).ShouldBeNull();
        for (var i = 0; i < 5; i++)
        {
            await Append(store, $"after {i}");
        }

        await Holds(store, [.. acknowledged, .. Enumerable.Range(0, 5).Select(i => $"after {i}")]);
    }

    private static Task<CommitOutcome> Append(IStore store, string key) =>
        store.Commit(
            new Commit
            {
                At = Noon,
                Actor = "user/1",
                // Noise, since a database may compress what repeats.
                Appends =
                [
                    new Append(
                        "a",
                        null,
                        [new NewEntry("outage", Noon, $$"""{"id":"{{key}}","note":"{{Noise()}}"}""") { SourceKey = key }]
                    ),
                ],
            }
        );

    private static string Noise() => string.Concat(Enumerable.Range(0, 600).Select(_ => Guid.NewGuid().ToString("N")));

    private static async Task Holds(IStore store, IEnumerable<string> keys)
    {
        var check = new JournalCheck(await store.Heads()) { HasSequences = true };
        var stored = new List<string?>();
        await foreach (var entry in store.ReadAll())
        {
            check.See(entry).ShouldBeEmpty();
            stored.Add(entry.SourceKey);
        }

        check.Finish().ShouldBeEmpty();
        stored.ShouldBe(keys);
    }
}
