using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kept.Web.Pages.Help;

/// <summary>A part of a document under a heading.</summary>
/// <param name="Anchor">Empty: the document's beginning.</param>
/// <param name="Words">All that is said in it, in lower case.</param>
public sealed record HelpSection(int Depth, string Anchor, string Title, string Words);

/// <summary>A document as a page: its title, its contents, and its text as HTML without anything that the pages' policy forbids.</summary>
public sealed record HelpDocument(string Name, string Title, string Html, ImmutableArray<HelpSection> Sections)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UseAutoLinks()
        .DisableHtml()
        .Build();

    /// <param name="has">Whether there is a document of a name.</param>
    public static HelpDocument Read(string name, string text, Func<string, bool> has)
    {
        var document = Markdown.Parse(text, Pipeline);
        var title = document.OfType<HeadingBlock>().FirstOrDefault(h => h.Level == 1);
        var shown = title is null ? name : Plain(title.Inline);
        if (title is not null)
        {
            document.Remove(title);
        }

        HelpLinks.Lead(document, name, has);
        Rulings(document);
        Aligned(document);
        var sections = Parts(document, text, shown);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        writer.Flush();
        return new HelpDocument(name, shown, Scrolling(writer.ToString()), sections);
    }

    private static ImmutableArray<HelpSection> Parts(MarkdownDocument document, string text, string title)
    {
        var heads = document.OfType<LeafBlock>().Where(b => b is HeadingBlock { Level: > 1 } || IsRuling(b)).ToArray();
        var starts = heads.Select(h => h.Span.Start).Append(text.Length).ToArray();
        var first = new HelpSection(1, "", title, text[..starts[0]].ToLowerInvariant());
        return
        [
            first,
            .. heads.Select(
                (h, i) => new HelpSection(Depth(h), h.GetAttributes().Id ?? "", Head(h), text[starts[i]..starts[i + 1]].ToLowerInvariant())
            ),
        ];
    }

    private static bool IsRuling(LeafBlock block) => block is ParagraphBlock && block.TryGetAttributes()?.Id is not null;

    private static int Depth(LeafBlock block) => block is HeadingBlock heading ? heading.Level : 2;

    private static string Head(LeafBlock block) =>
        Plain(IsRuling(block) ? block.Inline!.FirstChild as ContainerInline : block.Inline).TrimEnd('.');

    internal static string Plain(ContainerInline? inline) =>
        inline is null
            ? ""
            : string.Concat(
                inline
                    .Descendants()
                    .Select(i =>
                        i switch
                        {
                            LiteralInline literal => literal.Content.ToString(),
                            CodeInline code => code.Content,
                            _ => "",
                        }
                    )
            );

    /// <summary>Rulings begin with their number in bold; reasons lead to it: <c>#r11</c>.</summary>
    private static void Rulings(MarkdownDocument document)
    {
        foreach (var paragraph in document.OfType<ParagraphBlock>())
        {
            if (
                paragraph.Inline?.FirstChild is EmphasisInline { DelimiterCount: 2 } bold
                && Plain(bold).Split(' ', ',', '.')[0] is ['R', .. var digits] word
                && digits.Length is > 0 and < 3
                && digits.All(char.IsAsciiDigit)
            )
            {
                paragraph.GetAttributes().Id = word.ToLowerInvariant();
            }
        }
    }

    /// <summary>Columns are aligned by a class: the pages' policy forbids styles in the text.</summary>
    private static void Aligned(MarkdownDocument document)
    {
        foreach (var table in document.Descendants<Table>())
        {
            var ends = table.ColumnDefinitions.Select(c => c.Alignment == TableColumnAlign.Right).ToArray();
            foreach (var column in table.ColumnDefinitions)
            {
                column.Alignment = null;
            }

            foreach (var row in table.OfType<TableRow>())
            {
                for (var i = 0; i < row.Count && i < ends.Length; i++)
                {
                    if (ends[i])
                    {
                        row[i].GetAttributes().AddClass("text-end");
                    }
                }
            }
        }
    }

    // Raw HTML is off, so that these beginnings are the renderer's own. What scrolls can be reached by keyboard.
    private static string Scrolling(string html) =>
        html.Replace(
                "<table>",
                "<div class=\"table-responsive\" tabindex=\"0\"><table class=\"table table-dense\">",
                StringComparison.Ordinal
            )
            .Replace("</table>", "</table></div>", StringComparison.Ordinal)
            .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
}
