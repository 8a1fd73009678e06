using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Kept.Core.Problems;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Shapes;

/// <summary>A list; where <paramref name="single"/>, one item may stand without brackets, and so it is printed.</summary>
internal sealed class ListShape<T>(Shape<T> item, bool single = false) : Shape<ImmutableArray<T>>
{
    public override string Name => "list of " + item.Name;

    public override IEnumerable<Shape> Parts => [item];

    public override bool Fits(Node node) => node is ListNode || (single && item.Fits(node));

    public override bool Read(Node node, Reading reading, out ImmutableArray<T> value)
    {
        value = default;
        if (node is not ListNode && !(single && node is not BrokenNode))
        {
            Kinds.Report(node, reading, $"a list: [{item.Name}, …]");
            return false;
        }

        var before = reading.Failures;
        var items = node is ListNode list ? list.Items : [node];
        if (items.IsEmpty)
        {
            reading.Report(ProblemCodes.EmptyList, node.At, "the list is empty", "add an item, or leave the key out");
        }

        value = Items(items, reading);
        return reading.Failures == before;
    }

    public override Node Canonical(Node node, Canon canon)
    {
        var items = node is ListNode list ? list.Items : [node];
        ImmutableArray<Node> canonical = [.. items.Select(i => item.Canonical(i, canon))];
        var bare = single && (canonical is [ScalarNode] || (canonical is [MapNode] && (canon == Canon.Hash || node is MapNode)));
        return bare ? canonical[0] : new ListNode(canonical, (node as ListNode)?.Flow ?? true, node.At);
    }

    public override JsonObject Schema(SchemaNames names)
    {
        var list = new JsonObject
        {
            ["type"] = "array",
            ["items"] = item.Schema(names),
            ["minItems"] = 1,
        };
        return single ? new JsonObject { ["anyOf"] = new JsonArray(item.Schema(names), list) } : list;
    }

    private ImmutableArray<T> Items(ImmutableArray<Node> nodes, Reading reading)
    {
        var items = ImmutableArray.CreateBuilder<T>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            reading.Enter((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), nodes[i].At);
            if (item.Read(nodes[i], reading, out var value))
            {
                items.Add(value);
            }

            reading.Leave();
        }

        return items.DrainToImmutable();
    }
}

/// <summary>A named value with the place of its name.</summary>
internal sealed record Named<T>(string Name, T Value, Place At);

/// <summary>A map from names, chosen by the author, to values of one shape. The order is the author's.</summary>
internal sealed class MapShape<T>(string nameOfKey, Shape<T> value, bool ids = false) : Shape<ImmutableArray<Named<T>>>
{
    public override string Name => $"{nameOfKey} to {value.Name}";

    public string NameOfKey => nameOfKey;

    public override IEnumerable<Shape> Parts => [value];

    /// <summary>Says what is wrong with a key; null: nothing.</summary>
    public Func<string, string?>? KeyProblem { get; init; }

    public override bool Fits(Node node) => node is MapNode;

    public override bool Read(Node node, Reading reading, out ImmutableArray<Named<T>> read)
    {
        read = default;
        if (node is not MapNode map)
        {
            Kinds.Report(node, reading, $"a map: {nameOfKey}, then {value.Name}");
            return false;
        }

        var before = reading.Failures;
        var values = ImmutableArray.CreateBuilder<Named<T>>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            reading.Enter(entry.Key, entry.Value.At);
            if (Value(entry, reading, out var one))
            {
                values.Add(new Named<T>(entry.Key, one, entry.At));
            }

            reading.Leave();
        }

        read = values.DrainToImmutable();
        return reading.Failures == before;
    }

    public override Node Canonical(Node node, Canon canon) =>
        node is MapNode map
            ? map.With([.. map.Entries.Select(e => e with { Value = value.Canonical(e.Value, canon) })])
            : node;

    public override JsonObject Schema(SchemaNames names)
    {
        var map = new JsonObject { ["type"] = "object", ["additionalProperties"] = value.Schema(names) };
        if (ids)
        {
            map["propertyNames"] = new JsonObject { ["pattern"] = Ids.Pattern };
        }

        return map;
    }

    private bool Value(MapEntry entry, Reading reading, [MaybeNullWhen(false)] out T one)
    {
        one = default;
        var wrong = KeyProblem?.Invoke(entry.Key) ?? (ids && !Ids.IsId(entry.Key) ? Ids.Hint : null);
        if (wrong is not null)
        {
            reading.Report(ProblemCodes.ValueNotUnderstood, entry.At, $"`{Kinds.Shorten(entry.Key)}` cannot be a {nameOfKey}", wrong);
        }

        if (entry.Value is ScalarNode { IsNull: true })
        {
            reading.Report(
                ProblemCodes.ValueMissing,
                entry.At,
                $"after `{Kinds.Shorten(entry.Key)}:` stands nothing",
                "give it a value, or leave it out"
            );
            return false;
        }

        return value.Read(entry.Value, reading, out one) && wrong is null;
    }
}
