using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Kept.Cli.Tests;

/// <summary>Each sample gives what was worked out for it by hand (its README, its expected.txt).</summary>
public sealed class SampleTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static TheoryData<string> Samples =>
        [.. Directory.GetDirectories(Path.Combine(Root, "samples")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_sample_gives_what_was_worked_out_by_hand(string sample)
    {
        var expected = File.ReadAllLines(Path.Combine(Root, "samples", sample, "expected.txt")).Skip(1);
        Assess(sample).RootElement.GetProperty("levels").EnumerateArray().Select(Row).ShouldBe(expected);
    }

    private static string[] Evidence(string sample) =>
        [
            .. Directory
                .GetFiles(Path.Combine(Root, "samples", sample))
                .Where(f => f.EndsWith(".jsonl", StringComparison.Ordinal) || f.EndsWith(".csv", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static JsonDocument Assess(string sample)
    {
        var folder = Path.Combine(Root, "samples", sample);
        var run = File.ReadAllText(Path.Combine(folder, "run")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (output, error) = (new StringWriter(), new StringWriter());
        var shell = new Shell
        {
            In = Stream.Null,
            Out = output,
            Error = error,
            Folder = Root,
        };
        App.Run(
                [
                    "assess",
                    Path.Combine(folder, "agreement.yaml"),
                    .. Evidence(sample).SelectMany(f => new[] { "--evidence", f }),
                    .. run,
                    "--json",
                ],
                shell
            )
            .ShouldBe(0, error.ToString());
        return JsonDocument.Parse(output.ToString());
    }

    private static string Row(JsonElement level)
    {
        var credit = level.GetProperty("credit");
        return $"{level.GetProperty("id").GetString()},{Optional(level, "occurrence")},"
            + $"{level.GetProperty("verdict").GetString()},{Shown(level)},"
            + $"{Amount(credit.GetProperty("entitled"))},{Amount(credit.GetProperty("granted"))}";
    }

    private static string Optional(JsonElement level, string name) => level.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static string Shown(JsonElement level) =>
        level.GetProperty("figure") is { ValueKind: JsonValueKind.Object } figure
            ? figure.GetProperty("shown").GetString()!
            : $"{Floor(level.GetProperty("worst").GetString()!)}..{Floor(level.GetProperty("best").GetString()!)}";

    /// <summary>Two decimals, the rest cut: a bound of a range as it is shown.</summary>
    private static string Floor(string exact) =>
        exact.Contains('.', StringComparison.Ordinal)
            ? (exact + "00")[..(exact.IndexOf('.', StringComparison.Ordinal) + 3)]
            : exact + ".00";

    private static string Amount(JsonElement amount) =>
        amount.ValueKind == JsonValueKind.Object
            ? $"{amount.GetProperty("best").GetString()}..{amount.GetProperty("worst").GetString()}"
            : amount.GetString()!;

    private static string Here([CallerFilePath] string path = "") => path;
}
