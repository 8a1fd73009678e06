using System.Text.RegularExpressions;
using Kept.Shared;

namespace Kept.Web.Tests.Pages;

/// <summary>The help that a page leads to is there, at the heading that it names.</summary>
public sealed partial class HelpLinkTests
{
    [Fact]
    public void Every_page_leads_to_help_that_is_there()
    {
        var links = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "Kept.Web", "Pages"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(f => Help().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Distinct()
            .ToArray();
        links.Length.ShouldBeGreaterThan(8);
        links.Where(l => !IsThere(l)).ShouldBeEmpty();
    }

    private static bool IsThere(string link)
    {
        var parts = link.Split('#');
        var file = Path.Combine(Repository.Root, "docs", $"{parts[0]}.md");
        return File.Exists(file)
            && (
                parts.Length == 1
                || IsRuling(file, parts[1])
                || Heading()
                    .Matches(File.ReadAllText(file))
                    .Any(m => Anchor(m.Groups[1].Value).StartsWith(parts[1], StringComparison.Ordinal))
            );
    }

    /// <summary>Rulings have anchors of their own.</summary>
    private static bool IsRuling(string file, string anchor) =>
        Path.GetFileName(file) == "rulings.md"
        && File.ReadAllText(file).Contains($"**{anchor.ToUpperInvariant()}", StringComparison.Ordinal);

    private static string Anchor(string heading) => Other().Replace(heading.Trim().ToLowerInvariant().Replace(' ', '-'), "");

    [GeneratedRegex("Help=\"([a-z][^\"]*)\"")]
    private static partial Regex Help();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9-]")]
    private static partial Regex Other();
}
