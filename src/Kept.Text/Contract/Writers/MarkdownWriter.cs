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
            [
                Row(table.Columns.Select(c => c.Head)),
                Row(table.Columns.Select(c => c.IsNumber ? "---:" : "---")),
                .. table.Rows.Select(r => Row(r)),
            ]
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
            )
            .Replace("\\_", "_", StringComparison.Ordinal);

    // What would be read as a sign of Markdown or as HTML; text stays on one line.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var (letter, i) in text.ReplaceLineEndings(" ").Select((c, i) => (c, i)))
        {
            if (IsSign(text, letter, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    // Some signs mean something anywhere, some at the beginning of a line, an underscore not within a word.
    private static bool IsSign(string text, char letter, int at) =>
        letter switch
        {
            '*' or '`' or '<' or '[' or ']' or '\\' => true,
            '_' => !(at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1])),
            '#' or '-' or '+' or '>' => at == 0,
            '.' or ')' => at is > 0 and < 9 && at + 1 < text.Length && text[at + 1] == ' ' && text[..at].All(char.IsAsciiDigit),
            _ => false,
        };
}
