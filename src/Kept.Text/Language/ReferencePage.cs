using System.Collections.Immutable;
using System.Text;
using Kept.Text.Language.Blocks;
using Kept.Text.Language.Shapes;

namespace Kept.Text.Language;

/// <summary>The language reference: every block with its keys, from the description that reads them, and an example for each.</summary>
public static class ReferencePage
{
    public static string Write()
    {
        var page = new StringBuilder(ReferenceTexts.Introduction);
        foreach (var section in ReferenceTexts.Sections)
        {
            page.Append($"\n## {section.Title}\n\n{section.Text}\n");
            foreach (var block in section.Blocks)
            {
                Block(page, block);
            }

            page.Append($"\n```yaml\n{section.Example.Trim('\n')}\n```\n");
        }

        Values(page);
        return page.ToString();
    }

    /// <summary>Every block of the description by its name, as it is met from the root.</summary>
    internal static ImmutableArray<IBlock> AllBlocks() => [.. Walk().OfType<IBlock>().DistinctBy(b => b.Name)];

    internal static IEnumerable<IPhrase> Phrases() => Walk().OfType<IPhrase>();

    private static IEnumerable<Shape> Walk()
    {
        var seen = new HashSet<Shape>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Shape>([Amendments.FileShape, Root.Shape]);
        while (open.TryPop(out var shape))
        {
            if (seen.Add(shape))
            {
                yield return shape;
                foreach (var part in shape.Parts.Reverse())
                {
                    open.Push(part);
                }
            }
        }
    }

    private static void Block(StringBuilder page, string name)
    {
        var block = AllBlocks().First(b => b.Name == name);
        var shorthand = block.Short is null ? "" : $" A bare value is short for `{block.Short.Name}`.";
        page.Append($"\n### {name}\n\n{block.Doc}{shorthand}\n\n| Key | | Value | Meaning |\n|---|---|---|---|\n");
        foreach (var key in block.Keys)
        {
            var need =
                key.Required ? "required"
                : key.Default is { } meant ? $"`{meant}`"
                : "";
            page.Append($"| `{key.Name}` | {need} | {key.Shape.Name} | {key.Doc.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }

    private static void Values(StringBuilder page)
    {
        page.Append(
            "\n## Values\n\nEach value is a phrase with a grammar. The first spelling of each is the canonical one, which the "
                + "formatter prints.\n\n| Value | Such as |\n|---|---|\n"
        );
        foreach (var phrase in Walk().OfType<IPhrase>().DistinctBy(p => p.Name).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            page.Append($"| {phrase.Name} | {string.Join(", ", phrase.Examples.Select(e => $"`{e}`"))} |\n");
        }
    }
}
