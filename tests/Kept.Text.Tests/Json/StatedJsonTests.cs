using System.Text;
using Kept.Core.Assessment;
using Kept.Core.Time;
using Kept.Text.Json;
using Kept.Text.Tests.Evidence;
using NodaTime;

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

        var read = StatedJson.Read(File.ReadAllBytes(file), Path.GetFileName(file));
        var problems = read.Value is { } stated ? [Misfit(stated)!] : read.Problems;

        problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        CaseFiles.ShouldMatch(Path.ChangeExtension(file, ".expected"), string.Concat(problems.Select(p => $"{p}\n")));
    }

    [Fact]
    public void A_statement_fits_the_same_agreement_period_and_members_only()
    {
        var (stated, now) = (Read(Statement).Value!, SampleResults.Consultancy());
        var other = now.Levels[0] with { Member = "Castor" };

        Misfit(stated).ShouldBeNull();
        Misfit(stated with { Agreement = "another" })!.Sentence.ShouldContain("`another`");
        Misfit(stated with { Period = new TimeRange(now.Period.From, now.Period.Until.PlusTicks(1)) })!.Code.ShouldBe("statement-elsewhere");
        Misfit(stated with { Entries = [stated.Entries[0] with { Member = "Pollux" }] }, now with { Levels = [other] })!
            .Sentence.ShouldBe("the statement is one of Pollux, and this assessment of Castor");
        Misfit(stated with { Entries = [stated.Entries[0] with { Member = "Castor" }] }, now with { Levels = [other, now.Levels[0]] }).ShouldBeNull();
    }

    [Fact]
    public void A_part_of_a_result_names_the_whole_and_is_no_statement()
    {
        var whole = SampleResults.Consultancy();
        var hash = ResultJson.HashOf(whole);
        var part = ResultJson.WritePart(whole with { Levels = [whole.Levels[0]] }, hash);

        part.ShouldContain($"\"partOf\":\"{hash}\"");
        part.ShouldNotContain("\"hash\":\"" + hash);
        Read(part).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-a-statement");
    }

    private static Core.Problems.Problem? Misfit(StatedResult stated, AssessmentResult? now = null) =>
        StatedJson.Misfit(stated, now ?? SampleResults.Consultancy(), "statement-elsewhere.json", DateTimeZone.Utc);

    private static Core.Problems.Checked<StatedResult> Read(string json) => StatedJson.Read(Encoding.UTF8.GetBytes(json), "s.json");
}
