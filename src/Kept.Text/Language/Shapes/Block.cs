using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Shapes;

/// <summary>What the reference page asks of a block, whatever it reads into.</summary>
internal interface IBlock
{
    string Name { get; }

    string Doc { get; }

    ImmutableArray<Key> Keys { get; }

    Key? Short { get; }
}

/// <summary>A map with known keys, in canonical order.</summary>
internal sealed class Block<T>(string name, string doc, ImmutableArray<Key> keys, Func<Fields, T> build) : Shape<T>, IBlock
    where T : notnull
{
    private readonly Dictionary<string, Key> _byName = ByName(keys);

    public override string Name { get; } = name;

    public string Doc { get; } = doc;

    public ImmutableArray<Key> Keys { get; } = keys;

    /// <summary>A bare value is short for this key: <c>customer: any</c> for <c>customer: {name: any}</c>.</summary>
    public Key? Short { get; init; }

    /// <summary>Checks that concern several keys; runs on whatever could be read.</summary>
    public Action<Fields>? Check { get; init; }

    /// <summary>Turns other ways of writing the block into this one.</summary>
    public Func<Node, Node>? Normal { get; init; }

    public override IEnumerable<Shape> Parts => Keys.Select(k => k.Shape);

    public override bool Fits(Node node) => node is MapNode || (Short is not null && Short.Shape.Fits(node));

    public override bool Read(Node node, Reading reading, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        var before = reading.Failures;
        if (AsMap(node) is not { } map)
        {
            Kinds.Report(
                node,
                reading,
                "a map with " + string.Join(", ", Keys.Where(k => k.Required || Keys.Length < 5).Select(k => $"`{k.Name}`"))
            );
            return false;
        }

        var fields = Values(map, reading);
        fields.Meant = Misspelt(map);
        Missing(map, fields.Meant, reading);
        Check?.Invoke(fields);
        value = reading.Failures == before ? build(fields) : default;
        return reading.Failures == before;
    }

    public override Node Canonical(Node node, Canon canon)
    {
        if (AsMap(node) is not { } map)
        {
            return node;
        }

        var entries = ImmutableArray.CreateBuilder<MapEntry>(map.Entries.Length);
        foreach (var key in Keys)
        {
            if (map.Find(key.Name) is { } entry && !(canon == Canon.Hash && key.OutsideTheTerms))
            {
                AddCanonical(key, entry, canon, entries);
            }
        }

        entries.AddRange(map.Entries.Where(e => !_byName.ContainsKey(e.Key)));
        var isShort = entries.Count == 1 && entries[0] is { Value: not MapNode } only && only.Key == Short?.Name;
        return isShort ? entries[0].Value : map.With(entries.ToImmutable());
    }

    public override JsonObject Schema(SchemaNames names) => names.Refer(Name, this, () => Definition(names));

    // A plain dictionary: there are some hundred blocks, and a frozen one takes long to make.
    private static Dictionary<string, Key> ByName(ImmutableArray<Key> keys)
    {
        var byName = new Dictionary<string, Key>(keys.Length, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            byName.Add(key.Name, key);
        }

        return byName;
    }

    private JsonObject Definition(SchemaNames names)
    {
        var properties = new JsonObject();
        foreach (var key in Keys)
        {
            var property = key.Shape.Schema(names);
            properties[key.Name] = property;
            property["description"] = key.Doc;
        }

        var map = new JsonObject
        {
            ["type"] = "object",
            ["description"] = Doc,
            ["properties"] = properties,
        };
        if (Keys.Any(k => k.Required))
        {
            map["required"] = new JsonArray([.. Keys.Where(k => k.Required).Select(k => JsonValue.Create(k.Name))]);
        }

        map["additionalProperties"] = false;
        return Short is null ? map : new JsonObject { ["anyOf"] = new JsonArray(Short.Shape.Schema(names), map) };
    }

    private static void AddCanonical(Key key, MapEntry entry, Canon canon, ImmutableArray<MapEntry>.Builder entries)
    {
        var value = entry.Value is ScalarNode { IsNull: true } ? entry.Value : key.Shape.Canonical(entry.Value, canon);
        var isDefault = key.Default is { } text && value is ScalarNode word && word.Value == text;
        if (canon == Canon.Print || !isDefault)
        {
            Join(entries, new MapEntry(canon == Canon.Hash ? key.SameAs ?? entry.Key : entry.Key, entry.At, value));
        }
    }

    // What is written under two names of one key is one list.
    private static void Join(ImmutableArray<MapEntry>.Builder entries, MapEntry entry)
    {
        if (entries.FirstOrDefault(e => e.Key == entry.Key) is { } known)
        {
            var items = new[] { known.Value, entry.Value }.SelectMany(v => v is ListNode list ? list.Items : [v]);
            entries[entries.IndexOf(known)] = known with { Value = new ListNode([.. items], flow: true, known.At) };
        }
        else
        {
            entries.Add(entry);
        }
    }

    private MapNode? AsMap(Node node)
    {
        node = Normal?.Invoke(node) ?? node;
        return node as MapNode
            ?? (
                Short is not null && node is not BrokenNode && Short.Shape.Fits(node)
                    ? new MapNode([new MapEntry(Short.Name, node.At, node)], flow: true, node.At)
                    : null
            );
    }

    private Fields Values(MapNode map, Reading reading)
    {
        var fields = new Fields(reading, map, Name);
        foreach (var entry in map.Entries)
        {
            if (_byName.TryGetValue(entry.Key, out var key))
            {
                reading.Enter(entry.Key, entry.Value.At);
                Value(key, entry, fields);
                reading.Leave();
            }
            else
            {
                Unknown(entry, reading);
            }
        }

        return fields;
    }

    private static void Value(Key key, MapEntry entry, Fields fields)
    {
        object? value = null;
        if (entry.Value is ScalarNode { IsNull: true })
        {
            fields.Reading.Report(
                ProblemCodes.ValueMissing,
                entry.At,
                $"after `{entry.Key}:` stands nothing",
                "give it a value, or leave the key out"
            );
        }
        else
        {
            _ = key.Read(entry.Value, fields.Reading, out value);
        }

        fields.Add(key, value, entry);
    }

    private void Unknown(MapEntry entry, Reading reading)
    {
        var near = Spelling.Nearest(entry.Key, _byName.Keys);
        var hint = near is not null ? $"did you mean `{near}`?" : "known here are " + string.Join(", ", Keys.Select(k => $"`{k.Name}`"));
        reading.Report(ProblemCodes.UnknownKey, entry.At, $"`{entry.Key}` is not a key of the block \"{Name}\"", hint);
    }

    /// <summary>Keys that unknown ones were probably meant to be: one slip of the pen is one problem, not a missing key besides.</summary>
    private HashSet<string> Misspelt(MapNode map) =>
        [.. map.Entries.Where(e => !_byName.ContainsKey(e.Key)).Select(e => Spelling.Nearest(e.Key, _byName.Keys)).OfType<string>()];

    private void Missing(MapNode map, IReadOnlySet<string> meant, Reading reading)
    {
        foreach (var key in Keys)
        {
            if (key.Required && map.Find(key.Name) is null && !meant.Contains(key.Name))
            {
                var hint = key.MissingHint ?? $"add `{key.Name}:` ({key.Doc.TrimEnd('.')})";
                reading.Report(key.MissingCode ?? ProblemCodes.MissingKey, map.At, $"the block \"{Name}\" needs `{key.Name}`", hint);
            }
        }
    }
}
