using System.Text;
using static Kept.Print.Pdf.PdfObjects;

namespace Kept.Print.Pdf;

/// <summary>What is drawn on one page, in points; y runs downwards from the top edge.</summary>
internal sealed class Canvas(double height)
{
    private readonly StringBuilder _content = new();
    private readonly List<string> _texts = [];

    /// <summary>What was written, piece by piece in the order of drawing.</summary>
    public IReadOnlyList<string> Texts => _texts;

    public byte[] Content => Encoding.ASCII.GetBytes(_content.ToString());

    /// <summary>A text whose letters stand on a line.</summary>
    /// <param name="grey">0 is black, 1 is white.</param>
    public void Text(string text, PdfFont font, double size, (double X, double Baseline) at, double grey = 0)
    {
        _texts.Add(text);
        _content.Append(
            $"BT {Number(grey)} g /{font.Resource} {Number(size)} Tf "
                + $"{Number(at.X)} {Number(height - at.Baseline)} Td <{font.Encode(text)}> Tj ET\n"
        );
    }

    public void Line((double X, double Y) from, (double X, double Y) to, double width, double grey = 0) =>
        _content.Append(
            $"{Number(grey)} G {Number(width)} w {Number(from.X)} {Number(height - from.Y)} m {Number(to.X)} {Number(height - to.Y)} l S\n"
        );

    public void Fill((double X, double Y) corner, double width, double tall, double grey) =>
        _content.Append($"{Number(grey)} g {Number(corner.X)} {Number(height - corner.Y - tall)} {Number(width)} {Number(tall)} re f\n");
}
