using System.Diagnostics.CodeAnalysis;
using Kept.Core.Problems;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Shapes;

/// <summary>A key of a block: its name, what it says in one sentence, and the shape of its value.</summary>
internal abstract class Key(string name, string doc)
{
    public string Name { get; } = name;

    /// <summary>One sentence for the reference and for editors.</summary>
    public string Doc { get; } = doc;

    public bool Required { get; init; }

    /// <summary>What is meant when the key is absent, in canonical spelling; null where absence itself means something.</summary>
    public string? Default { get; init; }

    /// <summary>Reported when the key is missing, with a hint of its own; otherwise <c>missing-key</c>.</summary>
    public ProblemKind? MissingCode { get; init; }

    public string? MissingHint { get; init; }

    /// <summary>Not part of the terms that are signed: summaries, examples, accepted findings.</summary>
    public bool OutsideTheTerms { get; init; }

    /// <summary>The key of which this one is another way of writing: <c>consequence</c> for <c>consequences</c>.</summary>
    public string? SameAs { get; init; }

    public abstract Shape Shape { get; }

    public abstract bool Read(Node node, Reading reading, [NotNullWhen(true)] out object? value);
}

internal sealed class Key<T>(string name, string doc, Shape<T> shape) : Key(name, doc)
{
    public override Shape Shape { get; } = shape;

    public override bool Read(Node node, Reading reading, [NotNullWhen(true)] out object? value)
    {
        var read = shape.Read(node, reading, out var typed);
        // Of a list, what could be read is kept for checks that look at the whole.
        var partial = typed is System.Collections.ICollection && !EqualityComparer<T>.Default.Equals(typed, default);
        value = read || partial ? typed : null;
        return read && value is not null;
    }
}

/// <summary>The values of a block's keys, as far as they could be read.</summary>
internal sealed class Fields(Reading reading, MapNode node, string block)
{
    /// <summary>Keys of the block that misspelt ones were probably meant to be: they are not missing.</summary>
    public IReadOnlySet<string> Meant { get; set; } = new HashSet<string>();

    private readonly List<(Key Key, object? Value, MapEntry Entry)> _values = [];

    public Reading Reading { get; } = reading;

    public MapNode Node { get; } = node;

    public string Block { get; } = block;

    /// <summary>The value of a key that must be there; only for building, when nothing is missing.</summary>
    public T Of<T>(Key<T> key) => (T)Value(key)!;

    public T Or<T>(Key<T> key, T fallback) => Value(key) is T value ? value : fallback;

    public T? Find<T>(Key<T> key)
        where T : class => Value(key) as T;

    public T? Maybe<T>(Key<T> key)
        where T : struct => Value(key) is T value ? value : null;

    /// <summary>The key is written, whether or not its value could be read.</summary>
    public bool Has(Key key) => _values.Exists(v => v.Key == key);

    /// <summary>The key is written and its value could be read.</summary>
    public bool IsRead(Key key) => Value(key) is not null;

    /// <summary>Where the key's value stands; the block itself where the key is absent.</summary>
    public Place At(Key key) => _values.Find(v => v.Key == key).Entry?.Value.At ?? Node.At;

    public Node? NodeOf(Key key) => _values.Find(v => v.Key == key).Entry?.Value;

    public void Report(ProblemKind code, Key key, string sentence, string? hint = null) => Reading.Report(code, At(key), sentence, hint);

    public void Add(Key key, object? value, MapEntry entry) => _values.Add((key, value, entry));

    private object? Value(Key key)
    {
        foreach (var (known, value, _) in _values)
        {
            if (known == key)
            {
                return value;
            }
        }

        return null;
    }
}
