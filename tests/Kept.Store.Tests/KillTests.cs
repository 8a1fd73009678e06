using System.Collections.Concurrent;
using System.Diagnostics;
using Kept.Shared;

namespace Kept.Store.Tests;

/// <summary>
/// Programs that append are killed at random moments (SIGKILL), several at a time on one journal: all that was acknowledged is there,
/// each commit
/// whole or not at all, and the chain holds. A hundred kills, sixty on a file and forty on PostgreSQL, unless KEPT_KILLS says
/// how many on each.
/// </summary>
public abstract class KillTests
{
    private const int AtOnce = 4;

    protected static int Kills(int usual) => int.TryParse(Environment.GetEnvironmentVariable("KEPT_KILLS"), out var kills) ? kills : usual;

    protected static async Task Survive(string store, int kills)
    {
        var (acknowledged, random) = (new ConcurrentBag<string>(), new Random(7));
        await using (var first = Appender.Named(store))
        {
            await first.Open();
        }

        for (var round = 0; round < kills / AtOnce; round++)
        {
            var delays = Enumerable.Range(0, AtOnce).Select(_ => random.Next(0, 200)).ToArray();
            await Task.WhenAll(delays.Select((delay, i) => KillOne(store, $"{round}-{i}", delay, acknowledged)));
        }

        acknowledged.Count.ShouldBeGreaterThan(kills);
        await Holds(store, acknowledged);
    }

    /// <summary>Kills it so many milliseconds after its first acknowledgement.</summary>
    private static async Task KillOne(string store, string run, int delay, ConcurrentBag<string> acknowledged)
    {
        using var program = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["append", store, run])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_TieredPGO"] = "0" },
            }
        )!;
        var first = await program.StandardOutput.ReadLineAsync();
        var rest = program.StandardOutput.ReadToEndAsync();
        await Task.Delay(delay);
        program.Kill();
        // What the kill cut off has no end of line: it was acknowledged all the same, but cannot be told from a part of a key.
        var lines = $"{first}\n{await rest}".Split('\n');
        await program.WaitForExitAsync();
        foreach (var line in lines[..^1].Where(l => l.Length > 0))
        {
            acknowledged.Add(line);
        }
    }

    internal static async Task Holds(string store, IReadOnlyCollection<string> acknowledged)
    {
        await using var journal = Appender.Named(store);
        await journal.Open();
        var check = new JournalCheck(await journal.Heads()) { HasSequences = true };
        var stored = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in journal.ReadAll())
        {
            check.See(entry).ShouldBeEmpty();
            stored.Add(entry.SourceKey!);
        }

        check.Finish().ShouldBeEmpty();
        acknowledged.Where(k => !stored.Contains(k)).ShouldBeEmpty();
        (await journal.Count(new RowQuery("keys"))).ShouldBe(
            stored.Count,
            "what was written with an entry is there exactly if the entry is"
        );
        TestContext.Current.SendDiagnosticMessage("{0} acknowledged, {1} stored", acknowledged.Count, stored.Count);
    }
}

/// <inheritdoc/>
public sealed class SqliteKillTests : KillTests
{
    [Fact]
    public async Task Kills_lose_nothing_that_was_acknowledged_in_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("kept-kill-").FullName;
        await Survive(Path.Combine(folder, "journal.db"), Kills(60));
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
        await Survive(PostgresCluster.One!.NewDatabase(), Kills(40));
    }
}
