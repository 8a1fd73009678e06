using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Kept.Cli.Tests;

/// <summary>Each how-to does what it says: its agreement and its commands run on the real data, and print the lines it quotes.</summary>
public sealed partial class HowToTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "docs", "how-to"));

    public static TheoryData<string> Pages =>
        [
            .. Directory
                .GetFiles(Folder, "*.md")
                .Where(f => File.ReadAllText(f).Contains("```bash", StringComparison.Ordinal))
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_how_to_prints_what_it_quotes(string page)
    {
        var data = Environment.GetEnvironmentVariable("KEPT_DATA");
        Assert.SkipWhen(
            string.IsNullOrEmpty(data),
            "the public data sets are not in the repository: let KEPT_DATA name the folder that holds them"
        );
        var text = File.ReadAllText(Path.Combine(Folder, page));

        var output = Squeezed(Run(Block(text, "yaml"), Block(text, "bash"), data!));

        foreach (var line in Block(text, "text").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            output.ShouldContain(Squeezed(line));
        }
    }

    private static string Run(string agreement, string commands, string data)
    {
        var folder = Directory.CreateTempSubdirectory("kept-how-to-").FullName;
        File.WriteAllText(Path.Combine(folder, "agreement.yaml"), agreement);
        var start = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", commands])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KEPT_DATA"] = data;
        start.Environment["PATH"] = AppContext.BaseDirectory + Path.PathSeparator + start.Environment["PATH"];
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error.Result);
        Directory.Delete(folder, recursive: true);
        return output;
    }

    private static string Block(string page, string kind) =>
        Regex.Match(page, $"```{kind}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>Wrapped lines and the lines of trees are one text again.</summary>
    private static string Squeezed(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\s│├└─]+")]
    private static partial Regex Blanks();

    private static string Here([CallerFilePath] string path = "") => path;
}
