using System.Buffers.Text;
using System.Text;

namespace Kept.Core.Json;

/// <summary>
/// Writes JSON in the canonical form of RFC 8785: keys sorted by UTF-16 code units, no white space, only the escapes that must be.
/// Members may be written in any order. There are no fractional numbers: an amount or a ratio is a decimal string (R5).
/// Misuse (a key twice, an end without a begin) throws.
/// </summary>
public sealed class CanonicalJson
{
    private readonly List<(string Key, int Start)> _members = [];
    private readonly Stack<Frame> _frames = new();
    private byte[] _bytes = new byte[256];
    private byte[] _scratch = new byte[256];
    private int _length;

    /// <summary>What was written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Utf8 => _bytes.AsSpan(0, _length);

    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    public CanonicalJson Clear()
    {
        _members.Clear();
        _frames.Clear();
        _length = 0;
        return this;
    }

    public CanonicalJson BeginObject()
    {
        Separate();
        _frames.Push(new Frame(IsArray: false, _members.Count, _length));
        return this;
    }

    /// <exception cref="InvalidOperationException">The object has the same key twice.</exception>
    public CanonicalJson EndObject()
    {
        var frame = _frames.Pop();
        var members = _members[frame.FirstMember..];
        var ends = members.Select((_, i) => i + 1 < members.Count ? members[i + 1].Start : _length).ToArray();
        var order = Sorted(members);
        var size = _length - frame.Start;
        EnsureScratch(size);
        _bytes.AsSpan(frame.Start, size).CopyTo(_scratch);
        _length = frame.Start;
        Raw((byte)'{');
        for (var i = 0; i < order.Length; i++)
        {
            Reserve(1);
            if (i > 0)
            {
                Raw((byte)',');
            }

            var start = members[order[i]].Start - frame.Start;
            Raw(_scratch.AsSpan(start, ends[order[i]] - members[order[i]].Start));
        }

        Raw((byte)'}');
        _members.RemoveRange(frame.FirstMember, _members.Count - frame.FirstMember);
        return this;
    }

    public CanonicalJson BeginArray()
    {
        Separate();
        Raw((byte)'[');
        _frames.Push(new Frame(IsArray: true, _members.Count, _length));
        return this;
    }

    public CanonicalJson EndArray()
    {
        _frames.Pop();
        Raw((byte)']');
        return this;
    }

    /// <summary>The name of the member whose value is written next.</summary>
    public CanonicalJson Key(string key)
    {
        _members.Add((key, _length));
        Quote(key);
        Raw((byte)':');
        return this;
    }

    public CanonicalJson Text(string? value)
    {
        Separate();
        if (value is null)
        {
            Raw("null"u8);
        }
        else
        {
            Quote(value);
        }

        return this;
    }

    public CanonicalJson Flag(bool value)
    {
        Separate();
        Raw(value ? "true"u8 : "false"u8);
        return this;
    }

    /// <exception cref="ArgumentOutOfRangeException">Beyond 2^53, where readers that keep numbers as binary fractions lose
    /// digits.</exception>
    public CanonicalJson Whole(long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1L << 53);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, -(1L << 53));
        Separate();
        Reserve(20);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
        return this;
    }

    /// <summary>A value that is canonical JSON already.</summary>
    public CanonicalJson Embed(ReadOnlySpan<byte> canonical)
    {
        Separate();
        Raw(canonical);
        return this;
    }

    private static int[] Sorted(List<(string Key, int Start)> members)
    {
        var order = Enumerable.Range(0, members.Count).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(members[a].Key, members[b].Key));
        for (var i = 1; i < order.Length; i++)
        {
            if (members[order[i]].Key == members[order[i - 1]].Key)
            {
                throw new InvalidOperationException($"the key {members[order[i]].Key} is there twice");
            }
        }

        return order;
    }

    private void Separate()
    {
        if (_frames.TryPeek(out var frame) && frame.IsArray && _length > frame.Start)
        {
            Raw((byte)',');
        }
    }

    private void Quote(string text)
    {
        Raw((byte)'"');
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < ' ' || text[i] is '"' or '\\')
            {
                Encode(text.AsSpan(plain, i - plain));
                Escape(text[i]);
                plain = i + 1;
            }
        }

        Encode(text.AsSpan(plain));
        Raw((byte)'"');
    }

    private void Escape(char c)
    {
        var letter = "btn.fr".AsSpan();
        Raw((byte)'\\');
        if (c is '"' or '\\')
        {
            Raw((byte)c);
        }
        else if (c is >= '\b' and <= '\r' and not '\v')
        {
            Raw((byte)letter[c - '\b']);
        }
        else
        {
            Encode($"u{(int)c:x4}");
        }
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * 3);
        _length += Strict.GetBytes(text, _bytes.AsSpan(_length));
    }

    // Half of a surrogate pair has no UTF-8: that is a bug of the caller and throws.
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private void Raw(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    private void Raw(ReadOnlySpan<byte> values)
    {
        Reserve(values.Length);
        values.CopyTo(_bytes.AsSpan(_length));
        _length += values.Length;
    }

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
        }
    }

    private void EnsureScratch(int size)
    {
        if (_scratch.Length < size)
        {
            _scratch = new byte[Math.Max(size, _scratch.Length * 2)];
        }
    }

    private readonly record struct Frame(bool IsArray, int FirstMember, int Start);
}
