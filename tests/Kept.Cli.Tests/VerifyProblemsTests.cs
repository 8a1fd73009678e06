using Kept.Text.Evidence;

namespace Kept.Cli.Tests;

/// <summary>Each code of <c>kept verify</c> has a file that provokes it, and the whole of what is said is compared.</summary>
public sealed class VerifyProblemsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/cases/problems/journal");

    public static TheoryData<string> Codes => [.. JournalProblems.All.Select(k => k.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_a_file_that_provokes_it(string code)
    {
        var file = Path.GetFileName(
            Directory.GetFiles(Folder, $"{code}.*").Single(f => !f.EndsWith(".expected", StringComparison.Ordinal))
        );
        string[] arguments = file.EndsWith(".json", StringComparison.Ordinal)
            ? ["verify", "../../journal", "--heads", file]
            : ["verify", file];

        var (exit, said) = Said(arguments);

        exit.ShouldBe(1);
        said.ShouldContain($"[{code}]");
        var expected = Path.Combine(Folder, $"{code}.expected");
        if (Environment.GetEnvironmentVariable("KEPT_GOLDEN") == "1")
        {
            File.WriteAllText(expected, said);
        }

        said.ShouldBe(File.ReadAllText(expected));
    }

    [Fact]
    public void Each_file_is_named_for_a_code_and_codes_are_sorted()
    {
        string[] codes = [.. JournalProblems.All.Select(k => k.Code)];
        codes.ShouldBe(codes.Distinct().Order(StringComparer.Ordinal));
        Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Distinct().Order(StringComparer.Ordinal).ShouldBe(codes);
    }

    private static (int Exit, string Said) Said(string[] arguments)
    {
        var error = new StringWriter { NewLine = "\n" };
        var shell = new Shell
        {
            In = new MemoryStream(),
            Out = TextWriter.Null,
            Error = error,
            Folder = Folder,
        };
        return (App.Run(arguments, shell), error.ToString());
    }
}
