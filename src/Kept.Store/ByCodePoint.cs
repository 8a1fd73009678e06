namespace Kept.Store;

/// <summary>
/// Text in the order of its code points, which is that of its UTF-8 bytes and so of an index in SQLite and of PostgreSQL's collation "C".
/// The order of UTF-16 units (<see cref="StringComparer.Ordinal"/>) differs from it beyond U+FFFF.
/// </summary>
internal sealed class ByCodePoint : IComparer<string>
{
    public static readonly ByCodePoint Order = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        var same = a.CommonPrefixLength(b);
        return same == a.Length || same == b.Length ? a.Length - b.Length : Rank(a[same]) - Rank(b[same]);
    }

    // Halves of pairs stand for what lies beyond U+FFFF, and go behind all else.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
