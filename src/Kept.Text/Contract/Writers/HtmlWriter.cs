using System.Collections.Immutable;
using System.Net;

namespace Kept.Text.Contract.Writers;

/// <summary>A contract as one HTML file: nothing is loaded, no script. All text is escaped.</summary>
public static class HtmlWriter
{
    public static string Write(ContractDocument document) =>
        $"""
            <!doctype html>
            <html lang="{document.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(document.Title)}</title>
            <style>
            {HtmlStyle.Css}
            </style>
            </head>
            <body>
            <main>
            <h1>{Text(document.Title)}</h1>
            {string.Join('\n', document.Blocks.Select(Block))}
            </main>
            <footer>
            <p>{Text(document.Foot.Version)}</p>
            <p>{Text(document.Foot.Hash)}</p>
            </footer>
            </body>
            </html>

            """.ReplaceLineEndings("\n");

    private static string Block(ContractBlock block) =>
        block switch
        {
            ContractBlock.Heading heading => Heading(heading),
            ContractBlock.Paragraph paragraph => Paragraph(paragraph),
            ContractBlock.Items items => $"<ul>{string.Concat(items.Texts.Select(t => $"\n<li>{Text(t)}</li>"))}\n</ul>",
            ContractBlock.Definitions definitions => Definitions(definitions),
            ContractBlock.Table table => Table(table),
            ContractBlock.Signatures signatures => Signatures(signatures),
            ContractBlock.PageBreak => """<div class="page"></div>""",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    private static string Heading(ContractBlock.Heading heading)
    {
        var tag = $"h{heading.Level + 1}";
        return heading.Number is { } number
            ? $"""<{tag} id="{Anchor(number)}"><span class="n">{Text(number)}</span> {Text(heading.Text)}</{tag}>"""
            : $"<{tag}>{Text(heading.Text)}</{tag}>";
    }

    private static string Paragraph(ContractBlock.Paragraph paragraph)
    {
        var lead = paragraph.Lead is { } l ? $"<strong>{Text(l)}.</strong> " : "";
        return paragraph.Number is { } number
            ? $"""<p class="numbered"><span class="n">{Text(number)}</span> <span>{lead}{Text(paragraph.Text)}</span></p>"""
            : $"<p>{lead}{Text(paragraph.Text)}</p>";
    }

    private static string Definitions(ContractBlock.Definitions definitions) =>
        $"<dl>{string.Concat(definitions.Of.Select(d => $"\n<dt>{Text(d.Term)}</dt><dd>{Text(d.Meaning)}</dd>"))}\n</dl>";

    // The frame scrolls by itself where the table is wider than the screen; it can be reached by keyboard.
    private static string Table(ContractBlock.Table table)
    {
        var label = Text(string.Join(", ", table.Columns.Select(c => c.Head)));
        var head = string.Concat(table.Columns.Select(c => $"""<th scope="col"{Class(c)}>{Text(c.Head)}</th>"""));
        var rows = string.Concat(table.Rows.Select(r => $"\n<tr>{Cells(r, table.Columns)}</tr>"));
        return $"""<div class="table" role="region" tabindex="0" aria-label="{label}"><table{(table.Columns.Length > 3 ? " class=\"wide\"" : "")}>"""
            + $"\n<thead><tr>{head}</tr></thead>\n<tbody>{rows}\n</tbody>\n</table></div>";
    }

    private static string Cells(ImmutableArray<string> row, ImmutableArray<Column> columns) =>
        string.Concat(row.Select((cell, i) => $"<td{Class(columns[i])}>{Text(cell)}</td>"));

    private static string Class(Column column) => column.IsNumber ? " class=\"number\"" : "";

    private static string Signatures(ContractBlock.Signatures signatures) =>
        $"""<div class="signatures">{string.Concat(signatures.Places.Select(Place))}</div>""";

    private static string Place(SignaturePlace place) =>
        $"""<div><div class="role">{Text(place.Role)}</div><strong>{Text(place.Name)}</strong>"""
        + string.Concat(place.Lines.Select(l => $"""<div class="hand">{Text(l)}</div>"""))
        + "</div>";

    internal static string Anchor(string number) => $"c{string.Concat(number.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";

    private static string Text(string text) => WebUtility.HtmlEncode(text).Replace("\u00a0", "&nbsp;", StringComparison.Ordinal);
}
