using System.Diagnostics;
using Kept.Shared;
using Kept.Store;
using Kept.Store.Postgres;
using Kept.Store.Sqlite;
using NodaTime;

namespace Kept.Bench;

/// <summary>
/// The journal on real storage, in a temporary folder: appends beside one line written and synchronised to a file, reading beside the
/// same in
/// memory. PostgreSQL is a server of its own with its usual settings.
/// </summary>
public static class StoreBench
{
    private const int Stored = 100_000;
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);

    public static IEnumerable<Row> Run()
    {
        var folder = Directory.CreateTempSubdirectory("kept-bench-").FullName;
        var line = Synchronised(Path.Combine(folder, "line"));
        foreach (var row in Both(folder, line))
        {
            yield return row;
        }

        Directory.Delete(folder, true);
    }

    private static IEnumerable<Row> Both(string folder, double line)
    {
        var sqlite = new SqliteStore(Path.Combine(folder, "journal.db"));
        if (PostgresCluster.One is not { } cluster)
        {
            Console.Error.WriteLine($"PostgreSQL is left out: {PostgresCluster.Missing}");
            return Of("SQLite", sqlite, line);
        }

        return Of("SQLite", sqlite, line).Concat(Of("PostgreSQL", new PostgresStore(cluster.NewDatabase()), line));
    }

    private static IEnumerable<Row> Of(string name, IStore store, double line)
    {
        store.Open().GetAwaiter().GetResult();
        yield return Appending($"{name}: an append, one after the other; twin: a line and fsync", store, 1, 1, line);
        yield return Appending($"{name}: an append in commits of 100", store, 1, 100, line);
        yield return Appending($"{name}: an append of 16 writers at once", store, 16, 1, line);
        var memory = new MemoryStore();
        Fill(memory).GetAwaiter().GetResult();
        Fill(store).GetAwaiter().GetResult();

        yield return Reading($"{name}: reading a stream of {Stored:N0}, per entry; twin: in memory", store, memory);
        foreach (var (what, query) in Queries())
        {
            yield return Timing.Measure($"{name}: {what}; twin: in memory", _ => Listed(store, query), _ => Listed(memory, query));
        }

        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static IEnumerable<(string, RowQuery)> Queries()
    {
        var all = new RowQuery("tickets");
        yield return ($"50 of {Stored:N0} rows by key", all);
        yield return ("50 of a customer's 1,000, due first", all with { Customer = "customer/7", Order = RowOrder.Earliest });
        yield return ("50 of 200 in one of two states, due first", all with { States = ["open", "waiting"], Order = RowOrder.Earliest });
        yield return ("50 that contain a word, of all", all with { Containing = "floor 77 ", Order = RowOrder.Earliest });
    }

    private static long Listed(IStore store, RowQuery query) => store.List(query).GetAwaiter().GetResult().Rows.Length;

    /// <summary>Per entry, over three seconds, of so many writers that append so many at a time.</summary>
    private static Row Appending(string name, IStore store, int writers, int entries, double line)
    {
        long appended = 0;
        var watch = Stopwatch.StartNew();
        Task.WhenAll(
                Enumerable
                    .Range(0, writers)
                    .Select(writer =>
                        Task.Run(async () =>
                        {
                            for (var i = 0; watch.Elapsed < Long; i++)
                            {
                                await store.Commit(Commit($"{name}/{writer}", Enumerable.Range(i * entries, entries)));
                                Interlocked.Add(ref appended, entries);
                            }
                        })
                    )
            )
            .GetAwaiter()
            .GetResult();
        return new Row(name, watch.Elapsed.TotalNanoseconds / appended, 0, line, null, null);
    }

    private static Row Reading(string name, IStore store, IStore twin) => new(name, Read(store), 0, Read(twin), null, null);

    private static double Read(IStore store) =>
        Enumerable
            .Range(0, 3)
            .Min(_ =>
            {
                var watch = Stopwatch.StartNew();
                var read = store.Read("filled").CountAsync().AsTask().GetAwaiter().GetResult();
                return watch.Elapsed.TotalNanoseconds / read;
            });

    private static async Task Fill(IStore store)
    {
        var watch = Stopwatch.StartNew();
        await store.Commit(
            Commit("filled", Enumerable.Range(0, Stored)) with
            {
                Rows =
                [
                    .. Enumerable
                        .Range(0, Stored)
                        .Select(i => new Store.Row
                        {
                            View = "tickets",
                            Key = $"T-{i:000000}",
                            Stream = $"agreement/{i % 300}",
                            Customer = $"customer/{i % 100}",
                            Agreement = $"{i % 300}",
                            State = (i % 1000) switch
                            {
                                0 => "open",
                                1 => "waiting",
                                _ => "closed",
                            },
                            At = Noon.Plus(Duration.FromMinutes(i * 7919L % Stored)),
                            Words = $"printer on floor {i % 500} does not print",
                            Body = $$"""{"ticket":"T-{{i}}","subject":"The printer does not print","priority":"high"}""",
                        }),
                ],
            }
        );
        Console.Error.WriteLine(
            $"{store.GetType().Name}: {Stored:N0} entries and as many rows in one commit: {watch.Elapsed.TotalSeconds:0.0} s"
        );
    }

    private static Commit Commit(string stream, IEnumerable<int> numbers) =>
        new()
        {
            At = Noon,
            Actor = "user/1",
            Appends = [new Append(stream, null, [.. numbers.Select(Fact)])],
        };

    private static NewEntry Fact(int number) =>
        new(
            "ticket",
            Noon,
            $$"""{"at":"2026-03-10T12:00:00Z","event":"opened","id":"t{{number}}","kind":"ticket","service":"calls","side":"customer","ticket":"T-{{number}}"}"""
        )
        {
            SourceKey = $"t{number}",
        };

    /// <summary>What the disk alone takes for a line that must be on it.</summary>
    private static double Synchronised(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var (count, watch) = (0, Stopwatch.StartNew());
        for (; watch.Elapsed < Long; count++)
        {
            stream.Write(new byte[500]);
            stream.Flush(flushToDisk: true);
        }

        return watch.Elapsed.TotalNanoseconds / count;
    }
}
