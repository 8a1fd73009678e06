using System.Text;
using Kept.Core.Problems;

namespace Kept.Text.Language;

/// <summary>The content of one file, already read; <paramref name="Name"/> is how places cite it.</summary>
public sealed record SourceText(string Name, string Text)
{
    /// <summary>Agreements are small; member lists and holiday files may be larger.</summary>
    public const int MaxAgreementBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Decodes UTF-8, with or without a byte order mark. Too long or not UTF-8 is a problem, found before anything is parsed.
    /// </summary>
    public static Checked<SourceText> FromBytes(string name, ReadOnlySpan<byte> bytes, int maxBytes = MaxAgreementBytes)
    {
        if (bytes.Length > maxBytes)
        {
            return Checked<SourceText>.Refused(TooLarge(name, bytes.Length, maxBytes));
        }

        try
        {
            var start = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
            return Checked<SourceText>.Fine(new SourceText(name, Strict.GetString(bytes[start..])));
        }
        catch (DecoderFallbackException error)
        {
            return Checked<SourceText>.Refused(NotUtf8(name, bytes, error.Index));
        }
    }

    internal static Problem TooLarge(string name, int size, int max) =>
        ProblemCodes.FileTooLarge.At(
            new Place(name, 0, 0),
            FormattableString.Invariant($"the file has {size} bytes, and an agreement may have {max}"),
            "keep members in a CSV file and name it under `members:`"
        );

    private static Problem NotUtf8(string name, ReadOnlySpan<byte> bytes, int index)
    {
        var line = 1 + bytes[..Math.Clamp(index, 0, bytes.Length)].Count((byte)'\n');
        return ProblemCodes.NotUtf8.At(new Place(name, line, 1), "the file is not UTF-8 text", "save it as UTF-8");
    }
}
