using System.Collections.Immutable;
using Kept.Core.Problems;

namespace Kept.Text.Language.Yaml;

/// <summary>A piece of a YAML file with its place: a word, a map or a list. Nothing is typed yet.</summary>
public abstract class Node(Place at)
{
    public Place At { get; } = at;
}

public enum ScalarStyle
{
    Plain,
    Quoted,

    /// <summary>A text of several lines after <c>|</c> or <c>&gt;</c>.</summary>
    Lines,
}

public sealed class ScalarNode(string value, ScalarStyle style, Place at) : Node(at)
{
    public string Value { get; } = value;

    public ScalarStyle Style { get; } = style;

    /// <summary>Nothing, <c>~</c> or <c>null</c>, not in quotes.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && Value is "" or "~" or "null";

    public override string ToString() => Value;
}

/// <summary>A key with its value, in the order in which they were written.</summary>
public sealed record MapEntry(string Key, Place At, Node Value);

public sealed class MapNode(ImmutableArray<MapEntry> entries, bool flow, Place at) : Node(at)
{
    public ImmutableArray<MapEntry> Entries { get; } = entries;

    /// <summary>Written on one line in braces.</summary>
    public bool Flow { get; } = flow;

    public Node? this[string key] => Find(key)?.Value;

    public MapEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    public MapNode With(ImmutableArray<MapEntry> entries) => new(entries, Flow, At);

    public MapNode Without(string key) => With(Entries.RemoveAll(e => e.Key == key));
}

public sealed class ListNode(ImmutableArray<Node> items, bool flow, Place at) : Node(at)
{
    public ImmutableArray<Node> Items { get; } = items;

    public bool Flow { get; } = flow;
}

/// <summary>What could not be read; its problem is already reported.</summary>
public sealed class BrokenNode(Place at) : Node(at);
