using Kept.Server.Demo;
using Kept.Server.Filing;
using Kept.Shared;
using Kept.Store;
using Kept.Store.Postgres;
using NodaTime;

namespace Kept.Server.Tests.Nodes;

/// <summary>Two processes of the server on one PostgreSQL: both write, one does the work over time, and if it is killed the other goes on.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task The_other_goes_on_where_one_is_killed_and_what_comes_due_happens_once()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        var database = PostgresCluster.One!.NewDatabase();
        await using var store = new PostgresStore(database);
        var lived = await Lived(store);
        var token = await Prepared.Store(database, 1);

        // Weeks of reminders, defaults and closed months wait for whoever works: the first, since it is there before the second.
        using var first = await Node.Start(database, token);
        await Until(async () => (await Passed(store, lived)).Count > 0);
        using var second = await Node.Start(database, token);
        var done = (await Passed(store, lived)).Count;
        first.Kill();

        (await second.Post("customers", """{"id":"late","name":"late"}""", "application/json"))!.Value.Status.ShouldBe(
            System.Net.HttpStatusCode.Created
        );
        (await second.Post("agreements/web-0/evidence", Prepared.Outage("o-late"), "application/jsonl"))!.Value.Status.ShouldBe(
            System.Net.HttpStatusCode.OK
        );
        await Until(async () => await Waiting(store) == 0 && await Figured(store, "web-0"));
        var passed = await Passed(store, lived);
        passed.Count.ShouldBeGreaterThanOrEqualTo(done);
        passed.Select(e => (e.Stream, e.SourceKey)).Distinct().Count().ShouldBe(passed.Count, "once only");
        passed.Count(e => e.Kind == "due.reminder").ShouldBeGreaterThan(0);
        await Holds(store);
    }

    [Fact]
    public async Task Fifty_equal_posts_over_both_give_one_row_and_fifty_equal_answers()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        var database = PostgresCluster.One!.NewDatabase();
        var token = await Prepared.Store(database, 1);
        using var first = await Node.Start(database, token);
        using var second = await Node.Start(database, token);
        const string Ticket = """{"number":"7","subject":"It is down","service":"desk","priority":"normal"}""";
        var posts = Enumerable
            .Range(0, 50)
            .Select(i => (i % 2 == 0 ? first : second).Post("agreements/web-0/tickets", Ticket, "application/json", "once"));
        var answers = await Task.WhenAll(posts);
        answers.Distinct().Count().ShouldBe(1, string.Join('\n', answers.Distinct()));
        answers[0]!.Value.Status.ShouldBe(System.Net.HttpStatusCode.Created, answers[0]!.Value.Text);
        await using var store = new PostgresStore(database);
        await store.Open();
        (await store.Count(new RowQuery("tickets"))).ShouldBe(1);
        (await store.Read("agreement/web-0").CountAsync(e => e.Kind == "ticket")).ShouldBe(1);
        await Holds(store);
    }

    /// <summary>The demo's life up to forty days ago; the sequence at its end.</summary>
    private static async Task<long> Lived(PostgresStore store)
    {
        var now = Instant.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        await using var lived = await new DemoLife(now - Duration.FromDays(40)).Live();
        await store.Open();
        await store.Restore(lived.ReadAll(), lived.TextsOf());
        await store.ReplaceRows(Rebuild.Rows(lived));
        return await store.LastSequence();
    }

    private static async Task<List<Entry>> Passed(PostgresStore store, long after) =>
        await store.ReadAll(after).Where(e => e.Kind.StartsWith("due.", StringComparison.Ordinal)).ToListAsync();

    private static async Task<long> Waiting(PostgresStore store) =>
        await store.Count(new RowQuery("due") { Until = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) });

    /// <summary>Whether the work over time has come to the end of an agreement's stream.</summary>
    private static async Task<bool> Figured(PostgresStore store, string id) =>
        (await store.Find(new RowKey("figured", id)))?.Body == $$"""{"version":{{(await store.HeadOf($"agreement/{id}")).Version}}}""";

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            tries.ShouldBeLessThan(600, "it does not come about within a minute");
            await Task.Delay(100);
        }
    }

    private static async Task Holds(PostgresStore store)
    {
        var check = new JournalCheck(await store.Heads()) { HasSequences = true };
        await foreach (var entry in store.ReadAll())
        {
            check.See(entry).ShouldBeEmpty();
        }

        check.Finish().ShouldBeEmpty();
    }
}
