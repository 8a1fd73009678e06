using Kept.Store;
using Kept.Store.Sqlite;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Kept.Server.Tests.Operator;

/// <summary>A backup taken while facts are filed is what the store was at one moment, and restores to it.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);
    private readonly string _folder = Directory.CreateTempSubdirectory("kept-backup-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_backup_while_writes_go_on_restores_to_a_verified_beginning_of_the_journal()
    {
        await using var store = new SqliteStore(At("kept.db"));
        await store.Open();
        using var stop = new CancellationTokenSource();
        var (before, writing) = (await Write(store, 200), Task.Run(() => Keep(store, stop.Token)));
        var (code, said, error) = await DemoExport.Run("backup", At("copy.db"), "--store", At("kept.db"));
        code.ShouldBe(0, error);
        await Task.Delay(100);
        await stop.CancelAsync();
        await writing;

        (code, var restored, error) = await DemoExport.Run("restore", At("copy.db"), "--store", At("restored.db"));
        code.ShouldBe(0, error);
        restored.Split('\n')[1].ShouldBe(said.Split('\n')[1], "the hash of the heads");
        await using var again = new SqliteStore(At("restored.db"));
        await again.Open();
        var entries = await again.ReadAll().ToListAsync();
        entries.Count.ShouldBeGreaterThanOrEqualTo(before);
        ((long)entries.Count).ShouldBeLessThan(await store.LastSequence());
        entries.ShouldBe(await store.ReadAll().Take(entries.Count).ToListAsync());
    }

    [Fact]
    public async Task Nothing_is_written_over()
    {
        await using (var store = new SqliteStore(At("kept.db")))
        {
            await store.Open();
            await Write(store, 1);
        }

        (await DemoExport.Run("backup", At("copy.db"), "--store", At("kept.db"))).Code.ShouldBe(0);
        (await DemoExport.Run("backup", At("copy.db"), "--store", At("kept.db"))).Code.ShouldBe(2);
        var (code, _, error) = await DemoExport.Run("restore", At("copy.db"), "--store", At("kept.db"));
        code.ShouldBe(2);
        error.ShouldContain("move the old store away");
    }

    [Fact]
    public async Task A_damaged_backup_is_told_of()
    {
        await File.WriteAllTextAsync(At("copy.db"), "no database at all, and long enough to be looked at");
        var (code, _, error) = await DemoExport.Run("restore", At("copy.db"), "--store", At("kept.db"));
        code.ShouldBe(1, error);
        File.Exists(At("kept.db")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("backup", "pg_dump")]
    [InlineData("restore", "pg_restore")]
    public async Task On_PostgreSQL_its_own_tools_are_named(string command, string tool)
    {
        var (code, _, error) = await DemoExport.Run(command, At("copy.db"), "--store", "Host=127.0.0.1;Database=kept");
        code.ShouldBe(2);
        error.ShouldContain(tool);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static async Task Keep(IStore store, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Write(store, 5);
        }
    }

    private static async Task<int> Write(IStore store, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            var entry = new NewEntry("test.noted", Noon, $$"""{"text":"{{Guid.NewGuid()}}"}""");
            await store.Commit(
                new Commit
                {
                    At = Noon,
                    Actor = "user/1",
                    Appends = [new Append("audit", null, [entry])],
                }
            );
        }

        return entries;
    }
}
