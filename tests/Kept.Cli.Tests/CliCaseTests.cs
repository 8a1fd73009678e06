namespace Kept.Cli.Tests;

/// <summary>Each case file is a session on the command line. KEPT_GOLDEN=1 writes what the commands give now.</summary>
public sealed class CliCaseTests
{
    public static TheoryData<string> Cases =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "tests/cases/cli"), "*.case")
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_session_goes_as_written(string name)
    {
        var file = Path.Combine(Repository.Root, "tests/cases/cli", name);
        var written = File.ReadAllText(file);
        var commands = CliCase.Read(written).ToArray();
        commands.ShouldNotBeEmpty();

        var actual = string.Join('\n', commands.Select(c => c.Run(Repository.Root)));

        if (Environment.GetEnvironmentVariable("KEPT_GOLDEN") == "1")
        {
            File.WriteAllText(file, actual);
        }
        else
        {
            actual.ShouldBe(written);
        }
    }
}
