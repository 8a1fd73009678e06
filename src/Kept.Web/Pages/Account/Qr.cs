using System.Text;

namespace Kept.Web.Pages.Account;

/// <summary>
/// A text as a QR code (ISO/IEC 18004): bytes, error correction of level L, versions 1 to 10. For the address that an authenticator app
/// reads from the screen; made here, so that the secret goes nowhere else.
/// </summary>
public sealed class Qr
{
    private const int Versions = 10;
    private const int Mask = 2;

    // Of level L, by version: codewords of correction in each block, and blocks.
    private static readonly int[] Correction = [0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18];
    private static readonly int[] Blocks = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4];

    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private Qr(int version)
    {
        Size = (version * 4) + 17;
        (_dark, _fixed) = (new bool[Size, Size], new bool[Size, Size]);
    }

    /// <summary>Modules on each side.</summary>
    public int Size { get; }

    /// <summary>The dark modules as the path of an SVG.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            for (var y = 0; y < Size; y++)
            {
                for (var x = 0; x < Size; x++)
                {
                    if (_dark[x, y])
                    {
                        path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                    }
                }
            }

            return path.ToString();
        }
    }

    public bool this[int x, int y] => _dark[x, y];

    /// <summary>Null: the text is too long.</summary>
    public static Qr? Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var version = 1; version <= Versions; version++)
        {
            if (4 + LengthBits(version) + (8 * bytes.Length) <= DataWords(version) * 8)
            {
                var code = new Qr(version);
                code.Patterns(version);
                code.Fill(Interleaved(Words(bytes, version), version));
                code.Format();
                return code;
            }
        }

        return null;
    }

    private static int LengthBits(int version) => version < 10 ? 8 : 16;

    private static int RawModules(int version)
    {
        var modules = (((16 * version) + 128) * version) + 64;
        if (version >= 2)
        {
            var aligned = (version / 7) + 2;
            modules -= (((25 * aligned) - 10) * aligned) - 55;
        }

        return version >= 7 ? modules - 36 : modules;
    }

    private static int DataWords(int version) => (RawModules(version) / 8) - (Correction[version] * Blocks[version]);

    /// <summary>Mode, length, bytes, end, and padding up to the capacity.</summary>
    private static byte[] Words(byte[] bytes, int version)
    {
        var bits = new List<bool>();
        Append(bits, 4, 4);
        Append(bits, bytes.Length, LengthBits(version));
        foreach (var b in bytes)
        {
            Append(bits, b, 8);
        }

        var capacity = DataWords(version) * 8;
        Append(bits, 0, Math.Min(4, capacity - bits.Count));
        Append(bits, 0, (8 - (bits.Count % 8)) % 8);
        for (var pad = 0xEC; bits.Count < capacity; pad ^= 0xEC ^ 0x11)
        {
            Append(bits, pad, 8);
        }

        var words = new byte[capacity / 8];
        for (var i = 0; i < bits.Count; i++)
        {
            words[i / 8] |= (byte)(bits[i] ? 0x80 >> (i % 8) : 0);
        }

        return words;
    }

    private static void Append(List<bool> bits, int value, int length)
    {
        for (var i = length - 1; i >= 0; i--)
        {
            bits.Add(((value >> i) & 1) != 0);
        }
    }

    /// <summary>Blocks with their correction, a word of each in turn; the later blocks may be a word longer.</summary>
    private static byte[] Interleaved(byte[] data, int version)
    {
        var (blocks, correction, raw) = (Blocks[version], Correction[version], RawModules(version) / 8);
        var (shortBlocks, shortLength) = (blocks - (raw % blocks), (raw / blocks) - correction);
        var (parts, divisor, at) = (new List<(byte[] Data, byte[] Ends)>(), Divisor(correction), 0);
        for (var i = 0; i < blocks; i++)
        {
            var part = data[at..(at += shortLength + (i < shortBlocks ? 0 : 1))];
            parts.Add((part, Remainder(part, divisor)));
        }

        var result = new List<byte>();
        for (var i = 0; i <= shortLength; i++)
        {
            result.AddRange(parts.Where(p => i < p.Data.Length).Select(p => p.Data[i]));
        }

        for (var i = 0; i < correction; i++)
        {
            result.AddRange(parts.Select(p => p.Ends[i]));
        }

        return [.. result];
    }

    private static byte[] Divisor(int degree)
    {
        var result = new byte[degree];
        (result[degree - 1], var root) = (1, (byte)1);
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                result[j] = Times(result[j], root);
                result[j] ^= j + 1 < degree ? result[j + 1] : (byte)0;
            }

            root = Times(root, 2);
        }

        return result;
    }

    private static byte[] Remainder(byte[] data, byte[] divisor)
    {
        var result = new byte[divisor.Length];
        foreach (var b in data)
        {
            var factor = (byte)(b ^ result[0]);
            result.AsSpan(1).CopyTo(result);
            result[^1] = 0;
            for (var i = 0; i < result.Length; i++)
            {
                result[i] ^= Times(divisor[i], factor);
            }
        }

        return result;
    }

    /// <summary>In the field of 256 with the polynomial 0x11D.</summary>
    private static byte Times(byte a, byte b)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((b >> i) & 1) * a;
        }

        return (byte)product;
    }

    private void Patterns(int version)
    {
        for (var i = 0; i < Size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        Finder(3, 3);
        Finder(Size - 4, 3);
        Finder(3, Size - 4);
        var places = Alignments(version);
        foreach (var (x, y) in places.SelectMany(x => places.Select(y => (x, y))))
        {
            if (!IsFinder(x, y))
            {
                Square(x, y, 2, d => d != 1);
            }
        }

        Format();
        Version(version);
    }

    private bool IsFinder(int x, int y) => (x, y) == (6, 6) || (x, y) == (6, Size - 7) || (x, y) == (Size - 7, 6);

    private int[] Alignments(int version)
    {
        if (version == 1)
        {
            return [];
        }

        var count = (version / 7) + 2;
        var step = ((version * 8) + (count * 3) + 5) / ((count * 4) - 4) * 2;
        return [6, .. Enumerable.Range(0, count - 1).Select(i => Size - 7 - (i * step)).Reverse()];
    }

    private void Finder(int x, int y) => Square(x, y, 4, d => d is not (2 or 4));

    private void Square(int x, int y, int reach, Func<int, bool> dark)
    {
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++)
            {
                if (x + dx >= 0 && x + dx < Size && y + dy >= 0 && y + dy < Size)
                {
                    Set(x + dx, y + dy, dark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
                }
            }
        }
    }

    /// <summary>Level L and the mask, with their own correction, twice.</summary>
    private void Format()
    {
        const int data = (1 << 3) | Mask;
        var rest = data;
        for (var i = 0; i < 10; i++)
        {
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        }

        var bits = ((data << 10) | rest) ^ 0x5412;
        bool Bit(int i) => ((bits >> i) & 1) != 0;
        for (var i = 0; i < 15; i++)
        {
            var (x, y) =
                i < 6 ? (8, i)
                : i < 8 ? (8, i + 1)
                : i == 8 ? (7, 8)
                : (14 - i, 8);
            Set(x, y, Bit(i));
            Set(i < 8 ? Size - 1 - i : 8, i < 8 ? 8 : Size - 15 + i, Bit(i));
        }

        Set(8, Size - 8, true);
    }

    private void Version(int version)
    {
        if (version < 7)
        {
            return;
        }

        var rest = version;
        for (var i = 0; i < 12; i++)
        {
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        }

        var bits = (version << 12) | rest;
        for (var i = 0; i < 18; i++)
        {
            var (a, b, dark) = (Size - 11 + (i % 3), i / 3, ((bits >> i) & 1) != 0);
            Set(a, b, dark);
            Set(b, a, dark);
        }
    }

    /// <summary>Two columns at a time from the right, up and down in turn, around what is fixed; masked.</summary>
    private void Fill(byte[] words)
    {
        var i = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            right = right == 6 ? 5 : right;
            var upward = ((right + 1) & 2) == 0;
            for (var step = 0; step < Size; step++)
            {
                var y = upward ? Size - 1 - step : step;
                for (var x = right; x > right - 2; x--)
                {
                    if (!_fixed[x, y])
                    {
                        var bit = i < words.Length * 8 && ((words[i / 8] >> (7 - (i % 8))) & 1) != 0;
                        _dark[x, y] = bit ^ (x % 3 == 0);
                        i++;
                    }
                }
            }
        }
    }

    private void Set(int x, int y, bool dark) => (_dark[x, y], _fixed[x, y]) = (dark, true);
}
