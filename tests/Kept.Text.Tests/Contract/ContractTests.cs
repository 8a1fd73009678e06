using System.Text.RegularExpressions;
using Kept.Core.Agreements;
using Kept.Text.Contract;
using Kept.Text.Contract.Languages;
using Kept.Text.Contract.Writers;
using Kept.Text.Language;

namespace Kept.Text.Tests.Contract;

/// <summary>What holds for every contract, whatever the agreement and the language.</summary>
public sealed partial class ContractTests
{
    public static TheoryData<string, string> All => Contracts.InEachLanguage;

    public static TheoryData<string> Files => [.. Contracts.Files];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_clause_number_of_the_agreement_is_printed(string file, string language)
    {
        var source = Contracts.Source(file);
        var (terms, document) = (source.Terms, ContractComposer.Compose(source, ContractLanguage.Of(language)!));
        var printed = document.Blocks.OfType<ContractBlock.Heading>().Select(h => h.Number).ToHashSet();

        string?[] numbers =
        [
            terms.Term?.Clause,
            .. terms.Services.Select(s => s.Clause),
            .. terms.ServiceLevels.Select(l => l.Clause),
            .. terms.Frame.Text.Select(t => t.Clause),
        ];
        numbers.OfType<string>().ShouldAllBe(n => printed.Contains(n));
        terms.ServiceLevels.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Clause_numbers_rise_and_none_is_used_twice(string file, string language)
    {
        var document = ContractComposer.Compose(Contracts.Source(file), ContractLanguage.Of(language)!);
        var sections = document
            .Blocks.OfType<ContractBlock.Heading>()
            .Where(h => h.Level == 1)
            .Select(h => h.Number)
            .OfType<string>()
            .ToArray();

        sections.Select(int.Parse).ShouldBe(sections.Select(int.Parse).Distinct().Order());
        var clauses = document.Blocks.OfType<ContractBlock.Heading>().Select(h => h.Number).OfType<string>().ToArray();
        clauses.ShouldBe(clauses.Distinct());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_figure_of_targets_tables_and_caps_is_printed(string file, string language)
    {
        var source = Contracts.Source(file);
        var values = ContractLanguage.Of(language)!.Values;
        var text = Contracts.Markdown(source, language);

        var figures = source.Terms.ServiceLevels.SelectMany(Figures).Distinct().ToArray();

        figures.ShouldNotBeEmpty();
        figures.ShouldAllBe(f => text.Contains(values.Quantity(f), StringComparison.Ordinal));
        foreach (var money in source.Terms.ServiceLevels.SelectMany(l => l.Limits).Select(l => l.AtMost).OfType<LimitAmount.Money>())
        {
            text.ShouldContain(values.Money(money.Amount, source.Terms.Currency));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_printed_as_a_type_or_as_nothing(string file, string language)
    {
        var source = Contracts.Source(file);
        string[] texts = [Contracts.Markdown(source, language), Contracts.Summary(source, language)];
        foreach (var text in texts)
        {
            text.ShouldNotContain("Kept.");
            text.ShouldNotContain("System.");
            text.ShouldNotContain("null");
            text.ShouldNotContain(" { ");
            text.ShouldNotContain("|  |");
            text.ShouldNotContain("  |", Case.Sensitive);
            text.ShouldNotMatch(@"\.\.|\s[.,;:]|\(\)|“”|„“");
        }
    }

    /// <summary>English words that no German sentence has; what the author wrote is quoted, or stands in the terms.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void No_English_phrase_is_left_in_a_German_contract(string file)
    {
        var source = Contracts.Source(file);
        var authors = Words(source.Tree).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var texts = Contracts.Markdown(source, "de") + Contracts.Summary(source, "de");

        EnglishWords().Matches(texts).Select(m => m.Value).Where(w => !authors.Contains(w)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Html_is_one_file_that_loads_nothing(string file, string language)
    {
        var html = HtmlWriter.Write(ContractComposer.Compose(Contracts.Source(file), ContractLanguage.Of(language)!));

        html.ShouldStartWith("<!doctype html>");
        html.ShouldContain($"<html lang=\"{language}\">");
        html.ShouldNotContain("http");
        html.ShouldNotContain("<script");
        Regex.Count(html, "<table( class=\"wide\")?>").ShouldBe(Regex.Count(html, "</table>"));
    }

    [Fact]
    public void Text_of_the_author_is_escaped()
    {
        var text = File.ReadAllText(Path.Combine(Evidence.CaseFiles.Root(), "samples/isp/agreement.yaml"))
            .Replace("name: Fibernet", "name: '<b>Fib & *er*|net</b>'", StringComparison.Ordinal);
        var source = Contracts.Of(new SourceText("isp.yaml", text));

        HtmlWriter
            .Write(ContractComposer.Compose(source, ContractLanguage.Of("en")!))
            .ShouldContain("&lt;b&gt;Fib &amp; *er*|net&lt;/b&gt;");
        Contracts.Markdown(source, "en").ShouldContain(@"\<b>Fib & \*er\*\|net\</b>");
    }

    [Fact]
    public void Own_wording_is_kept_with_its_figures()
    {
        const string Level = """
              uptime:
                clause: "5.4"
                measure: {availability: outages, evidence: outages complete, per: calendar month}
                target: at least 99.9%
                consequence: none
                wording: Hosting is up {target}; clause 5.1 promises {5.1.target} to {parties.customer}.
            """;
        var text = File.ReadAllText(Path.Combine(Evidence.CaseFiles.Root(), "samples/consultancy/agreement.yaml"))
            .Replace("serviceLevels:\n", $"serviceLevels:\n{Level}\n", StringComparison.Ordinal)
            .Replace(
                "  customer:\n    name: Northwind Dental\n"
                    + "    approvers: [{name: Office manager, email: office@northwind.example, upTo: 2000.00}]",
                "  customer: Northwind",
                StringComparison.Ordinal
            );
        var source = Contracts.Of(new SourceText("consultancy.yaml", text));

        Contracts
            .Markdown(source, "en")
            .ShouldContain("Hosting is up at least 99.9%; clause 5.1 promises at most 1\u00a0hour to Northwind.");
        Contracts
            .Markdown(source, "de")
            .ShouldContain("Hosting is up mindestens 99,9\u00a0%; clause 5.1 promises höchstens 1\u00a0Stunde to Northwind.");
    }

    [Fact]
    public void Accepted_findings_are_a_schedule()
    {
        var source = Contracts.Source("samples/isp/agreement.yaml") with { Accepted = [("cap-below-table", "agreed on 1 March")] };

        Contracts.Markdown(source, "en").ShouldContain("| cap-below-table | agreed on 1 March |");
    }

    private static IEnumerable<Quantity> Figures(ServiceLevel level)
    {
        var target = level.Target switch
        {
            Target.Single single => [single.Bound.Limit],
            Target.Matrix matrix => matrix.Cells.Select(c => c.Bound.Limit),
            _ => [],
        };
        var rows = level.Credit?.Quantity is CreditQuantity.Table table ? table.Rows : [];
        var gives = rows.Select(r => r.Give).OfType<Give.Percent>().Where(p => p.Share.Sign > 0).Select(p => new Quantity.Share(p.Share));
        // A share in thirds is printed as a fraction, in a table as in a sentence.
        return level.Wording is null || level.Target is Target.Matrix
            ? target.Concat(rows.SelectMany(r => r.Bounds).Select(b => b.Limit)).Concat(gives)
            : rows.SelectMany(r => r.Bounds).Select(b => b.Limit).Concat(gives);
    }

    private static IEnumerable<string> Words(Kept.Text.Language.Yaml.Node node) =>
        node switch
        {
            Kept.Text.Language.Yaml.MapNode map => map.Entries.SelectMany(e => Words(e.Value).Concat(e.Key.Split(' '))),
            Kept.Text.Language.Yaml.ListNode list => list.Items.SelectMany(Words),
            Kept.Text.Language.Yaml.ScalarNode word => word.Value.Split([' ', ',', '.', ';'], StringSplitOptions.RemoveEmptyEntries),
            _ => [],
        };

    [GeneratedRegex(
        @"\b(the|and|of|or|is|are|be|not|shall|for|with|within|each|per|month|months|hours?|minutes|service"
            + @"|credit|customer|provider|after|before|most|least|day|days|if|any|at)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex EnglishWords();
}
