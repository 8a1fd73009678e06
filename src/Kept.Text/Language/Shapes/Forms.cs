using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Shapes;

/// <summary>One of several forms: told apart by the main key of a map, or by being a word or a list.</summary>
internal sealed class Form<T>
{
    private Form(string? mainKey, Shape<T> shape, Func<Node, bool> fits) => (MainKey, Shape, Fits) = (mainKey, shape, fits);

    public string? MainKey { get; }

    public Shape<T> Shape { get; }

    public Func<Node, bool> Fits { get; }

    /// <summary>A map that has the main key.</summary>
    public static Form<T> With(string mainKey, Shape<T> shape) => new(mainKey, shape, node => (node as MapNode)?.Find(mainKey) is not null);

    /// <summary>A bare word or phrase.</summary>
    public static Form<T> Word(Shape<T> shape) => new(null, shape, node => node is ScalarNode);

    /// <summary>Whatever else the shape fits.</summary>
    public static Form<T> Other(Shape<T> shape) => new(null, shape, shape.Fits);
}

internal sealed class Forms<T>(string name, string doc, params ImmutableArray<Form<T>> forms) : Shape<T>
{
    public override string Name => name;

    public string Doc => doc;

    public override IEnumerable<Shape> Parts => forms.Select(f => f.Shape);

    public ImmutableArray<Form<T>> All => forms;

    /// <summary>Turns other ways of writing into one of the forms.</summary>
    public Func<Node, Node>? Normal { get; init; }

    public override bool Fits(Node node) => Find(node) is not null;

    public override bool Read(Node node, Reading reading, [MaybeNullWhen(false)] out T value)
    {
        node = Normal?.Invoke(node) ?? node;
        value = default;
        if (Clash(node) is var (first, second))
        {
            reading.Report(
                ProblemCodes.FormUnclear,
                second.At,
                $"`{second.Key}` and `{first.Key}` cannot stand together in the block \"{name}\"",
                "keep one of them"
            );
            return false;
        }

        if (Find(node) is { } form)
        {
            return form.Shape.Read(node, reading, out value);
        }

        NoForm(node, reading);
        return false;
    }

    public override Node Canonical(Node node, Canon canon)
    {
        node = Normal?.Invoke(node) ?? node;
        return Find(node) is { } form ? form.Shape.Canonical(node, canon) : node;
    }

    public override JsonObject Schema(SchemaNames names) =>
        names.Refer(
            name,
            this,
            () => new JsonObject { ["description"] = doc, ["anyOf"] = new JsonArray([.. forms.Select(f => f.Shape.Schema(names))]) }
        );

    private Form<T>? Find(Node node)
    {
        foreach (var form in forms)
        {
            if (form.Fits(node))
            {
                return form;
            }
        }

        return null;
    }

    private (MapEntry First, MapEntry Second)? Clash(Node node)
    {
        var main = (node as MapNode)?.Entries.Where(e => forms.Any(f => f.MainKey == e.Key)).Take(2).ToArray();
        return main is [var first, var second] && !Together(first.Key, second.Key) ? (first, second) : null;
    }

    // A form whose block knows the other's main key as a key of its own may hold both.
    private bool Together(string a, string b) =>
        forms.Any(f =>
            (f.MainKey == a || f.MainKey == b)
            && f.Shape is IBlock block
            && block.Keys.Any(k => k.Name == a)
            && block.Keys.Any(k => k.Name == b)
        );

    private void NoForm(Node node, Reading reading)
    {
        var keys = string.Join(", ", forms.Where(f => f.MainKey is not null).Select(f => $"`{f.MainKey}`"));
        var known = forms.Where(f => f.MainKey is not null).Select(f => f.MainKey!);
        var near = (node as MapNode)?.Entries.Select(e => Grammars.Spelling.Nearest(e.Key, known)).FirstOrDefault(n => n is not null);
        if (node is MapNode && keys.Length > 0)
        {
            reading.Report(
                ProblemCodes.FormUnclear,
                node.At,
                $"the main key of the block \"{name}\" is missing",
                (near is null ? "" : $"did you mean `{near}`? ") + $"it has one of {keys}"
            );
        }
        else
        {
            Kinds.Report(
                node,
                reading,
                keys.Length > 0 ? $"a map with one of {keys}" : string.Join(" or ", forms.Select(f => f.Shape.Name))
            );
        }
    }
}
