using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>One fault written again and again is listed a hundred times and counted from there on.</summary>
public sealed class ProblemLimitTests
{
    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    [InlineData(5100, 5000)]
    public void Of_one_code_in_a_file_a_hundred_are_listed_and_the_rest_is_counted(int faults, int counted)
    {
        var lines = string.Concat(Enumerable.Range(0, faults).Select(i => $"nokey{i:00000}: 1\n"));

        var problems = AgreementReader.Read(new SourceText("a.yaml", $"kept: 2\n{lines}")).Problems;

        var unknown = problems.Where(p => p.Code == "unknown-key").ToArray();
        unknown.Count(p => p.At.Line > 0).ShouldBe(100);
        unknown.Sum(p => p.Count).ShouldBe(faults);
        unknown.Where(p => p.Count > 1 || p.At.Line == 0).Select(p => (int)p.Count).ShouldBe(counted == 0 ? [] : [counted]);
        problems.ShouldContain(p => p.Code == "language-version", "what is wrong besides is listed all the same");
    }

    [Fact]
    public void The_line_that_counts_stands_after_the_file_s_other_problems()
    {
        var lines = string.Concat(Enumerable.Range(0, 1500).Select(i => $"nokey{i:00000}: 1\n"));

        var problems = AgreementReader.Read(new SourceText("a.yaml", $"kept: 1\n{lines}")).Problems;

        problems[^1].ToString().ShouldBe("a.yaml: unknown-key: and 1,400 more like it");
    }
}
