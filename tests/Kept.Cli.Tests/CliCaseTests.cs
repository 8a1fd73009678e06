using System.Runtime.CompilerServices;

namespace Kept.Cli.Tests;

/// <summary>Each case file is a session on the command line. KEPT_GOLDEN=1 writes what the commands give now.</summary>
public sealed class CliCaseTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static TheoryData<string> Cases => [.. Directory.GetFiles(Path.Combine(Root, "tests/cases/cli"), "*.case").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_session_goes_as_written(string name)
    {
        var file = Path.Combine(Root, "tests/cases/cli", name);
        var written = File.ReadAllText(file);
        var commands = CliCase.Read(written).ToArray();
        commands.ShouldNotBeEmpty();

        var actual = string.Join('\n', commands.Select(c => c.Run(Root)));

        if (Environment.GetEnvironmentVariable("KEPT_GOLDEN") == "1")
        {
            File.WriteAllText(file, actual);
        }
        else
        {
            actual.ShouldBe(written);
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
