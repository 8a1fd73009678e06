using System.Globalization;
using System.Text;
using Kept.Print.Fonts;

namespace Kept.Print.Pdf;

/// <summary>
/// A font as it is embedded: its used glyphs, their widths, and which characters they stand for, so that text can be found.
/// </summary>
internal sealed class PdfFont(TrueTypeFont font, string resource)
{
    private readonly SortedDictionary<int, int> _used = [];

    /// <summary>Its name on a page: <c>F1</c>.</summary>
    public string Resource => resource;

    public TrueTypeFont Font => font;

    /// <summary>The width of a text, in points at a size.</summary>
    public double Width(string text, double size) => font.Glyphs(text).Sum(g => font.WidthOf(g.Glyph)) * size / 1000;

    /// <summary>A text as glyph numbers in hexadecimal; the glyphs are embedded from now on.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder(text.Length * 4);
        foreach (var (glyph, character) in font.Glyphs(text))
        {
            _used.TryAdd(glyph, character);
            hex.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }

        return hex.ToString();
    }

    /// <summary>Adds the font with all it needs.</summary>
    public int AddTo(PdfObjects objects)
    {
        var name = $"{Tag()}+{font.Name}";
        var file = FontSubset.Of(font, _used.Keys);
        var embedded = objects.AddStream(file, $"/Length1 {file.Length} ");
        var descriptor = objects.Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', font.Box)}] /ItalicAngle 0 "
                + $"/Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.Ascent} /StemV 80 /FontFile2 {embedded} 0 R >>"
        );
        var widths = string.Join(' ', _used.Keys.Select(g => $"{g} [{font.WidthOf(g)}]"));
        var descendant = objects.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
                + $"/Supplement 0 >> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /W [{widths}] >>"
        );
        var characters = objects.AddStream(Encoding.ASCII.GetBytes(Characters()));
        return objects.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] "
                + $"/ToUnicode {characters} 0 R >>"
        );
    }

    // Six letters name a subset; here they are taken from the glyphs in it.
    private string Tag()
    {
        var hash = _used.Keys.Aggregate(17u, (h, g) => unchecked((h * 31) + (uint)g));
        return string.Concat(Enumerable.Range(0, 6).Select(i => (char)('A' + ((hash >> (5 * i)) % 26))));
    }

    private string Characters()
    {
        var text = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> "
                + "def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        );
        foreach (var some in _used.Chunk(100))
        {
            text.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var (glyph, character) in some)
            {
                var utf16 = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character)));
                text.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{utf16}>\n");
            }

            text.Append("endbfchar\n");
        }

        return text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
