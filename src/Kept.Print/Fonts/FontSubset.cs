using System.Buffers.Binary;
using System.Text;

namespace Kept.Print.Fonts;

/// <summary>A font file with the outlines of some glyphs only. Glyphs keep their numbers, so that nothing else has to change.</summary>
internal static class FontSubset
{
    // What an outline needs to be drawn; characters are mapped by the PDF.
    private static readonly string[] Kept = ["cvt ", "fpgm", "head", "hhea", "hmtx", "maxp", "prep"];

    public static byte[] Of(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        var used = Closed(font, glyphs);
        var (glyf, loca) = Outlines(font, used);
        var tables = Kept.Where(font.Bytes.Has)
            .Select(t => (Name: t, Bytes: t == "head" ? Head(font) : font.Bytes.Table(t).ToArray()))
            .Append((Name: "glyf", Bytes: glyf))
            .Append((Name: "loca", Bytes: loca))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ToArray();
        return File(tables);
    }

    /// <summary>With the parts of which composite glyphs are made.</summary>
    private static SortedSet<int> Closed(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        var (used, open) = (new SortedSet<int>(), new Stack<int>(glyphs.Append(0)));
        while (open.TryPop(out var glyph))
        {
            if (used.Add(glyph))
            {
                foreach (var part in Parts(font, glyph))
                {
                    open.Push(part);
                }
            }
        }

        return used;
    }

    private static (int At, int Length) Outline(TrueTypeFont font, int glyph)
    {
        var (bytes, loca) = (font.Bytes, font.Bytes["loca"]);
        var isLong = bytes.Short(bytes["head"] + 50) == 1;
        int At(int g) => isLong ? (int)bytes.Long(loca + (4 * g)) : 2 * bytes.Short(loca + (2 * g));
        return (bytes["glyf"] + At(glyph), At(glyph + 1) - At(glyph));
    }

    private static IEnumerable<int> Parts(TrueTypeFont font, int glyph)
    {
        const int WordArguments = 1,
            Scale = 8,
            More = 32,
            TwoScales = 64,
            Matrix = 128;
        var (at, length) = Outline(font, glyph);
        if (length == 0 || font.Bytes.Signed(at) >= 0)
        {
            yield break;
        }

        for (var (part, flags) = (at + 10, More); (flags & More) != 0; )
        {
            flags = font.Bytes.Short(part);
            yield return font.Bytes.Short(part + 2);
            part += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            part +=
                (flags & Scale) != 0 ? 2
                : (flags & TwoScales) != 0 ? 4
                : (flags & Matrix) != 0 ? 8
                : 0;
        }
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(TrueTypeFont font, SortedSet<int> used)
    {
        using var glyf = new MemoryStream();
        var loca = new byte[4 * (font.GlyphCount + 1)];
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * glyph), (uint)glyf.Length);
            if (used.Contains(glyph))
            {
                var (at, length) = Outline(font, glyph);
                glyf.Write(font.Bytes.Slice(at, length));
                glyf.Write(new byte[(4 - (int)(glyf.Length % 4)) % 4]);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * font.GlyphCount), (uint)glyf.Length);
        return (glyf.ToArray(), loca);
    }

    // Offsets of outlines are written long.
    private static byte[] Head(TrueTypeFont font)
    {
        var head = font.Bytes.Table("head").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        return head;
    }

    private static byte[] File((string Name, byte[] Bytes)[] tables)
    {
        using var file = new MemoryStream();
        var power = 1 << (int)Math.Log2(tables.Length);
        Long(file, 0x00010000);
        Short(file, tables.Length, power * 16, (int)Math.Log2(power), (tables.Length - power) * 16);
        var at = 12 + (16 * tables.Length);
        foreach (var (name, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(name));
            Long(file, Sum(bytes), (uint)at, (uint)bytes.Length);
            at += Padded(bytes.Length);
        }

        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            file.Write(new byte[Padded(bytes.Length) - bytes.Length]);
        }

        return file.ToArray();
    }

    private static int Padded(int length) => (length + 3) / 4 * 4;

    private static uint Sum(byte[] bytes)
    {
        var padded = new byte[Padded(bytes.Length)];
        bytes.CopyTo(padded, 0);
        var sum = 0u;
        for (var i = 0; i < padded.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(i)));
        }

        return sum;
    }

    private static void Long(MemoryStream file, params ReadOnlySpan<uint> values)
    {
        var bytes = new byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            file.Write(bytes);
        }
    }

    private static void Short(MemoryStream file, params ReadOnlySpan<int> values)
    {
        var bytes = new byte[2];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
            file.Write(bytes);
        }
    }
}
