using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Text.Language.Blocks;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language;

/// <summary>An agreement's own tree, or one that it stands under or extends, with its own amendments.</summary>
internal sealed record Layer(MapNode Tree, ImmutableArray<AmendmentValue> Amendments, bool IsOwn);

/// <summary>Collects the layers of an agreement: the master first, then what it extends, then its own text.</summary>
internal sealed class Layers
{
    private readonly IReadOnlyList<SourceText> _others;
    private readonly Func<Reference, SourceText?> _resolve;
    private readonly List<Problem> _problems;
    private readonly Dictionary<string, Node?> _parsed = new(StringComparer.Ordinal);

    public Layers(IReadOnlyList<SourceText> others, Func<Reference, SourceText?>? resolve, List<Problem> problems)
    {
        _others = others;
        _resolve = resolve ?? (_ => null);
        _problems = problems;
    }

    /// <summary>Every file read so far.</summary>
    public List<string> Files { get; } = [];

    public Node? Parse(SourceText source)
    {
        if (!_parsed.TryGetValue(source.Name, out var root))
        {
            root = YamlReader.Read(source, _problems);
            _parsed[source.Name] = root;
            Files.Add(source.Name);
        }

        return root;
    }

    /// <summary>A file that the agreement names: members, holidays.</summary>
    public SourceText? File(string name, Place from)
    {
        var source = _others.FirstOrDefault(s => s.Name == name) ?? _resolve(new Reference(ReferenceKind.File, name, from.File));
        if (source is not null && !Files.Contains(source.Name))
        {
            Files.Add(source.Name);
        }

        return source;
    }

    public List<Layer> Of(MapNode own)
    {
        var layers = new List<Layer>();
        Add(own, layers, [], isOwn: true);
        return layers;
    }

    private void Add(MapNode tree, List<Layer> layers, ImmutableList<string> above, bool isOwn)
    {
        var id = (tree["agreement"] as ScalarNode)?.Value ?? "";
        foreach (var reference in References(tree))
        {
            if (!IsCycle(reference, above.Add(id)) && Find(reference) is { } found)
            {
                Add(found, layers, above.Add(id), isOwn: false);
            }
        }

        layers.Add(new Layer(tree, AmendmentsIn(tree, id), isOwn));
    }

    private bool IsCycle(Node reference, ImmutableList<string> above)
    {
        var id = IdOf(reference)?.Value;
        if (id is null || (!above.Contains(id) && above.Count < 20))
        {
            return false;
        }

        _problems.Add(
            ProblemCodes.ReferenceCycle.At(
                reference.At,
                $"the agreement refers to itself: {string.Join(" → ", above)} → {id}",
                "take one of the references out"
            )
        );
        return true;
    }

    private static ScalarNode? IdOf(Node reference) => reference as ScalarNode ?? (reference as MapNode)?["agreement"] as ScalarNode;

    private static IEnumerable<Node> References(MapNode tree) =>
        new[] { tree["under"], tree["extends"] }.OfType<Node>().SelectMany(n => n is ListNode list ? list.Items : [n]);

    private MapNode? Find(Node reference)
    {
        var id = IdOf(reference);
        var file = (reference as MapNode)?["file"] as ScalarNode;
        if (id is null)
        {
            return null;
        }

        var source = file is null ? Agreement(id.Value, reference.At) : File(file.Value, reference.At);
        if (source is null)
        {
            var hint = "give it to the reader too, or name its file: `{agreement: " + id.Value + ", file: <file>}`";
            _problems.Add(ProblemCodes.ReferenceNotFound.At(reference.At, $"the agreement `{id.Value}` was not found", hint));
            return null;
        }

        return Parse(source) as MapNode;
    }

    private SourceText? Agreement(string id, Place from) =>
        _others.FirstOrDefault(s => (Parse(s) as MapNode)?["agreement"] is ScalarNode word && word.Value == id)
        ?? _resolve(new Reference(ReferenceKind.Agreement, id, from.File));

    private ImmutableArray<AmendmentValue> AmendmentsIn(MapNode tree, string id)
    {
        var reading = new Reading(tree);
        var amendments = new List<AmendmentValue>();
        if (tree["amendments"] is { } inside && Amendments.List.Read(inside, reading, out var own))
        {
            amendments.AddRange(own);
        }

        foreach (var patch in _others.Select(Parse).OfType<MapNode>().Where(m => m.Find("amends") is not null))
        {
            var mine = (patch["amends"] as ScalarNode)?.Value == id;
            if (mine && Amendments.FileShape.Read(patch, reading, out var amendment))
            {
                amendments.Add(amendment);
            }
        }

        _problems.AddRange(reading.Problems);
        return [.. amendments.OrderBy(a => a.Text.Effective)];
    }
}
