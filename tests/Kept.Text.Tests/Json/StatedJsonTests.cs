using System.Text;
using Kept.Core.Assessment;
using Kept.Text.Json;
using Kept.Text.Tests.Evidence;

namespace Kept.Text.Tests.Json;

public sealed class StatedJsonTests
{
    private static readonly string Statement = ResultJson.Write(SampleResults.Consultancy());

    public static TheoryData<string> Codes => [.. StatedJson.Problems.Select(k => k.Code)];

    [Fact]
    public void A_statement_reads_back_with_its_entries()
    {
        var stated = Read(Statement).Value!;

        stated.Hash.ShouldBe(ResultJson.HashOf(SampleResults.Consultancy()));
        stated
            .Entries.Select(e => (e.Level, e.Verdict, e.Entitled))
            .ShouldBe(SampleResults.Consultancy().Levels.Select(l => (l.Level, ResultWords.Of(l.Verdict), l.Credit.Entitled)));
    }

    [Fact]
    public void Assessing_the_same_again_changes_nothing() =>
        Adjustment.Between(Read(Statement).Value!, SampleResults.Consultancy()).Lines.ShouldBeEmpty();

    [Fact]
    public void The_layout_does_not_matter_but_every_word_does()
    {
        var laidOut = System
            .Text.Json.Nodes.JsonNode.Parse(Statement)!
            .ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });

        Read(laidOut).IsFine.ShouldBeTrue();
        Read(Statement.Replace("223 min", "222 min", StringComparison.Ordinal))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("statement-altered");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_a_file_that_provokes_it(string code)
    {
        var file = Path.Combine(CaseFiles.Folder("problems/statements"), $"{code}.json");

        var problems = StatedJson.Read(File.ReadAllBytes(file), Path.GetFileName(file)).Problems;

        problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        CaseFiles.ShouldMatch(Path.ChangeExtension(file, ".expected"), string.Concat(problems.Select(p => $"{p}\n")));
    }

    private static Core.Problems.Checked<StatedResult> Read(string json) => StatedJson.Read(Encoding.UTF8.GetBytes(json), "s.json");
}
