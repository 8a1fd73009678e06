using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language;

/// <summary>
/// A figure in <c>wording:</c>, written <c>{path}</c>: keys joined by points, from the block in which the wording stands, from the whole
/// agreement, from a level or service by its name, or from a clause by its number (<c>{5.2.target}</c>).
/// </summary>
public static class WordingReference
{
    /// <summary>The references of a text with their offsets; what stands between the braces.</summary>
    public static IEnumerable<(int Offset, string Reference)> In(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                yield break;
            }

            yield return (open, text[(open + 1)..close].Trim());
        }
    }

    /// <summary>The value to which a reference leads and its path; null where it leads to nothing.</summary>
    /// <param name="tree">The merged terms of a version.</param>
    /// <param name="block">The path of the block in which the wording stands: <c>serviceLevels/availability</c>.</param>
    public static (string Path, Node Value)? Find(MapNode tree, string block, string reference) =>
        Starts(tree, block, reference).Select(s => Walk(At(tree, s.Path), s.Path, s.After)).FirstOrDefault(found => found is not null);

    /// <summary>What <c>assumed:</c> names must stand in the terms, or the reader would look for it in vain.</summary>
    internal static void CheckAssumed(MapNode tree, Reading reading)
    {
        foreach (var item in (tree["assumed"] as ListNode)?.Items ?? [])
        {
            if ((item as MapNode)?["term"] is ScalarNode term && Walk(tree, "", term.Value) is null)
            {
                reading.Report(
                    ProblemCodes.NoSuchTerm,
                    term.At,
                    $"`{Kinds.Shorten(term.Value)}` leads to no term of this agreement",
                    "write the keys from the top, joined by points, such as `serviceLevels.uptime.claim`"
                );
            }
        }
    }

    /// <summary>The assumed terms with what was assumed.</summary>
    internal static ImmutableArray<AssumedTerm> Valued(MapNode tree, ImmutableArray<AssumedTerm> assumed) =>
        [
            .. assumed.Select(a =>
                Walk(tree, "", a.Term) is { } found ? a with { Path = found.Path, Value = YamlWriter.Line(found.Value) } : a
            ),
        ];

    internal static void Check(MapNode tree, Reading reading)
    {
        foreach (var section in new[] { "serviceLevels", "services" })
        {
            foreach (var entry in (tree[section] as MapNode)?.Entries ?? [])
            {
                if ((entry.Value as MapNode)?["wording"] is ScalarNode wording)
                {
                    Check(tree, $"{section}/{entry.Key}", wording, reading);
                }
            }
        }
    }

    private static void Check(MapNode tree, string block, ScalarNode wording, Reading reading)
    {
        foreach (var (_, reference) in In(wording.Value).Where(r => Find(tree, block, r.Reference) is null))
        {
            reading.Report(
                ProblemCodes.WordingReference,
                wording.At,
                $"`{{{Kinds.Shorten(reference)}}}` leads to nothing",
                "write a key of this block, such as `{target}`, or a path such as `{rates.technician}`"
            );
        }
    }

    private static IEnumerable<(string Path, string After)> Starts(MapNode tree, string block, string reference)
    {
        yield return (block, reference);
        yield return ("", reference);
        foreach (var section in new[] { "serviceLevels", "services", "rates" })
        {
            yield return (section, reference);
            foreach (var entry in (tree[section] as MapNode)?.Entries ?? [])
            {
                if (
                    (entry.Value as MapNode)?["clause"] is ScalarNode clause
                    && reference.StartsWith(clause.Value + ".", StringComparison.Ordinal)
                )
                {
                    yield return ($"{section}/{entry.Key}", reference[(clause.Value.Length + 1)..]);
                }
            }
        }
    }

    private static Node? At(MapNode tree, string path) =>
        path.Length == 0 ? tree : path.Split('/').Aggregate((Node?)tree, (node, key) => (node as MapNode)?[key]);

    private static (string Path, Node Value)? Walk(Node? node, string path, string rest)
    {
        if (rest.Length == 0)
        {
            return node is null ? null : (path, node);
        }

        // Names may hold points, so every way to cut off a key is tried.
        for (var point = rest.IndexOf('.', StringComparison.Ordinal); ; point = point < 0 ? -1 : rest.IndexOf('.', point + 1))
        {
            var (key, after) = point < 0 ? (rest, "") : (rest[..point], rest[(point + 1)..]);
            if (Child(node, key) is { } child && Walk(child, path.Length == 0 ? key : $"{path}/{key}", after) is { } found)
            {
                return found;
            }

            if (point < 0)
            {
                return null;
            }
        }
    }

    private static Node? Child(Node? node, string key) =>
        node switch
        {
            MapNode map => map[key],
            ListNode list => int.TryParse(key, out var index) && index >= 1 && index <= list.Items.Length ? list.Items[index - 1] : null,
            _ => null,
        };
}
