using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Text.Checks;
using Kept.Text.Language;
using Kept.Text.Report;
using Kept.Text.Tests.Language;
using NodaTime;

namespace Kept.Text.Tests.Checks;

/// <summary>
/// Every check has an agreement that provokes it, <c>tests/cases/checks/CODE.yaml</c>, and what is found there is written beside it.
/// Further files <c>CODE.*.yaml</c> are at hand for the agreements that it rests on.
/// </summary>
public sealed class CheckGalleryTests
{
    private static readonly string Folder = Repository.Path("tests", "cases", "checks");

    public static TheoryData<string> Codes => new(AgreementCheck.Kinds.Select(k => k.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_check_has_an_agreement_that_provokes_it(string code)
    {
        var (_, findings) = Found(code);
        findings.ShouldContain(f => f.Finding.Code == code);
        var text = FindingReport.Write(findings);
        var expected = Path.Combine(Folder, code + ".expected");
        if (Repository.RewritesGolden)
        {
            File.WriteAllText(expected, text);
        }

        text.ShouldBe(File.ReadAllText(expected));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Counter_examples_are_what_the_engine_makes_of_their_facts(string code)
    {
        var (document, findings) = Found(code);
        foreach (var example in findings.SelectMany(f => f.Finding.Examples))
        {
            Observe(document.Agreement, example).ShouldBe(example.Results);
        }
    }

    [Fact]
    public void Every_file_belongs_to_a_check()
    {
        var codes = AgreementCheck.Kinds.Select(k => k.Code).ToHashSet();
        Directory.GetFiles(Folder).Select(f => Path.GetFileName(f).Split('.')[0]).Distinct().Where(f => !codes.Contains(f)).ShouldBeEmpty();
    }

    [Fact]
    public void Codes_are_unique_and_every_kind_says_why()
    {
        AgreementCheck.Kinds.Select(k => k.Code).ShouldBeUnique();
        AgreementCheck.Kinds.ShouldAllBe(k => k.Title.Length > 0 && k.Why.Length > 20);
    }

    [Fact]
    public void The_page_in_the_documentation_is_up_to_date()
    {
        var path = Repository.Path("docs", "checks.md");
        var page = CheckPage.Write(AgreementCheck.Kinds, code => new CheckProvoked([.. Files(code)], FindingReport.Write(Found(code).Findings)));
        if (Repository.RewritesGolden)
        {
            File.WriteAllText(path, page);
        }

        File.ReadAllText(path).ShouldBe(page);
    }

    private static IEnumerable<(string Name, string Content)> Files(string code) =>
        Directory
            .GetFiles(Folder, $"{code}.*.yaml")
            .Order(StringComparer.Ordinal)
            .Prepend(Path.Combine(Folder, code + ".yaml"))
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    /// <summary>Assessed anew, by the whole way that evidence goes.</summary>
    private static ImmutableArray<Observed> Observe(Agreement agreement, CounterExample example)
    {
        var facts = example.Evidence.Select(f => new LocatedFact(f, new Place("example", 0, 0)));
        var book = EvidenceBook.Known(facts, null).OrThrow();
        var result = Assessor.Assess(agreement, book, example.Period, example.AsOf ?? example.Period.Until + Duration.FromDays(1)).OrThrow();
        var levels = example.Results.Select(r => r.Level).ToHashSet();
        return [.. result.Levels.Where(l => levels.Contains(l.Level)).Select(Observed.Of)];
    }

    private static (AgreementDocument Document, ImmutableArray<PlacedFinding> Findings) Found(string code)
    {
        var others = Directory.GetFiles(Folder, $"{code}.*.yaml").Order(StringComparer.Ordinal).Select(Read).ToImmutableArray();
        var document = Read(Path.Combine(Folder, code + ".yaml"));
        var around = others.ToImmutableDictionary(d => d.Agreement.Id, d => d.Agreement);
        return (document, AgreementCheck.Of(document, around));
    }

    private static AgreementDocument Read(string file) =>
        AgreementReader.Read(SourceText.FromBytes(Path.GetFileName(file), File.ReadAllBytes(file)).OrThrow()).OrThrow();
}
