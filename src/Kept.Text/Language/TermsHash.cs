using System.Collections.Immutable;
using Kept.Core.Json;
using Kept.Text.Language.Blocks;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language;

/// <summary>What both parties sign: SHA-256 over the canonical JSON of the terms, with the content of files they name.</summary>
internal static class TermsHash
{
    public static string Of(MapNode tree, Func<string, SourceText?> file) => Sha256Hex.Of(Canonical(tree, file));

    /// <summary>The text that is hashed.</summary>
    public static string Canonical(MapNode tree, Func<string, SourceText?> file) =>
        Write(new CanonicalJson(), WithFiles(Root.Shape.Canonical(tree, Canon.Hash), file, depth: 0)).ToString();

    // Files stand only under `members:` and under the holidays of calendars; other maps keep their keys.
    private static Node WithFiles(Node node, Func<string, SourceText?> file, int depth)
    {
        if (node is not MapNode map || depth > 5)
        {
            return node;
        }

        var entries = map
            .Entries.Select(e =>
                depth > 0 || e.Key is "members" or "calendars" ? e with { Value = WithFiles(e.Value, file, depth + 1) } : e
            )
            .ToImmutableArray();
        return depth > 0 && map["file"] is ScalarNode name && file(name.Value) is { } source
            ? map.With(
                entries.Add(
                    new MapEntry(
                        "sha256",
                        map.At,
                        new ScalarNode(Sha256Hex.Of(source.Text.ReplaceLineEndings("\n")), ScalarStyle.Plain, map.At)
                    )
                )
            )
            : map.With(entries);
    }

    // All words of a tree are texts.
    private static CanonicalJson Write(CanonicalJson json, Node node) =>
        node switch
        {
            MapNode map => map.Entries.Aggregate(json.BeginObject(), (into, e) => Write(into.Key(e.Key), e.Value)).EndObject(),
            ListNode list => list.Items.Aggregate(json.BeginArray(), Write).EndArray(),
            ScalarNode word => json.Text(word.Value),
            _ => throw new InvalidOperationException("a broken tree has no canonical form"),
        };
}
