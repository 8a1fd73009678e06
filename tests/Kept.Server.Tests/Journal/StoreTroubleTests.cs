using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Accounts;
using Kept.Shared;
using Kept.Store;
using Microsoft.Data.Sqlite;

namespace Kept.Server.Tests.Journal;

/// <summary>A full disk and a database that is gone, over HTTP: refused in words, nothing acknowledged is lost, and it goes on afterwards.</summary>
public sealed class StoreTroubleTests
{
    [Fact]
    public async Task On_a_full_disk_facts_are_refused_and_none_is_lost()
    {
        using var disk = SmallDisk.Mounted("4m");
        Assert.SkipWhen(disk is null, SmallDisk.Missing);
        await using (
            var server = await Running.Start(
                $"--store={Path.Combine(disk.Folder, "kept.db")}",
                "--work=off",
                "--limits:apiPerActor=1000000"
            )
        )
        {
            using var ada = await server.Administrator();
            using var manager = await server.Program(await server.Account(Role.AgreementManager));
            var filed = new List<string>();
            var full = await Fill(manager, filed);
            full.Status.ShouldBe(HttpStatusCode.InsufficientStorage, full.Text);
            full.Problems.ShouldBe(["store-full"]);
            (await manager.Client.GetAsync(new Uri(server.Address, "/readyz"))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await manager.Get("customers?limit=1")).Status.ShouldBe(HttpStatusCode.OK, "reading goes on");
            await Holds(server, filed);

            disk.Resize("16m");
            (await manager.Client.GetAsync(new Uri(server.Address, "/readyz"))).StatusCode.ShouldBe(HttpStatusCode.OK);
            await manager.Post("customers", new { id = "after", name = "after" }).Ok();
            await Holds(server, [.. filed, "after"]);
        }

        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_database_that_is_gone_is_told_of()
    {
        var cluster = PostgresCluster.Another();
        Assert.SkipWhen(cluster is null, PostgresCluster.Missing);
        await using var server = await Running.Start($"--store={cluster.NewDatabase()};Timeout=2", "--work=off");
        using var ada = await server.Administrator();
        using var manager = await server.Program(await server.Account(Role.AgreementManager));
        await manager.Post("customers", new { id = "a", name = "a" }).Ok();
        cluster.Dispose();
        var refused = await manager.Post("customers", new { id = "b", name = "b" }).Refused(503, "store-unreachable");
        refused.Headers.Keys.ShouldContain("Retry-After");
        (await manager.Client.GetAsync(new Uri(server.Address, "/readyz"))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var probe = server.Visitor();
        (await probe.Client.GetAsync(new Uri(server.Address, "/healthz"))).StatusCode.ShouldBe(
            HttpStatusCode.OK,
            "without a token nothing is looked up"
        );
    }

    /// <summary>Registers customers until that is refused; the refusal.</summary>
    private static async Task<Accounts.Reply> Fill(Visitor manager, List<string> filed)
    {
        for (var i = 0; ; i++)
        {
            var (id, noise) = ($"c{i}", string.Concat(Enumerable.Range(0, 6).Select(_ => Guid.NewGuid().ToString("N"))));
            var reply = await manager.Post("customers", new { id, name = noise });
            if (reply.Status != HttpStatusCode.Created)
            {
                return reply;
            }

            filed.Add(id);
        }
    }

    private static async Task Holds(Running server, IReadOnlyCollection<string> filed)
    {
        var check = new JournalCheck(await server.Store.Heads()) { HasSequences = true };
        await foreach (var entry in server.Store.ReadAll())
        {
            check.See(entry).ShouldBeEmpty();
        }

        check.Finish().ShouldBeEmpty();
        filed.Where(id => !check.Heads.ContainsKey($"customer/{id}")).ShouldBeEmpty();
        (await server.Store.Count(new RowQuery("customers"))).ShouldBe(filed.Count);
    }
}
