using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Kept.Print.Pdf;

/// <summary>
/// The objects of a PDF file (ISO 32000-1) and the file itself. Neither a clock nor a random number: the identifier is taken from the
/// content.
/// </summary>
internal sealed class PdfObjects
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A place for an object that is written later; references to it can be made at once.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public int Add(string dictionary)
    {
        var number = Reserve();
        Set(number, dictionary);
        return number;
    }

    public void Set(int number, string dictionary) => _objects[number - 1] = Encoding.Latin1.GetBytes(dictionary);

    /// <summary>A compressed stream.</summary>
    /// <param name="entries">Entries of its dictionary besides length and filter.</param>
    public int AddStream(byte[] content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(content);
        }

        var head = $"<< /Length {packed.Length} /Filter /FlateDecode {entries}>>\nstream\n";
        _objects.Add([.. Encoding.Latin1.GetBytes(head), .. packed.ToArray(), .. "\nendstream"u8]);
        return _objects.Count;
    }

    /// <summary>The whole file.</summary>
    public byte[] File(int catalog, int information)
    {
        using var file = new MemoryStream();
        // The second line says that the file holds bytes beyond ASCII.
        file.Write("%PDF-1.7\n%"u8);
        file.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        foreach (var (content, i) in _objects.Select((o, i) => (o, i)))
        {
            places.Add(file.Length);
            Text(file, $"{i + 1} 0 obj\n");
            file.Write(content);
            file.Write("\nendobj\n"u8);
        }

        var (start, id) = (file.Length, Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16)));
        Text(file, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        Text(file, string.Concat(places.Select(p => p.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n")));
        Text(
            file,
            $"trailer\n<< /Size {_objects.Count + 1} /Root {catalog} 0 R /Info {information} 0 R /ID [<{id}> <{id}>] >>\n"
                + $"startxref\n{start}\n%%EOF\n"
        );
        return file.ToArray();
    }

    /// <summary>A text as UTF-16 with its mark, as titles are written.</summary>
    public static string Unicode(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A number with at most two decimals.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static void Text(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
