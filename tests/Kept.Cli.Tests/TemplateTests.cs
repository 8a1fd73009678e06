using System.Collections.Immutable;
using Kept.Core.Checks;
using Kept.Text.Checks;
using Kept.Text.Contract;
using Kept.Text.Contract.Languages;
using Kept.Text.Contract.Writers;
using Kept.Text.Language;

namespace Kept.Cli.Tests;

/// <summary>Each template is a whole agreement without errors or warnings, and comes out of the program as it stands in its folder.</summary>
public sealed class TemplateTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "templates");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_templates_and_the_page_names_each()
    {
        var page = File.ReadAllText(Path.Combine(Folder, "README.md"));

        Names.Count.ShouldBeGreaterThanOrEqualTo(7);
        foreach (var name in Names)
        {
            page.ShouldContain($"[{name.Data}]({name.Data}.yaml)");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_wrong_with_a_template_and_nothing_is_accepted(string name)
    {
        var documents = Names.Select(n => Read(n.Data)).ToArray();
        var around = documents.ToImmutableDictionary(d => d.Agreement.Id, d => d.Agreement);
        var document = documents.Single(d => d.Agreement.Id == name);

        AgreementCheck
            .Of(document, around)
            .Where(f => f.Finding.Severity != Severity.Note)
            .Select(f => $"{f.At}: {f.Finding.Code}: {f.Finding.Sentence}")
            .ShouldBeEmpty();
        document.Agreement.Versions[^1].Terms.Frame.Accepts.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_says_what_it_promises_and_gives_examples(string name)
    {
        var document = Read(name);

        document.Agreement.Versions[^1].Terms.Frame.Says.ShouldNotBeEmpty();
        document.Examples.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_prints_in_every_language(string name)
    {
        var source = ContractSource.Of(Read(name));
        foreach (var language in ContractLanguage.Codes.Select(c => ContractLanguage.Of(c)!))
        {
            MarkdownWriter.Write(ContractComposer.Compose(source, language)).Length.ShouldBeGreaterThan(3_000);
            MarkdownWriter.Write(ContractComposer.Summarise(source, language)).Length.ShouldBeGreaterThan(500);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_program_holds_each_template_as_it_stands_in_the_folder(string name)
    {
        var template = Templates.Of(name).ShouldNotBeNull();

        template.Text.ShouldBe(File.ReadAllText(Path.Combine(Folder, $"{name}.yaml")));
        template.Summary.ShouldContain(": ");
        template.Use.ShouldStartWith("To take ");
    }

    private static AgreementDocument Read(string name)
    {
        var path = Path.Combine(Folder, $"{name}.yaml");
        return AgreementReader.Read(SourceText.FromBytes(path, File.ReadAllBytes(path)).OrThrow()).OrThrow();
    }
}
