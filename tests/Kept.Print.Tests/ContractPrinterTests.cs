using System.Text;
using Kept.Print.Fonts;
using Kept.Text.Contract;
using Kept.Text.Contract.Languages;

namespace Kept.Print.Tests;

/// <summary>Contracts as PDF: whole, the same each time, and laid out so that nothing is parted that belongs together.</summary>
public sealed class ContractPrinterTests
{
    public static TheoryData<string, string> Samples => Printed.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_same_contract_gives_the_same_bytes(string sample, string language)
    {
        var (regular, bold) = Printed.Fonts();

        var first = ContractPrinter.Print(Printed.Contract(sample, language), regular, bold).File;
        var again = ContractPrinter.Print(Printed.Contract(sample, language), Printed.Fonts().Regular, Printed.Fonts().Bold).File;

        again.ShouldBe(first);
        Encoding.ASCII.GetString(first, 0, 8).ShouldBe("%PDF-1.7");
        Encoding.Latin1.GetString(first).ShouldNotContain("/CreationDate");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_text_of_the_contract_is_on_a_page(string sample, string language)
    {
        var (regular, bold) = Printed.Fonts();
        var contract = Printed.Contract(sample, language);

        var printed = Squeezed(string.Concat(ContractPrinter.Print(contract, regular, bold).Pages.SelectMany(p => p.Texts)));

        foreach (var text in contract.Blocks.SelectMany(Texts).Where(t => t.Length < 60))
        {
            printed.ShouldContain(Squeezed(text));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_page_carries_hash_version_and_number(string sample, string language)
    {
        var (regular, bold) = Printed.Fonts();
        var contract = Printed.Contract(sample, language);

        var pages = ContractPrinter.Print(contract, regular, bold).Pages;

        for (var i = 0; i < pages.Count; i++)
        {
            pages[i].Texts.ShouldContain(contract.Foot.Page(i + 1, pages.Count));
            pages[i].Texts.ShouldContain(contract.Foot.Hash);
            pages[i].Texts.ShouldContain(contract.Foot.Version);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_summary_is_one_page(string sample, string language)
    {
        var (regular, bold) = Printed.Fonts();
        var summary = ContractComposer.Summarise(Printed.Source(sample), ContractLanguage.Of(language)!);

        ContractPrinter.Print(summary, regular, bold).Pages.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_heading_is_the_last_on_its_page(string sample, string language)
    {
        var (regular, bold) = Printed.Fonts();
        var contract = Printed.Contract(sample, language);
        var headings = contract.Blocks.OfType<ContractBlock.Heading>().Select(h => h.Text).ToHashSet();

        foreach (var page in ContractPrinter.Print(contract, regular, bold).Pages)
        {
            // The last three texts are the foot.
            headings.ShouldNotContain(page.Texts[^4]);
        }
    }

    [Fact]
    public void A_machine_without_fonts_is_told_what_to_install()
    {
        var folder = Directory.CreateTempSubdirectory("kept-no-fonts-");

        Should.Throw<FontMissingException>(() => FontFiles.Find([folder.FullName])).Hint.ShouldContain("apt-get install fonts-liberation2");

        folder.Delete();
    }

    private static IEnumerable<string> Texts(ContractBlock block) =>
        block switch
        {
            ContractBlock.Heading heading => [heading.Text],
            ContractBlock.Paragraph paragraph => [paragraph.Text],
            ContractBlock.Items items => items.Texts,
            ContractBlock.Table { Rows.Length: > 0 } table => table.Rows.Select(r => r[0]),
            _ => [],
        };

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
