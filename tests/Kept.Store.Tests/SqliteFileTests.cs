using System.Text;
using Kept.Store.Sqlite;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>What only a store in a file can do: be copied, be of another version, be damaged, be shared by processes.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);
    private readonly string _folder = Directory.CreateTempSubdirectory("kept-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    private string Named(string name) => Path.Combine(_folder, name);

    private async Task<SqliteStore> Opened(string name = "journal.db", bool readOnly = false)
    {
        var store = new SqliteStore(Named(name), readOnly);
        await store.Open();
        return store;
    }

    private static Task<CommitOutcome> Append(IStore store, string key) =>
        store.Commit(
            new Commit
            {
                At = Noon,
                Actor = "user/1",
                Appends = [new Append("a", null, [new NewEntry("outage", Noon, "{}") { SourceKey = key }])],
            }
        );

    [Fact]
    public async Task A_backup_while_it_is_written_is_the_journal_of_one_moment()
    {
        await using var store = await Opened();
        await Append(store, "first");
        using var end = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                await Append(store, $"{i}");
            }
        });
        for (var n = 0; n < 5; n++)
        {
            var before = await store.LastSequence();
            await store.Backup(Named($"{n}.db"));
            var after = await store.LastSequence();
            await using var copy = await Opened($"{n}.db");
            (await copy.LastSequence()).ShouldBeInRange(before, after);
            var head = (await copy.Heads()).ShouldHaveSingleItem();
            (await store.Read("a", head.Version - 1).FirstAsync()).Hash.ShouldBe(head.Hash);
        }

        await end.CancelAsync();
        await writing;
        await store.Backup(Named("last.db"));
        await using var last = await Opened("last.db", readOnly: true);
        HeadsJson.Hash(await last.Heads()).ShouldBe(HeadsJson.Hash(await store.Heads()));
        var check = new JournalCheck(await store.Heads()) { HasSequences = true };
        (await last.ReadAll().SelectMany(e => check.See(e).ToAsyncEnumerable()).ToListAsync()).ShouldBeEmpty();
        check.Finish().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_never_writes_over_a_file_and_can_be_gone_on_with()
    {
        await using (var store = await Opened())
        {
            await Append(store, "o1");
            await store.Backup(Named("copy.db"));
            await Should.ThrowAsync<IOException>(() => store.Backup(Named("copy.db")));
            await Should.ThrowAsync<IOException>(() => store.Backup(Named("no/copy.db")));
        }

        await using var copy = await Opened("copy.db");
        (await Append(copy, "o1")).ShouldBeOfType<CommitOutcome.Repeated>();
        (await Append(copy, "o2")).ShouldBeOfType<CommitOutcome.Committed>();
    }

    [Fact]
    public async Task What_was_erased_is_nowhere_in_the_files()
    {
        await using var store = await Opened();
        ErasableText[] texts =
        [
            .. Enumerable
                .Range(0, 50)
                .Select(i => new ErasableText($"t{i}", "user/7", $"secret words of Ada {i} {new string('.', i * 200)}")),
        ];
        await store.Commit(
            new Commit
            {
                At = Noon,
                Actor = "user/1",
                Texts = [.. texts],
            }
        );
        Everything().ShouldContain("secret words");
        await store.Commit(
            new Commit
            {
                At = Noon,
                Actor = "user/1",
                Erased = [.. texts.Select(t => t.Id)],
            }
        );
        Everything().ShouldNotContain("secret words");
    }

    private string Everything() =>
        string.Concat(
            Directory
                .GetFiles(_folder)
                .Select(f =>
                {
                    using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                    using var reader = new StreamReader(stream, Encoding.Latin1);
                    return reader.ReadToEnd();
                })
        );

    [Fact]
    public async Task A_store_of_a_later_version_is_refused()
    {
        await (await Opened()).DisposeAsync();
        Run("UPDATE settings SET value = '99' WHERE name = 'schema'");
        (await Should.ThrowAsync<StoreException>(() => Opened())).Trouble.ShouldBe(StoreTrouble.TooNew);
        (await Should.ThrowAsync<StoreException>(() => Opened(readOnly: true))).Trouble.ShouldBe(StoreTrouble.TooNew);
    }

    [Fact]
    public async Task What_is_no_store_is_refused()
    {
        await File.WriteAllTextAsync(Named("text.db"), new string('x', 10_000));
        (await Should.ThrowAsync<StoreException>(() => Opened("text.db"))).Trouble.ShouldBe(StoreTrouble.Damaged);
        (await Should.ThrowAsync<StoreException>(() => Opened("no/such/folder.db"))).Trouble.ShouldBe(StoreTrouble.Unreachable);
        (await Should.ThrowAsync<StoreException>(() => Opened("none.db", readOnly: true))).Trouble.ShouldBe(StoreTrouble.Unreachable);
        File.Exists(Named("none.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_file_says_so()
    {
        await using (var store = await Opened())
        {
            var facts = Enumerable.Range(0, 5000).Select(i => new NewEntry("outage", Noon, $$"""{"id":"{{i}}"}"""));
            await store.Commit(
                new Commit
                {
                    At = Noon,
                    Actor = "user/1",
                    Appends = [new Append("a", 0, [.. facts])],
                }
            );
        }

        using (var file = File.Open(Named("journal.db"), FileMode.Open))
        {
            file.Seek(file.Length / 2, SeekOrigin.Begin);
            file.Write(new byte[file.Length / 4]);
        }

        await using var damaged = await Opened();
        (await Should.ThrowAsync<StoreException>(async () => await damaged.ReadAll().CountAsync())).Trouble.ShouldBe(StoreTrouble.Damaged);
    }

    [Fact]
    public async Task Two_processes_may_write_to_one_file()
    {
        await using var one = await Opened();
        await using var two = await Opened();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => Append(i % 2 == 0 ? one : two, $"{i}"))));
        (await one.LastSequence()).ShouldBe(40);
        (await two.Read("a").Select(e => e.SourceKey).ToListAsync()).Distinct().Count().ShouldBe(40);
    }

    [Fact]
    public async Task Commits_are_stored_before_they_return()
    {
        await using var store = await Opened();
        await Append(store, "o1");
        (await store.Setting("synchronous")).ShouldBe(2, "FULL");
        (await store.Setting("secure_delete")).ShouldBe(1);
        Encoding
            .ASCII.GetString((await File.ReadAllBytesAsync(Named("journal.db"))).AsSpan(18, 2))
            .ShouldBe("\u0002\u0002", "a log that is written ahead");
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Named("journal.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
