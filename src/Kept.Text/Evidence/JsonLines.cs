using Kept.Core.Problems;
using Kept.Text.Language;

namespace Kept.Text.Evidence;

/// <summary>
/// Splits a stream into lines without ever holding more than one of them: LF or CRLF, with or without a mark of UTF-8 at the start.
/// A line is valid until the next one is asked for. A line that is too long is a problem and skipped.
/// </summary>
internal sealed class JsonLines(Stream stream, string file, int longestLine, ProblemList problems)
{
    private byte[] _buffer = new byte[1 << 17];
    private int _start;
    private int _end;
    private bool _ended;

    public int Line { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>The next line, without its end; false where there is none.</summary>
    public bool Next(out ReadOnlyMemory<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0 && searched + found <= longestLine)
            {
                line = Take(searched + found, 1);
                return true;
            }

            searched = _end - _start;
            if (_ended && searched <= longestLine)
            {
                line = Take(searched, 0);
                return searched > 0;
            }

            if (searched > longestLine)
            {
                Skip();
                searched = 0;
            }
            else
            {
                Fill();
            }
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int end)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + end;
        Line++;
        if (Line == 1 && line.Span.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
    }

    /// <summary>Drops the rest of a line that is too long; an empty line takes its place.</summary>
    private void Skip()
    {
        problems.Add(
            "line-too-long",
            new Place(file, Line + 1, 1),
            $"the line is longer than {longestLine:N0} bytes",
            "write one fact a line"
        );
        int end;
        while ((end = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0 && !_ended)
        {
            _start = _end = 0;
            Fill();
        }

        _start = end < 0 ? _end : _start + end;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        if (Bytes == 0 && IsUtf16(_buffer.AsSpan(0, read)))
        {
            // One problem for the file: each of its lines would be another.
            problems.Add(ProblemCodes.NotUtf8.Code, new Place(file, 1, 1), "the file is UTF-16 and not UTF-8 text", "save it as UTF-8");
            read = 0;
        }

        _end += read;
        Bytes += read;
        _ended = read == 0;
    }

    /// <summary>Its mark, or a zero byte beside a plain letter.</summary>
    private static bool IsUtf16(ReadOnlySpan<byte> start) =>
        start.Length >= 2 && (start[0] == 0 || start[1] == 0 || start[..2] is [0xFF, 0xFE] or [0xFE, 0xFF]);
}
