using System.Collections.Immutable;
using System.Text;

namespace Kept.Text.Contract.Writers;

/// <summary>A contract as Markdown (CommonMark with tables).</summary>
public static class MarkdownWriter
{
    public static string Write(ContractDocument document)
    {
        var blocks = document.Blocks.Select(Block).Where(b => b.Length > 0).Prepend($"# {Escaped(document.Title)}");
        return string.Join("\n\n", [.. blocks, "---", $"{Escaped(document.Foot.Version)}  \n{Escaped(document.Foot.Hash)}"]) + "\n";
    }

    private static string Block(ContractBlock block) =>
        block switch
        {
            ContractBlock.Heading heading => $"{new string('#', heading.Level + 1)} {Escaped(Numbered(heading.Number, heading.Text))}",
            ContractBlock.Paragraph paragraph => Paragraph(paragraph),
            ContractBlock.Items items => string.Join('\n', items.Texts.Select(t => $"- {Escaped(t)}")),
            ContractBlock.Definitions definitions => string.Join(
                '\n',
                definitions.Of.Select(d => $"- **{Escaped(d.Term)}**: {Escaped(d.Meaning)}")
            ),
            ContractBlock.Table table => Table(table),
            ContractBlock.Signatures signatures => Signatures(signatures),
            ContractBlock.PageBreak => "",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    private static string Numbered(string? number, string text) => number is null ? text : $"{number} {text}";

    private static string Paragraph(ContractBlock.Paragraph paragraph)
    {
        var number = paragraph.Number is { } n ? $"{Escaped(n)} " : "";
        var lead = paragraph.Lead is { } l ? $"**{Escaped(l)}.** " : "";
        return number + lead + Escaped(paragraph.Text);
    }

    private static string Table(ContractBlock.Table table) =>
        string.Join(
            '\n',
            [Row(table.Columns.Select(c => c.Head)), Row(table.Columns.Select(c => c.IsNumber ? "---:" : "---")), .. table.Rows.Select(r => Row(r))]
        );

    private static string Row(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(c => c.StartsWith("---", StringComparison.Ordinal) ? c : Cell(c)))} |";

    private static string Cell(string text) => Escaped(text).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Signatures(ContractBlock.Signatures signatures) =>
        Table(
            new ContractBlock.Table(
                [.. signatures.Places.Select(p => new Column(p.Name.Length > 0 ? $"{p.Role}: {p.Name}" : p.Role))],
                [
                    .. Enumerable
                        .Range(0, signatures.Places.Max(p => p.Lines.Length))
                        .Select(i => signatures.Places.Select(p => $"{p.Lines[i]}: ____________________").ToImmutableArray()),
                ]
            )
        ).Replace("\\_", "_", StringComparison.Ordinal);

    // What would be read as a sign of Markdown or as HTML; text stays on one line.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings(" "))
        {
            _ = letter is '*' or '_' or '`' or '<' or '[' or ']' or '\\' or '#' ? escaped.Append('\\').Append(letter) : escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
