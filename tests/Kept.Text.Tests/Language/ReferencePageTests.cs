using System.Text.RegularExpressions;
using Kept.Core.Problems;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Tests.Language;

public sealed class ReferencePageTests
{
    private static readonly string Page = Repository.Path("docs", "language.md");

    [Fact]
    public void The_reference_is_what_the_description_prints()
    {
        if (Repository.RewritesGolden)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Page)!);
            File.WriteAllText(Page, ReferencePage.Write());
        }

        File.ReadAllText(Page).ShouldBe(ReferencePage.Write());
    }

    [Fact]
    public void Every_block_stands_in_the_reference()
    {
        var shown = ReferenceTexts.Sections.SelectMany(s => s.Blocks).ToHashSet();
        ReferencePage.AllBlocks().Select(b => b.Name).Where(b => !shown.Contains(b)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_example_of_the_reference_reads()
    {
        var examples = Regex
            .Matches(File.ReadAllText(Page), "```yaml\n(.*?)```", RegexOptions.Singleline)
            .Select(m => m.Groups[1].Value)
            .ToList();
        examples.Count.ShouldBe(ReferenceTexts.Sections.Length);
        foreach (var example in examples)
        {
            Read(example).Problems.ShouldBeEmpty(example);
        }
    }

    [Fact]
    public void Every_key_of_the_description_is_used_in_an_example()
    {
        var text = File.ReadAllText(Page);
        var examples = string.Concat(Regex.Matches(text, "```yaml\n(.*?)```", RegexOptions.Singleline).Select(m => m.Value));
        var keys = ReferencePage.AllBlocks().SelectMany(b => b.Keys).Select(k => k.Name).Distinct().ToList();
        keys.Count.ShouldBeGreaterThan(150);
        keys.Where(k => !Regex.IsMatch(examples, $@"\b{k}:")).ShouldBeEmpty();
    }

    private static Checked<AgreementDocument> Read(string example)
    {
        var master = new SourceText("master.yaml", ReferenceTexts.Base);
        var source = new SourceText("example.yaml", example);
        if (example.Contains("amends:", StringComparison.Ordinal))
        {
            return AgreementReader.Read([master, source]);
        }

        return example.StartsWith("kept:", StringComparison.Ordinal)
            ? AgreementReader.Read([source, master])
            : AgreementReader.Read(Laid(source, master));
    }

    private static SourceText Laid(SourceText example, SourceText master)
    {
        var problems = new List<Problem>();
        var below = (MapNode)YamlReader.Read(master, problems)!;
        var above = (MapNode)YamlReader.Read(example, problems)!;
        problems.ShouldBeEmpty();
        var rest = above.Without("amendments");
        var merged = Merging.Over(below, rest);
        var all = above.Find("amendments") is { } amendments ? merged.With(merged.Entries.Add(amendments)) : merged;
        return new SourceText("example.yaml", YamlWriter.Print(all));
    }
}
