using System.Buffers.Binary;
using System.Text;

namespace Kept.Print.Fonts;

/// <summary>The tables of a TrueType file. Numbers in it are big-endian.</summary>
/// <exception cref="InvalidDataException">The bytes are no TrueType font.</exception>
internal sealed class FontBytes
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int At, int Length)> _tables = [];

    public FontBytes(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < 12 || Long(0) is not (0x00010000 or 0x74727565))
        {
            throw new InvalidDataException("not a TrueType font");
        }

        for (var i = 0; i < Short(4); i++)
        {
            var at = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(bytes, at, 4)] = ((int)Long(at + 8), (int)Long(at + 12));
        }
    }

    public int this[string table] => Has(table) ? _tables[table].At : throw new InvalidDataException($"the font has no table {table}");

    public bool Has(string table) => _tables.ContainsKey(table);

    public ReadOnlySpan<byte> Table(string table) => _bytes.AsSpan(this[table], _tables[table].Length);

    public ReadOnlySpan<byte> Slice(int at, int length) => _bytes.AsSpan(at, length);

    public int Byte(int at) => _bytes[at];

    public int Short(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    public int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at));

    public uint Long(int at) => BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(at));
}
