using System.Collections.Immutable;
using Kept.Print.Pdf;
using Kept.Text.Contract;

namespace Kept.Print.Layout;

/// <summary>From the blocks of a contract to the pieces that are put on pages.</summary>
internal sealed class BlockLayout(Style style)
{
    private readonly TableLayout _tables = new(style);

    public List<Piece> Of(ContractDocument document)
    {
        var pieces = Title(document.Title).ToList();
        var breaks = false;
        foreach (var block in document.Blocks)
        {
            if (block is ContractBlock.PageBreak)
            {
                breaks = true;
                continue;
            }

            var next = Pieces(block).ToList();
            if (breaks && next.Count > 0)
            {
                next[0] = next[0] with { BeginsPage = true };
                breaks = false;
            }

            pieces.AddRange(Introduced(pieces, block, next));
        }

        return pieces;
    }

    // The lines before a table, a list or signatures stay with their beginning.
    private static List<Piece> Introduced(List<Piece> before, ContractBlock block, List<Piece> pieces)
    {
        var isIntroduced = block is ContractBlock.Table or ContractBlock.Items or ContractBlock.Signatures;
        if (isIntroduced && before.Count > 0 && pieces is [{ BeginsPage: false }, ..])
        {
            before[^1] = before[^1] with { WithNext = true };
        }

        return pieces;
    }

    private IEnumerable<Piece> Pieces(ContractBlock block) =>
        block switch
        {
            ContractBlock.Heading heading => Heading(heading),
            ContractBlock.Paragraph paragraph => Paragraph(paragraph),
            ContractBlock.Items items => Items(items.Texts),
            ContractBlock.Definitions definitions => definitions.Of.SelectMany((d, i) => Definition(d, i == 0)),
            ContractBlock.Table table => _tables.Of(table),
            ContractBlock.Signatures signatures => [SignatureLayout.Of(style, signatures)],
            ContractBlock.PageBreak => [],
            _ => throw new InvalidOperationException("the family is closed"),
        };

    private IEnumerable<Piece> Title(string title) => Text([new Span(title, style.Title)], 0, style.Title, above: 0, withNext: true);

    private IEnumerable<Piece> Heading(ContractBlock.Heading heading)
    {
        var face = style.Heading(heading.Level);
        var above = heading.Level switch
        {
            1 => 20.0,
            2 => 13,
            _ => 9,
        };
        var lines = Lines.Of(
            [new Span(heading.Text, face)],
            Style.Measure - (heading.Number is null ? 0 : NumberWidth(heading.Number, face))
        );
        return lines.Select(
            (line, i) =>
                new Piece(
                    face.Leading + (i == lines.Length - 1 ? 3 : 0),
                    (canvas, top) =>
                        DrawHeading(canvas, top, i == 0 ? heading.Number : null, line, (face, NumberWidth(heading.Number, face)))
                )
                {
                    Above = i == 0 ? above : 0,
                    WithNext = true,
                }
        );
    }

    private static void DrawHeading(Canvas canvas, double top, string? number, Line line, (Face Face, double Indent) at)
    {
        var baseline = top + at.Face.Size;
        if (number is not null)
        {
            canvas.Text(number, at.Face.Font, at.Face.Size, (Style.Left, baseline));
        }

        line.Draw(canvas, Style.Left + at.Indent, baseline);
    }

    private static double NumberWidth(string? number, Face face) =>
        number is null ? 0 : Math.Max(Style.Indent + 6, face.Width(number) + 10);

    private IEnumerable<Piece> Paragraph(ContractBlock.Paragraph paragraph)
    {
        Span[] spans =
        [
            .. paragraph.Lead is { } lead ? new[] { new Span($"{lead}.", style.Strong) } : [],
            new Span(paragraph.Text, style.Body),
        ];
        return paragraph.Number is { } number
            ? Hanging(number, spans, Math.Max(Style.Indent, style.Body.Width(number) + 6), above: 6)
            : Text(spans, 0, style.Body, above: 6);
    }

    // Neither the first item of a list nor the last stands alone on a page.
    private IEnumerable<Piece> Items(ImmutableArray<string> texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            var pieces = Hanging("•", [new Span(texts[i], style.Body)], 12, above: i == 0 ? 4 : 2.5, left: Style.Indent).ToArray();
            pieces[^1] = pieces[^1] with { WithNext = i < texts.Length - 1 && (i == 0 || i == texts.Length - 2) };
            foreach (var piece in pieces)
            {
                yield return piece;
            }
        }
    }

    private IEnumerable<Piece> Definition(Definition definition, bool first)
    {
        const double Term = 112;
        var terms = Lines.Of([new Span(definition.Term, style.Strong)], Term - 10);
        var meaning = Lines.Of([new Span(definition.Meaning, style.Body)], Style.Measure - Term);
        var count = Math.Max(terms.Length, meaning.Length);
        return Enumerable
            .Range(0, count)
            .Select(i => new Piece(style.Body.Leading, (canvas, top) => DrawBoth(canvas, top + style.Body.Size + 1, i))
            {
                Above =
                    i > 0 ? 0
                    : first ? 8
                    : 5,
                WithNext = i < terms.Length - 1 || Kept(i, count),
            });

        void DrawBoth(Canvas canvas, double baseline, int i)
        {
            if (i < terms.Length)
            {
                terms[i].Draw(canvas, Style.Left, baseline);
            }

            if (i < meaning.Length)
            {
                meaning[i].Draw(canvas, Style.Left + Term, baseline);
            }
        }
    }

    private IEnumerable<Piece> Hanging(string mark, Span[] spans, double indent, double above, double left = 0)
    {
        var first = true;
        foreach (var piece in Text(spans, left + indent, style.Body, above))
        {
            yield return first
                ? piece with
                {
                    Draw = (canvas, top) =>
                    {
                        canvas.Text(mark, style.Body.Font, style.Body.Size, (Style.Left + left, top + style.Body.Size + 1));
                        piece.Draw(canvas, top);
                    },
                }
                : piece;
            first = false;
        }
    }

    private static IEnumerable<Piece> Text(Span[] spans, double indent, Face face, double above, bool withNext = false)
    {
        var lines = Lines.Of(spans, Style.Measure - indent);
        return lines.Select(
            (line, i) =>
                new Piece(face.Leading, (canvas, top) => line.Draw(canvas, Style.Left + indent, top + face.Size + 1))
                {
                    Above = i == 0 ? above : 0,
                    WithNext = withNext || Kept(i, lines.Length),
                }
        );
    }

    /// <summary>Neither the first line of a paragraph stands alone at the foot of a page nor the last at its head.</summary>
    private static bool Kept(int line, int count) => count > 1 && (line == 0 || line == count - 2);
}
