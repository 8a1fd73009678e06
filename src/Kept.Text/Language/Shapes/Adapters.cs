using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Shapes;

/// <summary>A shape whose value is turned into another; <paramref name="turn"/> may report problems, and then gives nothing.</summary>
internal sealed class TurnedShape<TIn, TOut>(Shape<TIn> inner, Func<TIn, Node, Reading, TOut?> turn) : Shape<TOut>
{
    public override string Name => inner.Name;

    public override IEnumerable<Shape> Parts => [inner];

    public override bool Fits(Node node) => inner.Fits(node);

    public override bool Read(Node node, Reading reading, [MaybeNullWhen(false)] out TOut value)
    {
        value = default;
        var before = reading.Failures;
        if (inner.Read(node, reading, out var read))
        {
            value = turn(read, node, reading);
        }

        return reading.Failures == before && value is not null;
    }

    public override Node Canonical(Node node, Canon canon) => inner.Canonical(node, canon);

    public override JsonObject Schema(SchemaNames names) => inner.Schema(names);
}

/// <summary>A shape that contains itself; it is made when it is first used.</summary>
internal sealed class LateShape<T>(string name, Func<Shape<T>> make) : Shape<T>
{
    private readonly Lazy<Shape<T>> _inner = new(make);

    public override string Name => name;

    public override IEnumerable<Shape> Parts => [_inner.Value];

    public override bool Fits(Node node) => _inner.Value.Fits(node);

    public override bool Read(Node node, Reading reading, [MaybeNullWhen(false)] out T value) =>
        _inner.Value.Read(node, reading, out value);

    public override Node Canonical(Node node, Canon canon) => _inner.Value.Canonical(node, canon);

    public override JsonObject Schema(SchemaNames names) => _inner.Value.Schema(names);
}

/// <summary>Anything: read elsewhere, kept with its places.</summary>
internal sealed class RawShape : Shape<Node>
{
    public static readonly RawShape Any = new();

    public override string Name => "anything";

    public override bool Read(Node node, Reading reading, [MaybeNullWhen(false)] out Node value)
    {
        value = node;
        if (node is BrokenNode)
        {
            reading.Broken();
        }

        return node is not BrokenNode;
    }

    public override Node Canonical(Node node, Canon canon) => node;

    public override JsonObject Schema(SchemaNames names) => [];
}

/// <summary>Short ways to make keys and shapes.</summary>
internal static class Of
{
    public static Shape<TOut> Turn<TIn, TOut>(this Shape<TIn> inner, Func<TIn, TOut> turn)
        where TOut : notnull => new TurnedShape<TIn, TOut>(inner, (value, _, _) => turn(value));

    public static Key<T> Required<T>(string name, string doc, Shape<T> shape) => new(name, doc, shape) { Required = true };

    public static Key<T> Optional<T>(string name, string doc, Shape<T> shape, string? meant = null) =>
        new(name, doc, shape) { Default = meant };

    public static Key<T> Required<T>(string name, string doc, Grammars.Grammar<T> grammar) =>
        Required(name, doc, new PhraseShape<T>(grammar));

    public static Key<T> Optional<T>(string name, string doc, Grammars.Grammar<T> grammar, string? meant = null) =>
        Optional(name, doc, new PhraseShape<T>(grammar), meant);
}
