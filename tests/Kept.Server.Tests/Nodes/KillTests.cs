using System.Collections.Concurrent;
using System.Net;
using Kept.Shared;
using Kept.Store;
using Microsoft.Data.Sqlite;

namespace Kept.Server.Tests.Nodes;

/// <summary>
/// The server is killed (SIGKILL) during writes over HTTP, several processes on one journal at a time: every fact that was acknowledged is there
/// afterwards, and the chain holds. A hundred kills, eighty on a file and twenty on PostgreSQL, unless KEPT_KILLS says how many on each.
/// </summary>
public abstract class KillTests
{
    private const int AtOnce = 4;

    protected static int Kills(int usual) => int.TryParse(Environment.GetEnvironmentVariable("KEPT_KILLS"), out var kills) ? kills : usual;

    protected static async Task Survive(string store, int kills)
    {
        var token = await Prepared.Store(store, AtOnce);
        var (acknowledged, random) = (new ConcurrentBag<string>(), new Random(7));
        for (var round = 0; round < kills / AtOnce; round++)
        {
            var delays = Enumerable.Range(0, AtOnce).Select(_ => random.Next(0, 500)).ToArray();
            await Task.WhenAll(delays.Select((delay, lane) => KillOne(store, token, lane, round, delay, acknowledged)));
        }

        acknowledged.Count.ShouldBeGreaterThan(kills);
        await Holds(store, acknowledged);
    }

    /// <summary>Writes through a server of its own, and kills it so many milliseconds after the first acknowledgement.</summary>
    private static async Task KillOne(string store, string token, int lane, int round, int delay, ConcurrentBag<string> acknowledged)
    {
        using var node = await Node.Start(store, token, "--work", "off");
        var killing = Task.CompletedTask;
        for (var i = 0; ; i++)
        {
            var id = $"o-{lane}-{round}-{i}";
            if (await node.Post($"agreements/web-{lane}/evidence", Prepared.Outage(id), "application/jsonl") is not { } answer)
            {
                await killing;
                return;
            }

            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
            acknowledged.Add(id);
            killing = i == 0 ? Later(node, delay) : killing;
        }
    }

    private static async Task Later(Node node, int delay)
    {
        await Task.Delay(delay);
        node.Kill();
    }

    private static async Task Holds(string name, IReadOnlyCollection<string> acknowledged)
    {
        await using var store = Stores.Of(new ServerSettings { Store = name });
        await store.Open();
        var check = new JournalCheck(await store.Heads()) { HasSequences = true };
        var stored = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in store.ReadAll())
        {
            check.See(entry).ShouldBeEmpty();
            stored.Add(entry.SourceKey ?? "");
        }

        check.Finish().ShouldBeEmpty();
        acknowledged.Where(id => !stored.Any(s => s == id || s.EndsWith($"/{id}", StringComparison.Ordinal))).ShouldBeEmpty();
        TestContext.Current.SendDiagnosticMessage("{0} acknowledged", acknowledged.Count);
    }
}

/// <inheritdoc/>
public sealed class SqliteKillTests : KillTests
{
    [Fact]
    public async Task Kills_lose_nothing_that_was_acknowledged_in_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("kept-kill-").FullName;
        await Survive(Path.Combine(folder, "kept.db"), Kills(80));
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }
}

/// <inheritdoc/>
public sealed class PostgresKillTests : KillTests
{
    [Fact]
    public async Task Kills_lose_nothing_that_was_acknowledged_in_PostgreSQL()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        await Survive(PostgresCluster.One!.NewDatabase(), Kills(20));
    }
}
