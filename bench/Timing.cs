using System.Diagnostics;
using System.Globalization;

namespace Kept.Bench;

/// <summary>A measured line: our time and allocation for one operation, that of the plain twin (if there is one), and the target.</summary>
public sealed record Row(
    string Name,
    double Nanoseconds,
    long Bytes,
    double? TwinNanoseconds,
    double? TargetNanoseconds,
    long? TargetBytes
);

/// <summary>A small harness: the best of several rounds after warming up, on one thread, with the bytes that thread allocated.</summary>
public static class Timing
{
    private const int Rounds = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan RoundLength = TimeSpan.FromMilliseconds(60);

    /// <summary>Keeps results alive, so that no work can be left out.</summary>
    private static long _sink;

    /// <param name="name">What one operation is.</param>
    /// <param name="ours">Does the n-th operation; the result is only kept alive.</param>
    /// <param name="twin">The same by the plain twin.</param>
    public static Row Measure(
        string name,
        Func<int, long> ours,
        Func<int, long>? twin = null,
        double? targetNanoseconds = null,
        long? targetBytes = null
    )
    {
        var nanoseconds = Best(ours);
        return new Row(name, nanoseconds, Allocated(ours), twin is null ? null : Best(twin), targetNanoseconds, targetBytes);
    }

    public static void PrintHeader() =>
        Console.WriteLine($"{"operation", -68}{"ns/op", 12}{"B/op", 9}{"twin ns/op", 14}{"ratio", 10}{"target", 14}");

    /// <summary>Prints the row; false where a target is missed.</summary>
    public static bool Print(Row row)
    {
        var kept =
            (row.TargetNanoseconds is not { } ns || row.Nanoseconds <= ns) && (row.TargetBytes is not { } bytes || row.Bytes <= bytes);
        var target = row.TargetNanoseconds is { } t ? $"<= {Show(t)}{(kept ? "" : " MISSED")}" : "";
        var ratio = row.TwinNanoseconds is { } twin ? Show(twin / row.Nanoseconds) + "x" : "";
        var twinTime = row.TwinNanoseconds is { } time ? Show(time) : "";
        Console.WriteLine($"{row.Name, -68}{Show(row.Nanoseconds), 12}{row.Bytes, 9}{twinTime, 14}{ratio, 10}{target, 14}");
        return kept;
    }

    private static double Best(Func<int, long> operation)
    {
        var count = Calibrate(operation);
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            best = Math.Min(best, Elapsed(operation, count).TotalNanoseconds / count);
        }

        return best;
    }

    /// <summary>How many operations fill a round; running them also warms the code up.</summary>
    private static int Calibrate(Func<int, long> operation)
    {
        // The runtime compiles hot code anew in the background: a round before that measures the compiler.
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp; )
        {
            Elapsed(operation, 30);
            Thread.Sleep(1);
        }

        var count = 1;
        while (Elapsed(operation, count) < RoundLength && count < 1 << 28)
        {
            count *= 2;
        }

        return count;
    }

    private static TimeSpan Elapsed(Func<int, long> operation, int count)
    {
        var (sum, watch) = (0L, Stopwatch.StartNew());
        for (var i = 0; i < count; i++)
        {
            sum += operation(i);
        }

        _sink += sum;
        return watch.Elapsed;
    }

    private static long Allocated(Func<int, long> operation)
    {
        const int Count = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Elapsed(operation, Count);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
    }

    private static string Show(double value) => value.ToString(value >= 100 ? "#,0" : "0.0", CultureInfo.InvariantCulture);
}
