namespace Kept.Core.Evidence;

/// <summary>A growing column of values; while all are <paramref name="absent"/> it takes no memory.</summary>
internal sealed class Column<T>(T absent)
    where T : struct
{
    private T[]? _values;

    public int Count { get; private set; }

    public T this[int row] => _values is null || row >= _values.Length ? absent : _values[row];

    public void Add(T value)
    {
        if (_values is null && !EqualityComparer<T>.Default.Equals(value, absent))
        {
            _values = new T[Math.Max(16, Count + 1)];
            Array.Fill(_values, absent);
        }

        if (_values is not null)
        {
            Put(value);
        }

        Count++;
    }

    private void Put(T value)
    {
        if (Count >= _values!.Length)
        {
            Array.Resize(ref _values, _values.Length * 2);
        }

        _values[Count] = value;
    }
}

/// <summary>Each different text once, by number.</summary>
internal sealed class TextTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string?> _texts = [null];

    public IReadOnlyList<string?> Texts => _texts;

    public string? this[int number] => _texts[number];

    /// <summary>0 for null.</summary>
    public int NumberOf(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _numbers.Add(text, number);
            _texts.Add(text);
        }

        return number;
    }

    public int? Find(string? text) => text is null ? 0 : _numbers.TryGetValue(text, out var number) ? number : null;
}
