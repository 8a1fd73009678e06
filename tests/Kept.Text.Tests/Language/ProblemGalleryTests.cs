using Kept.Core.Problems;
using Kept.Text.Evidence;
using Kept.Text.Json;
using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>Every problem code has a file that provokes it, and every file provokes its code: <c>tests/cases/problems</c>.</summary>
public sealed class ProblemGalleryTests
{
    private static readonly string Folder = Repository.Path("tests", "cases", "problems");

    public static TheoryData<string> Codes => new(ProblemCodes.All.Select(c => c.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_file_that_provokes_it(string code)
    {
        var found = Provoke(code);
        found.ShouldContain(p => p.Code == code);
        var text = string.Concat(found.Select(p => p + "\n"));
        var expected = Path.Combine(Folder, code + ".expected");
        if (Repository.RewritesGolden)
        {
            File.WriteAllText(expected, text);
        }

        text.ShouldBe(File.ReadAllText(expected));
    }

    [Fact]
    public void Every_file_belongs_to_a_code()
    {
        var codes = ProblemCodes.All.Select(c => c.Code).ToHashSet();
        Directory.GetFiles(Folder).Select(f => Path.GetFileName(f).Split('.')[0]).Distinct().Where(f => !codes.Contains(f)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_problem_has_a_place_and_a_code_of_the_registry()
    {
        var codes = ProblemCodes.All.Select(c => c.Code).ToHashSet();
        var all = codes.SelectMany(Provoke).ToList();
        all.Count.ShouldBeGreaterThan(40);
        all.ShouldAllBe(p => codes.Contains(p.Code) && p.At.File.Length > 0 && p.Sentence.Length > 0);
    }

    [Fact]
    public void The_gallery_in_the_documentation_is_up_to_date()
    {
        var path = Repository.Path("docs", "problems.md");
        var page = ProblemPage.Write(
            new ProblemChapter(
                "Agreements",
                "What reading an agreement refuses.",
                "yaml",
                ProblemCodes.All,
                code => (File.ReadAllText(FileOf(code)), string.Concat(Provoke(code).Select(p => p + "\n")))
            ),
            new ProblemChapter(
                "Evidence",
                "What reading evidence refuses, JSON Lines or CSV.",
                "json",
                EvidenceProblems.All,
                code => Written("evidence", code)
            ),
            new ProblemChapter(
                "Statements",
                "What reading a statement back refuses.",
                "json",
                StatedJson.Problems,
                code => Written("statements", code)
            ),
            new ProblemChapter(
                "Journals",
                "What `kept verify` finds, with the journal in tests/cases/journal where the file is one of heads.",
                "json",
                JournalProblems.All,
                code => Written("journal", code)
            )
        );
        if (Repository.RewritesGolden)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        File.ReadAllText(path).ShouldBe(page);
    }

    /// <summary>The provoking file and its expected output, which the tests of those files hold.</summary>
    private static (string File, string Output) Written(string folder, string code)
    {
        var files = Directory.GetFiles(Path.Combine(Folder, folder), code + ".*");
        var expected = files.Single(f => f.EndsWith(".expected", StringComparison.Ordinal));
        return (File.ReadAllText(files.Single(f => f != expected)), File.ReadAllText(expected));
    }

    internal static string FileOf(string code) => Path.Combine(Folder, code + ".yaml");

    private static IReadOnlyList<Problem> Provoke(string code)
    {
        var main = SourceText.FromBytes(code + ".yaml", Content(code));
        var others = Directory
            .GetFiles(Folder, code + ".*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(f => new SourceText(Path.GetFileName(f), File.ReadAllText(f)));
        return main.IsFine ? AgreementReader.Read([main.Value, .. others], Repository.Beside(Folder)).Problems : main.Problems;
    }

    private static byte[] Content(string code)
    {
        var bytes = File.ReadAllBytes(FileOf(code));
        return code == ProblemCodes.FileTooLarge.Code ? [.. bytes, .. Enumerable.Repeat((byte)'\n', SourceText.MaxAgreementBytes)] : bytes;
    }
}
