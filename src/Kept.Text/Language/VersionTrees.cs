using Kept.Core.Problems;
using Kept.Text.Language.Blocks;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language;

/// <summary>The merged tree of one version and the amendment that made it; null for the text as first agreed.</summary>
internal sealed record VersionTree(int Number, MapNode Tree, AmendmentText? Amendment);

/// <summary>From layers and their amendments to one merged tree for each version.</summary>
internal static class VersionTrees
{
    // What names or tests one agreement is not lent to another.
    private static readonly HashSet<string> NotLent =
    [
        "kept",
        "agreement",
        "title",
        "kind",
        "structure",
        "under",
        "extends",
        "amendments",
        "examples",
        "says",
        "accept",
        "assumed",
    ];

    public static List<VersionTree> Of(List<Layer> layers, List<Problem> problems)
    {
        var trees = layers.Select(l => l.Tree.Without("amendments")).ToArray();
        var versions = new List<VersionTree> { new(1, Merged(layers, trees), null) };
        foreach (var (index, amendment) in Amendments(layers))
        {
            trees[index] = Merging.Over(trees[index], amendment.Change, entry => NothingToRemove(entry, problems));
            versions.Add(new VersionTree(versions.Count + 1, Merged(layers, trees), amendment.Text));
        }

        return versions;
    }

    private static IEnumerable<(int Index, AmendmentValue Amendment)> Amendments(List<Layer> layers) =>
        layers
            .SelectMany((layer, index) => layer.Amendments.Select(a => (Index: index, Amendment: a)))
            .OrderBy(a => a.Amendment.Text.Effective);

    private static MapNode Merged(List<Layer> layers, MapNode[] trees)
    {
        var own = trees[^1];
        if (trees.Length == 1)
        {
            return own;
        }

        var merged = own.With([]);
        foreach (var (tree, layer) in trees.Zip(layers))
        {
            merged = Merging.Over(merged, layer.IsOwn ? tree : tree.With(tree.Entries.RemoveAll(e => NotLent.Contains(e.Key))));
        }

        return merged;
    }

    private static void NothingToRemove(MapEntry entry, List<Problem> problems) =>
        problems.Add(
            ProblemCodes.NothingToRemove.At(entry.At, $"the terms in force have no `{entry.Key}` here to take out", "leave the line out")
        );
}
