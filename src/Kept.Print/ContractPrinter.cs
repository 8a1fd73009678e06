using Kept.Print.Fonts;
using Kept.Print.Layout;
using Kept.Print.Pdf;
using Kept.Text.Contract;

namespace Kept.Print;

/// <summary>
/// A contract as PDF on A4, by a layout of its own. The same contract and the same fonts give the same bytes: neither a clock nor a
/// random number goes into the file.
/// </summary>
public static class ContractPrinter
{
    /// <exception cref="FontMissingException">The machine has no font to print with.</exception>
    public static byte[] Print(ContractDocument document)
    {
        var (regular, bold) = FontFiles.Find();
        return Print(document, regular, bold).File;
    }

    internal static (byte[] File, IReadOnlyList<Canvas> Pages) Print(ContractDocument document, TrueTypeFont regular, TrueTypeFont bold)
    {
        PdfFont[] fonts = [new(regular, "F1"), new(bold, "F2")];
        var style = new Style(fonts[0], fonts[1]);
        var pages = Pages.Of(new BlockLayout(style).Of(document), Style.Room);
        var canvases = pages.Select((pieces, i) => Draw(document, style, pieces, (i + 1, pages.Count))).ToArray();
        return (File(document, fonts, canvases), canvases);
    }

    private static Canvas Draw(ContractDocument document, Style style, List<(Piece Piece, double Top)> pieces, (int Number, int Of) page)
    {
        var canvas = new Canvas(Style.PageHeight);
        foreach (var (piece, top) in pieces)
        {
            piece.Draw(canvas, Style.Top + top);
        }

        if (page.Number > 1)
        {
            Head(canvas, style, document);
        }

        Foot(canvas, style, document.Foot, document.Foot.Page(page.Number, page.Of));
        return canvas;
    }

    private static void Head(Canvas canvas, Style style, ContractDocument document)
    {
        const double Y = Style.Top - 26;
        foreach (var line in Lines.Of([new Span(document.Title, style.Small)], Style.Measure).Take(1))
        {
            line.Draw(canvas, Style.Left, Y - 4, 0.35);
        }

        canvas.Line((Style.Left, Y), (Style.Left + Style.Measure, Y), 0.4, 0.6);
    }

    private static void Foot(Canvas canvas, Style style, ContractFoot foot, string page)
    {
        const double Y = Style.PageHeight - Style.Bottom + 28;
        var (font, size) = (style.Small.Font, style.Small.Size);
        canvas.Line((Style.Left, Y), (Style.Left + Style.Measure, Y), 0.4, 0.6);
        canvas.Text(page, font, size, (Style.Left + Style.Measure - style.Small.Width(page), Y + 10), 0.35);
        foreach (var line in Lines.Of([new Span(foot.Version, style.Small)], Style.Measure - 80).Take(1))
        {
            line.Draw(canvas, Style.Left, Y + 10, 0.35);
        }

        canvas.Text(foot.Hash, font, size, (Style.Left, Y + 20), 0.35);
    }

    private static byte[] File(ContractDocument document, PdfFont[] fonts, Canvas[] canvases)
    {
        var objects = new PdfObjects();
        var (catalog, tree) = (objects.Reserve(), objects.Reserve());
        var embedded = string.Join(' ', fonts.Select(f => $"/{f.Resource} {f.AddTo(objects)} 0 R"));
        var resources = objects.Add($"<< /Font << {embedded} >> >>");
        var size = $"[0 0 {PdfObjects.Number(Style.PageWidth)} {PdfObjects.Number(Style.PageHeight)}]";
        var pages = canvases
            .Select(c => objects.AddStream(c.Content))
            .Select(content =>
                objects.Add($"<< /Type /Page /Parent {tree} 0 R /MediaBox {size} /Resources {resources} 0 R /Contents {content} 0 R >>")
            )
            .ToArray();
        objects.Set(tree, $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select(p => $"{p} 0 R"))}] >>");
        objects.Set(
            catalog,
            $"<< /Type /Catalog /Pages {tree} 0 R /Lang ({document.Language}) /ViewerPreferences << /DisplayDocTitle true >> >>"
        );
        var information = objects.Add($"<< /Title {PdfObjects.Unicode(document.Title)} /Producer (Kept) >>");
        return objects.File(catalog, information);
    }
}
