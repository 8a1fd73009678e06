using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Blocks;

/// <summary>What a level promises (block 8): one bound, or a matrix by plan, priority … with a calendar of its own in each cell.</summary>
internal static class Targets
{
    public static readonly (string Words, TargetDimension Dimension)[] DimensionWords =
    [
        ("plan", TargetDimension.Plan),
        ("priority", TargetDimension.Priority),
        ("category", TargetDimension.Category),
        ("product", TargetDimension.Product),
        ("urgency", TargetDimension.Urgency),
        ("impact", TargetDimension.Impact),
        ("service", TargetDimension.Service),
        ("site", TargetDimension.Site),
        ("team", TargetDimension.Team),
    ];

    private static readonly Grammar<TargetDimension> Dimension = Choice.Of(
        "dimension",
        "a dimension of a matrix",
        [.. DimensionWords, ("severity", TargetDimension.Priority)]
    );

    private static readonly PhraseShape<PlainBound> BoundShape = new(Quantities.Bound) { Long = LongBound };

    private static readonly Key<PlainBound> CellTarget = Of.Required("target", "The cell's bound.", BoundShape);
    private static readonly Key<string> CellClock = Of.Optional("clock", "The cell's own calendar.", TextShape.Calendar);

    private static readonly Block<Cell> CellBlock = new(
        "target cell",
        "The bound of one case, with a calendar of its own.",
        [CellTarget, CellClock],
        f => new Cell(f.Of(CellTarget).Usual(), f.Find(CellClock))
    )
    {
        Short = CellTarget,
    };

    private static readonly Key<ImmutableArray<TargetDimension>> By = Of.Required(
        "by",
        "The dimensions, in the order in which the cells are nested.",
        new ListShape<TargetDimension>(new PhraseShape<TargetDimension>(Dimension), single: true)
    );
    private static readonly Key<CellTree> Cells = Of.Required(
        "cells",
        "For each value of the first dimension, the cells of the next; `*` is any value.",
        new CellsShape(CellBlock)
    );

    private static readonly Block<Target> Matrix = new(
        "target matrix",
        "A bound for each case. The first cell whose names all match applies.",
        [By, Cells],
        BuildMatrix
    )
    {
        Check = CheckMatrix,
        Normal = CellsBesideBy,
    };

    public static readonly Forms<Target> Shape = new(
        "target",
        "What is promised: a bound, or a matrix of bounds.",
        Form<Target>.With("by", Matrix),
        Form<Target>.Other(BoundShape.Turn<PlainBound, Target>(b => new Target.Single(b.Usual())))
    );

    /// <summary>The same, under <c>within:</c>, where a time alone is at most.</summary>
    public static Shape<Target> WithinShape => Shape;

    /// <summary>The bounds of a target.</summary>
    public static IEnumerable<Bound> BoundsOf(Target target) =>
        target switch
        {
            Target.Single single => [single.Bound],
            Target.Matrix matrix => matrix.Cells.Select(c => c.Bound),
            _ => [],
        };

    // {atLeast: 99.5%} is long for "at least 99.5%".
    private static ScalarNode? LongBound(MapNode map)
    {
        var words =
            map.Entries.Length == 1
                ? map.Entries[0].Key switch
                {
                    "atLeast" => "at least",
                    "atMost" => "at most",
                    "over" => "over",
                    "below" => "below",
                    _ => null,
                }
                : null;
        return words is not null && map.Entries[0].Value is ScalarNode value
            ? new ScalarNode($"{words} {value.Value}", ScalarStyle.Plain, value.At)
            : null;
    }

    // {by: priority, urgent: 1 hour, normal: 4 hours}
    private static Node CellsBesideBy(Node node) =>
        node is MapNode map && map.Find("by") is { } by && map.Find("cells") is null && map.Entries.Length > 1
            ? map.With([by, new MapEntry("cells", map.At, map.Without("by"))])
            : node;

    private static void CheckMatrix(Fields f)
    {
        if (f.Find(Cells) is not { } tree || f.Or(By, []) is not { IsEmpty: false } by)
        {
            return;
        }

        foreach (var (depth, at) in tree.Depths().Where(d => d.Depth != by.Length))
        {
            var names = string.Join(", ", by.Select(d => Choice.Print(DimensionWords, d)));
            f.Reading.Report(
                ProblemCodes.MatrixShape,
                at,
                $"this cell has {depth} names, and `by` has {by.Length}",
                $"nest the cells once for each of {names}"
            );
        }
    }

    private static Target BuildMatrix(Fields f) =>
        new Target.Matrix(f.Of(By), [.. f.Of(Cells).Cells().Select(c => new TargetCell([.. c.Keys], c.Cell.Bound, c.Cell.Clock))]);
}

/// <summary>A cell before its names are known.</summary>
internal sealed record Cell(Bound Bound, string? Clock);
