using System.Text.Json.Nodes;
using Kept.Core.Problems;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Tests.Language;

/// <summary>The JSON Schema comes from the description that reads, so it accepts what reads and refuses what is broken in its structure.</summary>
public sealed class SchemaTests
{
    private static readonly MinimalSchema Schema = new(JsonNode.Parse(SchemaWriter.Write())!.AsObject());

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Every_sample_fits_once_it_is_formatted(string name)
    {
        var formatted = Formatter.Format(Samples.Named(name)).OrThrow();
        Schema.Accepts(Json(new SourceText(name, formatted))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("northwind-2026")]
    [InlineData("contact-centre")]
    public void The_sketches_fit_as_they_were_written(string name) => Schema.Accepts(Json(Repository.Agreement(name))).ShouldBeTrue();

    [Theory]
    [InlineData("unknown-key")]
    [InlineData("missing-key")]
    [InlineData("value-missing")]
    [InlineData("value-not-understood")]
    [InlineData("quotes-needed")]
    [InlineData("wrong-kind")]
    [InlineData("form-unclear")]
    [InlineData("empty-list")]
    [InlineData("evidence-rule-missing")]
    [InlineData("window-missing")]
    [InlineData("currency-unknown", true)]
    public void What_is_broken_in_its_structure_is_refused(string code, bool onlyReader = false)
    {
        var file = new SourceText(code, File.ReadAllText(ProblemGalleryTests.FileOf(code)));
        Schema.Accepts(Json(file)).ShouldBe(onlyReader);
    }

    [Fact]
    public void An_amendment_file_fits_too() =>
        Schema.Accepts(Json(new SourceText("a", "kept: 1\namends: x\namendment: \"1\"\neffective: 2026-07-01\nchange: {title: null}\n"))).ShouldBeTrue();

    [Fact]
    public void Every_reference_leads_to_a_definition()
    {
        var text = SchemaWriter.Write();
        var names = JsonNode.Parse(text)!["$defs"]!.AsObject().Select(d => d.Key).ToHashSet();
        names.Count.ShouldBeGreaterThan(100);
        System.Text.RegularExpressions.Regex.Matches(text, "#/\\$defs/([^\"]+)").Select(m => m.Groups[1].Value).Where(n => !names.Contains(n)).ShouldBeEmpty();
    }

    private static JsonNode? Json(SourceText source)
    {
        var problems = new List<Problem>();
        return MinimalSchema.ToJson(YamlReader.Read(source, problems)!);
    }
}
