using Kept.Core.Checks;
using Kept.Core.Problems;
using Kept.Text.Checks;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Tests.Language;

/// <summary>Eighty public agreements in the language: they read, print stably, and their recorded defects have names.</summary>
public sealed class GalleryTests
{
    private const string Terms = "agreement.yaml";

    public static TheoryData<string> Ids => new(Folders().Select(f => Path.GetFileName(f)!));

    [Fact]
    public void There_are_eighty_each_with_its_record() => Folders().Count(f => File.Exists(Path.Combine(f, "recorded.yaml"))).ShouldBe(80);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_reads_without_a_problem_names_its_source_and_is_called_like_its_folder(string id)
    {
        var source = Source(id, Terms);
        var read = AgreementReader.Read(source);
        read.Problems.ShouldBeEmpty();
        read.Value!.Agreement.Id.ShouldBe(id);
        source.Text.ShouldStartWith("# ");
        source.Text.Split('\n')[0].ShouldContain(" — ");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Formatting_twice_is_formatting_once_and_keeps_the_meaning(string id)
    {
        var source = Source(id, Terms);
        var once = Formatter.Format(source).OrThrow();
        Formatter.Format(new SourceText(Terms, once)).OrThrow().ShouldBe(once);
        Samples.Hash(new SourceText(Terms, once)).ShouldBe(Samples.Hash(source));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Recorded_defects_are_found_by_the_checks(string id)
    {
        var document = AgreementReader.Read(Source(id, Terms)).OrThrow();
        var found = AgreementCheck.Of(document).Select(f => f.Finding).ToList();
        foreach (var (code, level) in Recorded(id))
        {
            Codes.ShouldContain(code);
            if (level is not null)
            {
                document.Agreement.Versions[^1].Terms.LevelOf(level).ShouldNotBeNull(level);
            }

            found.ShouldContain(f => f.Code == code && (level == null || f.Level == level || f.Level == null), code);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Agreements_without_a_recorded_defect_give_no_error(string id)
    {
        if (!Recorded(id).Any())
        {
            var document = AgreementReader.Read(Source(id, Terms)).OrThrow();
            AgreementCheck.Of(document).Select(f => f.Finding).Where(f => f.Severity == Severity.Error).Select(f => f.Sentence).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_cannot_be_said_has_a_reason_and_an_extension(string id)
    {
        foreach (var item in ((ListNode)Record(id)["unsaid"]!).Items.Cast<MapNode>())
        {
            item.Entries.Select(e => e.Key).ShouldBe(["what", "why", "extension"]);
            item.Entries.ShouldAllBe(e => ((ScalarNode)e.Value).Value.Length > 3);
        }
    }

    [Fact]
    public void The_variant_of_a_template_that_its_text_works_out_comes_out()
    {
        // 11 % of 10.00 are 1.10; 10 % of the month's 10.00 hold it to 1.00.
        var document = AgreementReader.Read(Source("accord-sla-template", "high-credit.yaml")).OrThrow();
        document.Examples.ShouldHaveSingleItem();
        AgreementCheck.Of(document).Select(f => f.Finding).Where(f => f.Severity == Severity.Error).Select(f => f.Sentence).ShouldBeEmpty();
    }

    private static HashSet<string> Codes { get; } = [.. AgreementCheck.Kinds.Select(k => k.Code)];

    private static IEnumerable<string> Folders() => Directory.GetDirectories(Repository.Path("gallery")).Order(StringComparer.Ordinal);

    private static SourceText Source(string id, string file) => Repository.Source("gallery", id, file);

    private static MapNode Record(string id)
    {
        var problems = new List<Problem>();
        var node = YamlReader.Read(Source(id, "recorded.yaml"), problems);
        problems.ShouldBeEmpty();
        return (MapNode)node!;
    }

    private static IEnumerable<(string Code, string? Level)> Recorded(string id) =>
        ((ListNode)Record(id)["recorded"]!).Items.Cast<MapNode>().Select(i =>
        {
            i.Entries.Select(e => e.Key).Except(["finding", "level", "issue"]).ShouldBeEmpty();
            ((ScalarNode)i["issue"]!).Value.Length.ShouldBeGreaterThan(20);
            return (((ScalarNode)i["finding"]!).Value, (i["level"] as ScalarNode)?.Value);
        });
}
