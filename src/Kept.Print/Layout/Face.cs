using Kept.Print.Pdf;

namespace Kept.Print.Layout;

/// <summary>A font at a size.</summary>
/// <param name="Leading">From one line to the next, in points.</param>
internal sealed record Face(PdfFont Font, double Size, double Leading)
{
    public double Width(string text) => Font.Width(text, Size);

    public Face At(double size, double leading) => new(Font, size, leading);
}

/// <summary>A stretch of text in one face.</summary>
internal readonly record struct Span(string Text, Face Face);
