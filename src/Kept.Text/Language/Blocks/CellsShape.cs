using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Kept.Core.Problems;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Blocks;

/// <summary>Cells, nested by the names of their dimensions.</summary>
internal sealed record CellTree(Place At, Cell? Leaf, ImmutableArray<KeyValuePair<string, CellTree>> Branches)
{
    public IEnumerable<(ImmutableArray<string> Keys, Cell Cell)> Cells() => Cells([]);

    public IEnumerable<(int Depth, Place At)> Depths() => Depths(0);

    private IEnumerable<(ImmutableArray<string> Keys, Cell Cell)> Cells(ImmutableArray<string> above) =>
        Leaf is not null ? [(above, Leaf)] : Branches.SelectMany(b => b.Value.Cells(above.Add(b.Key)));

    private IEnumerable<(int Depth, Place At)> Depths(int above) =>
        Leaf is not null ? [(above, At)] : Branches.SelectMany(b => b.Value.Depths(above + 1));
}

/// <summary>A map is a level of names unless it is itself a cell (it has <c>target</c>, or is a bound in long form).</summary>
internal sealed class CellsShape(Shape<Cell> cell) : Shape<CellTree>
{
    public override string Name => "cells";

    public override IEnumerable<Shape> Parts => [cell];

    public override bool Fits(Node node) => node is MapNode;

    public override bool Read(Node node, Reading reading, [MaybeNullWhen(false)] out CellTree tree)
    {
        tree = null;
        if (!IsNames(node))
        {
            var read = cell.Read(node, reading, out var leaf);
            tree = read ? new CellTree(node.At, leaf, []) : null;
            return read;
        }

        var before = reading.Failures;
        var branches = ImmutableArray.CreateBuilder<KeyValuePair<string, CellTree>>();
        foreach (var entry in ((MapNode)node).Entries)
        {
            reading.Enter(entry.Key, entry.Value.At);
            if (Read(entry.Value, reading, out var branch))
            {
                branches.Add(KeyValuePair.Create(entry.Key, branch));
            }

            reading.Leave();
        }

        tree = new CellTree(node.At, null, branches.DrainToImmutable());
        return reading.Failures == before;
    }

    public override Node Canonical(Node node, Canon canon) =>
        IsNames(node) && node is MapNode map
            ? map.With([.. map.Entries.Select(e => e with { Value = Canonical(e.Value, canon) })])
            : cell.Canonical(node, canon);

    public override JsonObject Schema(SchemaNames names) =>
        names.Refer(
            "cells",
            this,
            () =>
                new JsonObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = new JsonObject { ["anyOf"] = new JsonArray(cell.Schema(names), Schema(names)) },
                }
        );

    private static bool IsNames(Node node) =>
        node is MapNode map && map.Find("target") is null && !(map.Entries is [{ Key: "atLeast" or "atMost" or "over" or "below" }]);
}
