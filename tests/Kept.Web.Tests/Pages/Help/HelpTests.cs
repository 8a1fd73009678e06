using System.Text.RegularExpressions;
using Kept.Web.Pages.Help;

namespace Kept.Web.Tests.Pages.Help;

public sealed partial class HelpTests
{
    [Fact]
    public void Every_document_is_a_page_and_in_the_contents()
    {
        HelpBook.All.ShouldContain("tutorial");
        HelpBook.Groups.SelectMany(g => g.Names).Order(StringComparer.Ordinal).ShouldBe(HelpBook.All);
    }

    [Fact]
    public void Every_link_of_every_page_leads_somewhere()
    {
        var anchors = HelpBook.All.ToDictionary(
            n => n,
            n => Ids().Matches(HelpBook.Find(n)!.Html).Select(m => m.Groups[1].Value).ToHashSet()
        );
        foreach (var name in HelpBook.All)
        {
            foreach (var link in Links().Matches(HelpBook.Find(name)!.Html).Select(m => m.Groups[1].Value))
            {
                var (path, anchor) = link.Split('#', 2) is [var p, var a] ? (p, a) : (link, null);
                var page = path.Length == 0 ? name : path.Replace("/help/", "", StringComparison.Ordinal);
                (link.StartsWith("https://", StringComparison.Ordinal) || anchors.ContainsKey(page)).ShouldBeTrue($"{name}: {link}");
                if (anchor is not null && anchors.TryGetValue(page, out var ids))
                {
                    ids.ShouldContain(anchor, $"{name}: {link}");
                }
            }
        }
    }

    [Fact]
    public void Reasons_find_their_rulings()
    {
        var rulings = HelpBook.Find("rulings")!.Html;
        for (var number = 1; number <= 15; number++)
        {
            rulings.ShouldContain($"id=\"r{number}\"");
        }
    }

    [Fact]
    public void Nothing_in_a_page_is_forbidden_by_the_policy()
    {
        foreach (var name in HelpBook.All)
        {
            var html = HelpBook.Find(name)!.Html;
            html.ShouldNotContain(" style=", Case.Insensitive, name);
            html.ShouldNotContain("<script", Case.Insensitive, name);
        }
    }

    [Theory]
    [InlineData("how-to/desk", "../evidence.md#claim", "/help/evidence#claim")]
    [InlineData("server", "how-to/desk.md", "/help/how-to/desk")]
    [InlineData("server", "https://example.org", "https://example.org")]
    [InlineData("how-to/desk", "../../templates/", null)]
    [InlineData("server", "javascript://x", null)]
    public void A_link_leads_to_a_page_or_is_none(string from, string url, string? expected) =>
        HelpLinks.Target(from, url, HelpBook.Has).ShouldBe(expected);

    [Fact]
    public void Words_are_found_in_headings_first()
    {
        var hits = HelpBook.Search("claim");
        hits[0].Section.Title.ShouldContain("claim", Case.Insensitive);
        HelpBook.Search("nosuchword").ShouldBeEmpty();
        HelpBook.Search(" ").ShouldBeEmpty();
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("id=\"([^\"]*)\"")]
    private static partial Regex Ids();
}
