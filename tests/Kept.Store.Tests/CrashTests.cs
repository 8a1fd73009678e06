using System.Collections.Concurrent;
using Kept.Shared;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>The server of the database ends without a word, as by a loss of power, while nodes write to it.</summary>
public sealed class CrashTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);

    /// <summary>Whoever writes hears that the server is gone, tries again with the same key, and goes on when it is back.</summary>
    [Fact]
    public async Task A_server_that_crashes_loses_nothing_that_was_acknowledged()
    {
        using var cluster = PostgresCluster.Another();
        Assert.SkipWhen(cluster is null, PostgresCluster.Missing);
        var (store, acknowledged, failures) = (cluster!.NewDatabase() + ";Timeout=5", new ConcurrentBag<string>(), 0);
        await using var journal = Appender.Named(store);
        await journal.Open();
        using var end = new CancellationTokenSource();
        var writing = Enumerable
            .Range(0, 4)
            .Select(w =>
                Task.Run(async () =>
                {
                    for (var i = 0; !end.IsCancellationRequested; i++)
                    {
                        while (!await Taken(journal, $"{w}-{i}"))
                        {
                            Interlocked.Increment(ref failures);
                            await Task.Delay(50);
                        }

                        acknowledged.Add($"{w}-{i}");
                    }
                })
            )
            .ToArray();
        for (var crash = 0; crash < 3; crash++)
        {
            await Task.Delay(400);
            await Task.Run(cluster.Crash);
        }

        await Task.Delay(400);
        await end.CancelAsync();
        await Task.WhenAll(writing);
        failures.ShouldBeGreaterThan(0, "nobody noticed the crashes");
        await KillTests.Holds(store, acknowledged);
    }

    private static async Task<bool> Taken(IStore journal, string key)
    {
        var fact = new NewEntry("outage", Noon, $$"""{"id":"{{key}}"}""") { SourceKey = key };
        var row = new Row
        {
            View = "keys",
            Key = key,
            Stream = "shared",
            Body = "{}",
        };
        try
        {
            await journal.Commit(
                new Commit
                {
                    At = Noon,
                    Actor = "user/1",
                    Appends = [new Append("shared", null, [fact])],
                    Rows = [row],
                }
            );
            return true;
        }
        catch (StoreException e)
        {
            e.Trouble.ShouldBe(StoreTrouble.Unreachable, e.Message);
            return false;
        }
    }
}
