using System.Diagnostics;
using System.Text;
using Kept.Text.Evidence;

namespace Kept.Cli.Tests;

/// <summary>R5: nothing depends on the order of lines, on repeats, or on the machine's zone and culture.</summary>
public sealed class DeterminismTests
{
    public static TheoryData<string> Samples =>
        [
            .. Directory
                .GetDirectories(Path.Combine(Repository.Root, "samples"))
                .Select(d => Path.GetFileName(d)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Lines_shuffled_and_doubled_give_identical_bytes(string sample)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "samples", sample, "evidence.jsonl"))
            .Where(l => l.Length > 0)
            .ToArray();
        var shuffled = lines.Concat(lines).ToArray();
        new Random(5).Shuffle(shuffled);

        var (expected, code) = Assess(sample, lines);

        code.ShouldBe(0, expected);
        Assess(sample, shuffled).ShouldBe((expected, 0));
    }

    [Theory]
    [InlineData("UTC", "C")]
    [InlineData("Asia/Tokyo", "de_DE.UTF-8")]
    [InlineData("Pacific/Apia", "tr_TR.UTF-8")]
    public void The_machine_s_zone_and_language_change_nothing(string zone, string language)
    {
        string[] arguments =
        [
            "assess",
            "samples/contact-centre/agreement.yaml",
            "-e",
            "samples/contact-centre/evidence.jsonl",
            "--period",
            "2026-03",
        ];
        foreach (var more in new[] { "--json", "--brief" })
        {
            Process([.. arguments, more], zone, language).ShouldBe(Run([.. arguments, more], "").Output);
        }
    }

    private static (string Output, int Code) Assess(string sample, string[] lines)
    {
        var folder = $"samples/{sample}";
        var csv = Directory
            .GetFiles(Path.Combine(Repository.Root, folder), "*.csv")
            .Where(f => FactKinds.OfFile(f) is not null)
            .SelectMany(f => new[] { "-e", Path.GetRelativePath(Repository.Root, f) });
        var more = File.ReadAllText(Path.Combine(Repository.Root, folder, "run"))
            .Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return Run(["assess", $"{folder}/agreement.yaml", "-e", "-", .. csv, .. more, "--json"], string.Join('\n', lines));
    }

    private static (string Output, int Code) Run(string[] arguments, string input)
    {
        var output = new StringWriter { NewLine = "\n" };
        var shell = new Shell
        {
            In = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Out = output,
            Error = output,
            Folder = Repository.Root,
        };
        var code = App.Run(arguments, shell);
        return (output.ToString(), code);
    }

    /// <summary>The output of the program itself, in a process with another zone and language.</summary>
    private static string Process(string[] arguments, string zone, string language)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        (start.Environment["TZ"], start.Environment["LC_ALL"], start.Environment["LANG"]) = (zone, language, language);
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output;
    }
}
