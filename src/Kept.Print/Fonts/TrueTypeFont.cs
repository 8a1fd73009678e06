using System.Globalization;

namespace Kept.Print.Fonts;

/// <summary>A TrueType font as far as printing needs it: glyphs of characters, widths and heights, in thousandths of the size.</summary>
internal sealed class TrueTypeFont
{
    private readonly FontBytes _bytes;
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _unitsPerEm;
    private readonly int _widths;

    /// <exception cref="InvalidDataException">The bytes are no font with outlines that can be embedded.</exception>
    public TrueTypeFont(string name, byte[] bytes)
    {
        Name = name;
        _bytes = new FontBytes(bytes);
        _unitsPerEm = _bytes.Short(_bytes["head"] + 18);
        _widths = _bytes.Short(_bytes["hhea"] + 34);
        GlyphCount = _bytes.Short(_bytes["maxp"] + 4);
        Ascent = Thousandths(_bytes.Signed(_bytes["hhea"] + 4));
        Descent = Thousandths(_bytes.Signed(_bytes["hhea"] + 6));
        var head = _bytes["head"];
        Box = [.. Enumerable.Range(0, 4).Select(i => Thousandths(_bytes.Signed(head + 36 + (2 * i))))];
        ReadCharacters();
    }

    /// <summary>As PDF names it, without blanks.</summary>
    public string Name { get; }

    public FontBytes Bytes => _bytes;

    public int GlyphCount { get; }

    public int Ascent { get; }

    /// <summary>Below the line, negative.</summary>
    public int Descent { get; }

    public int[] Box { get; }

    /// <summary>The glyph of a character; 0, an empty box, where the font has none.</summary>
    public int GlyphOf(int character) => _glyphs.GetValueOrDefault(character);

    public int WidthOf(int glyph) => Thousandths(_bytes.Short(_bytes["hmtx"] + (4 * Math.Min(glyph, _widths - 1))));

    /// <summary>The glyphs of a text with the characters they stand for.</summary>
    public IEnumerable<(int Glyph, int Character)> Glyphs(string text) => text.EnumerateRunes().Select(r => (GlyphOf(r.Value), r.Value));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}, {GlyphCount} glyphs");

    private int Thousandths(int units) => (int)Math.Round(units * 1000m / _unitsPerEm, MidpointRounding.AwayFromZero);

    private void ReadCharacters()
    {
        var cmap = _bytes["cmap"];
        var tables = Enumerable
            .Range(0, _bytes.Short(cmap + 2))
            .Select(i => cmap + 4 + (8 * i))
            .Where(e => _bytes.Short(e) is 0 or 3)
            .Select(e => cmap + (int)_bytes.Long(e + 4));
        foreach (var table in tables)
        {
            if (_bytes.Short(table) == 4)
            {
                ReadSegments(table);
            }
            else if (_bytes.Short(table) == 12)
            {
                ReadGroups(table);
            }
        }
    }

    // Format 4: parallel arrays of segment ends, starts, deltas and offsets into an array of glyphs.
    private void ReadSegments(int table)
    {
        var twice = _bytes.Short(table + 6);
        for (var i = 0; i < twice; i += 2)
        {
            var (end, start) = (_bytes.Short(table + 14 + i), _bytes.Short(table + 16 + twice + i));
            var delta = _bytes.Short(table + 16 + (2 * twice) + i);
            var offsetAt = table + 16 + (3 * twice) + i;
            var offset = _bytes.Short(offsetAt);
            for (var c = start; c <= end && c != 0xFFFF; c++)
            {
                var raw = offset == 0 ? c : _bytes.Short(offsetAt + offset + (2 * (c - start)));
                Add(c, raw == 0 ? 0 : (raw + delta) & 0xFFFF);
            }
        }
    }

    private void ReadGroups(int table)
    {
        for (var i = 0; i < (int)_bytes.Long(table + 12); i++)
        {
            var at = table + 16 + (12 * i);
            var (start, end, glyph) = ((int)_bytes.Long(at), (int)_bytes.Long(at + 4), (int)_bytes.Long(at + 8));
            for (var c = start; c <= end; c++)
            {
                Add(c, glyph + c - start);
            }
        }
    }

    private void Add(int character, int glyph)
    {
        if (glyph > 0 && glyph < GlyphCount)
        {
            _glyphs.TryAdd(character, glyph);
        }
    }
}
