using Kept.Print.Pdf;

namespace Kept.Print.Layout;

/// <summary>The measures of the page (A4, in points) and the faces of its text.</summary>
internal sealed class Style(PdfFont regular, PdfFont bold)
{
    public const double PageWidth = 595.28;
    public const double PageHeight = 841.89;
    public const double Left = 68;
    public const double Top = 76;
    public const double Bottom = 84;

    /// <summary>The width of the text.</summary>
    public const double Measure = PageWidth - (2 * Left);

    /// <summary>Its height.</summary>
    public const double Room = PageHeight - Top - Bottom;

    /// <summary>How far the text of numbered paragraphs, lists and the like stands in.</summary>
    public const double Indent = 24;

    public const double Padding = 4.5;

    public Face Body { get; } = new(regular, 9.5, 13.4);

    public Face Strong { get; } = new(bold, 9.5, 13.4);

    public Face Title { get; } = new(bold, 20, 25);

    public Face Section { get; } = new(bold, 12.5, 16);

    public Face Clause { get; } = new(bold, 10.5, 14);

    public Face Cell { get; } = new(regular, 8.5, 11.4);

    public Face CellHead { get; } = new(bold, 8.5, 11.4);

    public Face Small { get; } = new(regular, 7, 9);

    public Face Heading(int level) =>
        level switch
        {
            1 => Section,
            2 => Clause,
            _ => Strong,
        };
}
