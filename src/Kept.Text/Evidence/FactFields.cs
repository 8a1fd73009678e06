using Kept.Core.Problems;
using NodaTime;

namespace Kept.Text.Evidence;

/// <summary>How a field stands in its file.</summary>
internal enum FieldKind
{
    Text,
    Number,
    Flag,
    Null,

    /// <summary>A list or an object, as its JSON text.</summary>
    Json,

    /// <summary>A cell of CSV, which may be read as any of the others.</summary>
    Cell,
}

internal struct Field
{
    public string Name;
    public FieldKind Kind;
    public int Start;
    public int Length;
    public int Column;
    public bool Used;
}

/// <summary>
/// The fields of one fact as they stand in a file, of JSON or CSV alike. One table is filled again for each line.
/// Whoever reads a field marks it used; what is left over is unknown.
/// </summary>
internal sealed partial class FactFields(string file, EvidenceOptions options, ProblemList problems)
{
    private readonly List<string> _asked = [];
    private readonly TextPool _pool = new();
    private Field[] _fields = new Field[32];
    private char[] _text = new char[1024];
    private int _count;
    private int _length;

    public string File => file;

    public int Line { get; private set; }

    public EvidenceOptions Options => options;

    public ProblemList Problems => problems;

    /// <summary>The names that were asked for since <see cref="Begin"/>, whether or not they were there.</summary>
    public IReadOnlyList<string> Asked => _asked;

    public Place Here => new(file, Line, _count == 0 ? 1 : FirstColumn);

    /// <summary>The column at which the fact begins.</summary>
    public int FirstColumn { get; private set; }

    /// <summary>What an id is when the fact has none; null: it must have one.</summary>
    public string? DefaultId { get; set; }

    /// <summary>The kind when the fact names none; null: it must.</summary>
    public string? DefaultKind { get; set; }

    /// <summary>When it was recorded, as the journal around it says; null: nothing is around it.</summary>
    public Instant? RecordedAt { get; set; }

    public void Begin(int line, int column = 1)
    {
        Line = line;
        FirstColumn = column;
        _count = 0;
        _length = 0;
        _asked.Clear();
    }

    /// <summary>The text, kept once however often it comes.</summary>
    public string Pooled(ReadOnlySpan<char> text) => _pool.Of(text);

    /// <summary>Room for the text of the next field.</summary>
    public Span<char> Room(int size)
    {
        if (_length + size > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + size));
        }

        return _text.AsSpan(_length);
    }

    /// <summary>Adds a field whose text of the given length was written to <see cref="Room"/>.</summary>
    public void Add(string name, FieldKind kind, int length, int column)
    {
        if (_count == _fields.Length)
        {
            Array.Resize(ref _fields, _fields.Length * 2);
        }

        if (IndexOf(name) >= 0)
        {
            problems.Add("duplicate-field", new Place(file, Line, column), $"`{name}` stands twice in one fact", "keep one of them");
            return;
        }

        _fields[_count++] = new Field
        {
            Name = name,
            Kind = kind,
            Start = _length,
            Length = length,
            Column = column,
        };
        _length += length;
    }

    /// <summary>Adds a problem for each field that nobody asked for.</summary>
    public void RefuseUnused(string kind)
    {
        for (var i = 0; i < _count; i++)
        {
            if (!_fields[i].Used && _fields[i].Kind != FieldKind.Null)
            {
                var name = _fields[i].Name;
                problems.Add(
                    "unknown-field",
                    PlaceOf(_fields[i]),
                    $"unknown field `{name}` of a fact of kind {kind}",
                    NearWords.DidYouMean(name, _asked.Distinct())
                        ?? $"known are {string.Join(", ", _asked.Distinct().Order(StringComparer.Ordinal))}"
                );
            }
        }
    }

    private ReadOnlySpan<char> TextOf(in Field field) => _text.AsSpan(field.Start, field.Length);

    private Place PlaceOf(in Field field) => new(file, Line, field.Column);

    private int IndexOf(string name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_fields[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The index of a field that has a value, marked as used; -1 where there is none.</summary>
    private int Take(string name)
    {
        _asked.Add(name);
        var index = IndexOf(name);
        if (index < 0 || _fields[index].Kind == FieldKind.Null)
        {
            return -1;
        }

        _fields[index].Used = true;
        return index;
    }
}

/// <summary>Keeps one copy of each text that comes again and again, such as names of services.</summary>
internal sealed class TextPool
{
    private const int AtMost = 100_000;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var fresh = text.ToString();
        if (_texts.Count < AtMost && fresh.Length <= 64)
        {
            _texts.Add(fresh);
        }

        return fresh;
    }
}
