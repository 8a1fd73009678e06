using System.Text;
using System.Text.RegularExpressions;
using Kept.Core.Evidence;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Text.Tests.Evidence;

/// <summary>docs/evidence.md says what the reader does: every kind, every field, and examples that read.</summary>
public sealed partial class EvidenceReferenceTests
{
    private static readonly string[] OfEveryFact = ["by", "id", "kind", "note", "recordedAt", "source"];
    private static readonly string Page = File.ReadAllText(Path.Combine(CaseFiles.Root(), "docs", "evidence.md"));

    [Fact]
    public void Every_kind_has_a_section_and_every_section_a_kind() =>
        Sections().SelectMany(s => s.Kinds).Order(StringComparer.Ordinal).ShouldBe(FactKinds.Names);

    [Fact]
    public void Every_field_is_documented_and_every_documented_field_is_read()
    {
        foreach (var (kinds, text) in Sections())
        {
            var documented = FieldRows().Matches(text).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
            foreach (var kind in kinds)
            {
                documented.ShouldBe(FactKinds.FieldsOf(kind).Except(OfEveryFact), kind);
            }
        }
    }

    [Fact]
    public void All_examples_read_together()
    {
        var lines = Sections().SelectMany(s => Examples(s.Text).Select(l => (s.Kinds, Line: l))).ToArray();
        var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(l => l.Line))));

        var book = EvidenceReader.ReadBook(
            [new EvidenceSource("docs/evidence.md", file)],
            new EvidenceOptions { Zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"] },
            null
        );

        book.Problems.ShouldBeEmpty();
        book.Value!.Recorded().Select(f => f.Kind).Distinct().Order(StringComparer.Ordinal).ShouldBe(FactKinds.Names);
        lines.ShouldAllBe(l => l.Kinds.Any(k => l.Line.Contains($"\"kind\":\"{k}\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string[] Kinds, string Text)> Sections() =>
        Page.Split("\n### ")
            .Skip(1)
            .Select(s => s.Split("\n## ")[0])
            .Select(s => (s[..s.IndexOf('\n', StringComparison.Ordinal)].Split(", "), s));

    private static IEnumerable<string> Examples(string section) =>
        Blocks().Matches(section).SelectMany(m => m.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("```jsonl\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^\| `(\w+)`", RegexOptions.Multiline)]
    private static partial Regex FieldRows();
}
