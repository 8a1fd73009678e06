using System.Collections.Immutable;
using Kept.Text.Language.Blocks;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language;

/// <summary>What both parties sign: SHA-256 over the canonical JSON of the terms, with the content of files they name.</summary>
internal static class TermsHash
{
    public static string Of(MapNode tree, Func<string, SourceText?> file) => CanonicalJson.Sha256(Canonical(tree, file));

    /// <summary>The text that is hashed.</summary>
    public static string Canonical(MapNode tree, Func<string, SourceText?> file) =>
        CanonicalJson.Of(WithFiles(Root.Shape.Canonical(tree, Canon.Hash), file, depth: 0));

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
                        new ScalarNode(CanonicalJson.Sha256(source.Text.ReplaceLineEndings("\n")), ScalarStyle.Plain, map.At)
                    )
                )
            )
            : map.With(entries);
    }
}
