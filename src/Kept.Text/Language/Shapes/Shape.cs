using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Shapes;

/// <summary>
/// The description of a part of the language. From one description come the reader, the JSON Schema, the reference page, the
/// canonical form (for the hash) and the order of the formatter.
/// </summary>
internal abstract class Shape
{
    /// <summary>What the reference calls it: "percent", "party".</summary>
    public abstract string Name { get; }

    /// <summary>The JSON Schema of what is accepted.</summary>
    public abstract JsonObject Schema(SchemaNames names);

    /// <summary>The same value in its canonical spelling and order. What does not fit the description is left as it is.</summary>
    public abstract Node Canonical(Node node, Canon canon);

    /// <summary>Whether a node has the outer form of this shape; decides among alternatives.</summary>
    public virtual bool Fits(Node node) => true;

    /// <summary>The shapes inside, for the reference page.</summary>
    public virtual IEnumerable<Shape> Parts => [];
}

internal abstract class Shape<T> : Shape
{
    /// <summary>The value; otherwise at least one problem is reported.</summary>
    public abstract bool Read(Node node, Reading reading, [MaybeNullWhen(false)] out T value);
}

/// <summary>For what a canonical form is made.</summary>
internal enum Canon
{
    /// <summary>To be printed: what is written stays written, in canonical order and spelling.</summary>
    Print,

    /// <summary>To be hashed: values that are the default anyway, and keys that are not terms, are left out.</summary>
    Hash,
}

/// <summary>Collects the definitions that a schema refers to.</summary>
internal sealed class SchemaNames
{
    private readonly SortedDictionary<string, JsonObject?> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> _owners = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// A reference to a definition, which is made when it is first asked for. Two owners of one name get two definitions.
    /// </summary>
    public JsonObject Refer(string name, object owner, Func<JsonObject> define)
    {
        if (!_owners.TryGetValue(owner, out var known))
        {
            known = Free(name.Replace(' ', '-'));
            _owners[owner] = known;
            _definitions[known] = null;
            _definitions[known] = define();
        }

        return new JsonObject { ["$ref"] = "#/$defs/" + known };
    }

    private string Free(string name)
    {
        var free = name;
        for (var i = 2; _definitions.ContainsKey(free); i++)
        {
            free = name + "-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    public JsonObject Definitions()
    {
        var all = new JsonObject();
        foreach (var (name, definition) in _definitions)
        {
            all[name] = definition;
        }

        return all;
    }
}
