using System.Diagnostics;
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
        await using var store = new SqliteStore(Path.Combine(disk.Folder, "journal.db"));
        await Fill(store, () => disk.Resize("8m"));
    }

    [Fact]
    public async Task A_database_on_a_full_disk()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        using var disk = SmallDisk.Mounted("12m", "uid=postgres,mode=700");
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

    /// <summary>A file system in memory.</summary>
    private sealed class SmallDisk : IDisposable
    {
        public string Folder { get; } = Directory.CreateDirectory($"/tmp/kept-disk-{Guid.NewGuid():N}").FullName;

        public static SmallDisk Mounted(string size, string more = "mode=755")
        {
            var disk = new SmallDisk();
            var mounted = Environment.UserName == "root" && Run("mount", "-t", "tmpfs", "-o", $"size={size},{more}", "tmpfs", disk.Folder);
            if (!mounted)
            {
                Directory.Delete(disk.Folder);
                Assert.Skip("only root may mount a small disk, and only where mounting is allowed");
            }

            return disk;
        }

        public void Resize(string size) => Run("mount", "-o", $"remount,size={size}", Folder).ShouldBeTrue();

        public void Dispose()
        {
            Run("umount", "-l", Folder);
            Directory.Delete(Folder);
        }

        private static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
