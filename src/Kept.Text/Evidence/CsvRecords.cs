using Kept.Core.Problems;
using Kept.Text.Language;

namespace Kept.Text.Evidence;

/// <summary>
/// Splits a stream of CSV (RFC 4180) into records: commas, or the semicolons or tabs of the header; quoted cells may hold
/// separators, line ends and doubled quotes. A record is valid until the next one is asked for.
/// </summary>
internal sealed class CsvRecords(Stream stream, string file, ProblemList problems)
{
    private const int LongestCell = 16 << 20;

    // What the decoder puts in the place of bytes that are no UTF-8.
    private const char Undecoded = '\uFFFD';
    private readonly StreamReader _reader = new(
        stream,
        new System.Text.UTF8Encoding(false),
        detectEncodingFromByteOrderMarks: true,
        1 << 16
    );
    private readonly List<(int Start, int Length, int Column)> _cells = [];
    private char[] _text = new char[1024];
    private char _separator = ',';
    private int _length;
    private int _column = 1;
    private int _lineRead = 1;
    private bool _refused;

    /// <summary>The line on which the record begins.</summary>
    public int Line { get; private set; }

    public int Count => _cells.Count;

    public long Bytes => stream.CanSeek ? stream.Position : 0;

    public ReadOnlySpan<char> this[int cell] => _text.AsSpan(_cells[cell].Start, _cells[cell].Length);

    public int ColumnOf(int cell) => _cells[cell].Column;

    /// <summary>The first record: the names of the fields. Decides the separator.</summary>
    public bool Header()
    {
        _separator = '\0';
        return Next();
    }

    /// <summary>The next record that is not an empty line; false at the end.</summary>
    public bool Next()
    {
        do
        {
            if (_reader.Peek() < 0)
            {
                return false;
            }

            ReadRecord();
        } while (_cells.Count == 1 && _cells[0].Length == 0);
        return true;
    }

    private void ReadRecord()
    {
        _cells.Clear();
        _length = 0;
        Line = _lineRead;
        _column = 1;
        while (ReadCell()) { }
    }

    /// <summary>True where another cell follows.</summary>
    private bool ReadCell()
    {
        var (start, column) = (_length, _column);
        if (_reader.Peek() == '"')
        {
            Take();
            ReadQuoted(column);
        }

        while (_reader.Peek() is >= 0 and var next && !IsSeparator((char)next) && next is not ('\r' or '\n'))
        {
            Keep((char)Take());
        }

        _cells.Add((start, _length - start, column));
        return EndsCell();
    }

    private void ReadQuoted(int column)
    {
        var line = _lineRead;
        while (true)
        {
            var c = Take();
            if (c < 0)
            {
                problems.Add(
                    "bad-csv",
                    new Place(file, line, column),
                    "the quote that opens here is never closed",
                    "double a quote inside a cell: \"\""
                );
                return;
            }

            if (c == '"' && _reader.Peek() != '"')
            {
                return;
            }

            Keep(c == '"' ? (char)Take() : (char)c);
        }
    }

    private bool EndsCell()
    {
        var c = Take();
        if (c == '\r' && _reader.Peek() == '\n')
        {
            Take();
            return false;
        }

        if (c is '\r')
        {
            NewLine();
        }

        return c is not ('\r' or '\n' or < 0);
    }

    private bool IsSeparator(char c)
    {
        if (_separator == '\0' && c is (',' or ';' or '\t'))
        {
            _separator = c;
        }

        return c == _separator && c != '\0';
    }

    private int Take()
    {
        var c = _reader.Read();
        _column++;
        if (c == '\n')
        {
            NewLine();
        }

        return c;
    }

    private void NewLine()
    {
        _lineRead++;
        _column = 1;
    }

    private void Keep(char c)
    {
        if (c is Undecoded or '\0' && !_refused)
        {
            _refused = true;
            problems.Add(ProblemCodes.NotUtf8.Code, new Place(file, _lineRead, _column - 1), "the file is not UTF-8 text", "save it as UTF-8");
        }

        if (_length >= LongestCell)
        {
            return;
        }

        if (_length == _text.Length)
        {
            Array.Resize(ref _text, _text.Length * 2);
        }

        _text[_length++] = c;
    }
}
