using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Text.Tests.Evidence;

/// <summary>Each problem code has a file that provokes it, and the whole output is compared.</summary>
public sealed class EvidenceProblemsTests
{
    private static readonly EvidenceOptions Usual = new()
    {
        Zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"],
        Subjects = new HashSet<string> { "calls", "web" },
        Levels = new HashSet<string> { "availability" },
    };

    public static TheoryData<string> Codes => [.. EvidenceProblems.All.Select(k => k.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_a_file_that_provokes_it(string code)
    {
        var folder = CaseFiles.Folder("problems/evidence");
        var file = Directory.GetFiles(folder, $"{code}.*").Single(f => !f.EndsWith(".expected", StringComparison.Ordinal));
        using var content = File.OpenRead(file);

        var book = EvidenceReader.ReadBook([new EvidenceSource(Path.GetFileName(file), content)], For(code), null);

        book.Problems.Select(p => p.Code).ShouldContain(code);
        CaseFiles.ShouldMatch(Path.Combine(folder, $"{code}.expected"), string.Concat(book.Problems.Select(p => $"{p}\n")));
    }

    [Fact]
    public void Each_file_is_named_for_a_code()
    {
        var files = Directory.GetFiles(CaseFiles.Folder("problems/evidence")).Select(Path.GetFileNameWithoutExtension).Distinct();

        files.Where(f => EvidenceProblems.Of(f!) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Codes_are_sorted_and_stand_once() =>
        EvidenceProblems
            .All.Select(k => k.Code)
            .ShouldBe(EvidenceProblems.All.Select(k => k.Code).Distinct().Order(StringComparer.Ordinal));

    private static EvidenceOptions For(string code) =>
        code switch
        {
            "zone-missing" => Usual with { Zone = null },
            "line-too-long" => Usual with { LongestLine = 100 },
            "more-problems" => Usual with { ProblemsAtMost = 2 },
            _ => Usual,
        };
}
