using System.Diagnostics;

namespace Kept.Bench;

/// <summary>
/// Whole processes of the published command line (`./do kept` makes it): the median of eleven starts; beside it, a program that does
/// nothing.
/// </summary>
public static class ProcessBench
{
    private const int Starts = 11;

    public static IEnumerable<Row> Run()
    {
        var kept = Path.Combine(ReadBench.Root(), "out", "kept", "kept");
        if (!File.Exists(kept))
        {
            Console.Error.WriteLine("whole processes are left out: run ./do kept --version first, which compiles the command line");
            yield break;
        }

        var nothing = Median("/bin/true");
        var sample = Path.Combine(ReadBench.Root(), "samples", "consultancy");
        yield return new Row(
            "process: kept --version; twin: a program that does nothing",
            Median(kept, "--version"),
            0,
            nothing,
            100_000_000,
            null
        );
        yield return new Row(
            "process: kept assess, a small file; twin: a program that does nothing",
            Median(
                kept,
                "assess",
                Path.Combine(sample, "agreement.yaml"),
                "--evidence",
                Path.Combine(sample, "evidence.jsonl"),
                "--period",
                "2026-03"
            ),
            0,
            nothing,
            300_000_000,
            null
        );
    }

    private static double Median(string program, params string[] arguments)
    {
        var times = Enumerable.Range(0, Starts).Select(_ => Once(program, arguments)).Order().ToArray();
        return times[Starts / 2].TotalNanoseconds;
    }

    private static TimeSpan Once(string program, string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed;
    }
}
