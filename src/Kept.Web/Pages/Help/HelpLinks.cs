using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kept.Web.Pages.Help;

/// <summary>Links between documents as links between pages of the help. What is no page of it is said without a link.</summary>
internal static class HelpLinks
{
    /// <param name="name">Of the document that they stand in.</param>
    public static void Lead(MarkdownDocument document, string name, Func<string, bool> has)
    {
        foreach (var link in document.Descendants<LinkInline>().ToArray())
        {
            if (link.IsImage || Target(name, link.Url ?? "", has) is not { } target)
            {
                Unlink(link);
            }
            else
            {
                link.Url = target;
            }
        }
    }

    /// <summary>Null: it leads to nothing that there is here.</summary>
    internal static string? Target(string from, string url, Func<string, bool> has)
    {
        if (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith('#'))
        {
            return url;
        }

        if (url.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        var (path, anchor) = url.Split('#', 2) is [var p, var a] ? (p, $"#{a}") : (url, "");
        var steps = new Stack<string>(from.Split('/')[..^1]);
        foreach (var step in path.Split('/').Where(s => s is not ("." or "")))
        {
            if (step != "..")
            {
                steps.Push(step);
            }
            else if (!steps.TryPop(out _))
            {
                return null;
            }
        }

        var found = string.Join('/', steps.Reverse());
        return found.EndsWith(".md", StringComparison.Ordinal) && has(found[..^3]) ? $"/help/{found[..^3]}{anchor}" : null;
    }

    private static void Unlink(LinkInline link)
    {
        var words = new ContainerInline();
        while (link.FirstChild is { } child)
        {
            child.Remove();
            words.AppendChild(child);
        }

        link.ReplaceBy(words);
    }
}
