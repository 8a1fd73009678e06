using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;

namespace Kept.Core.Checks.Support;

/// <summary>Checks of targets by priority or category: kinds of tickets that no cell is about, and cells that are about none.</summary>
internal static class PriorityChecks
{
    private static readonly CheckKind Untargeted = new(
        "priority-without-target",
        CheckGroup.Support,
        Severity.Warning,
        "a priority that is promised nothing",
        "The agreement knows the priority or category, and no cell of the target is about it: its tickets have no "
            + "promise. Add a cell, or `\"*\"`."
    );

    private static readonly CheckKind Unreachable = new(
        "cell-unreachable",
        CheckGroup.Support,
        Severity.Warning,
        "a cell that no ticket reaches",
        "The first cell that matches applies, and an earlier one matches all that this one would. Put the narrower cell first."
    );

    public static readonly ImmutableArray<Check> All = [new(Untargeted, Missing), new(Unreachable, Shadowed)];

    private static IEnumerable<Finding> Missing(CheckContext context)
    {
        var promises = context.Terms.ServiceLevels.Select(TicketPromise.Of).OfType<TicketPromise>().ToImmutableArray();
        return from promise in promises
            where promise.Target is Target.Matrix
            from dimension in ((Target.Matrix)promise.Target).By
            from value in Known(context.Terms, dimension)
            where IsMeant(promise, dimension, value) && !HasCell(promise, dimension, value)
            where
                !promises.Any(p =>
                    p != promise
                    && p.Clock.Stop == promise.Clock.Stop
                    && ResponseChecks.Shares(p.Level, promise.Level)
                    && Covers(p, dimension, value)
                )
            select Untargeted.At(
                promise.Level,
                promise.Level.Measure is Measure.Attainment ? "measure/within" : "target",
                $"no cell is about {dimension.ToString().ToLowerInvariant()} {value}: such tickets are promised nothing",
                $"add a cell `{value}:`, or `\"*\"` for all others"
            );
    }

    /// <summary>The values that the agreement itself names.</summary>
    private static IEnumerable<string> Known(Terms terms, TargetDimension dimension) =>
        dimension switch
        {
            TargetDimension.Category => terms.Categories.Select(c => c.Id),
            TargetDimension.Priority => terms
                .Priorities.Select(p => p.Priority)
                .Concat(terms.Categories.Select(c => c.Priority).OfType<string>())
                .Distinct(StringComparer.OrdinalIgnoreCase),
            TargetDimension.Urgency => terms.Priorities.Select(p => p.Urgency).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase),
            TargetDimension.Impact => terms.Priorities.Select(p => p.Impact).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase),
            TargetDimension.Service => terms.Services.Select(s => s.Id),
            _ => [],
        };

    private static bool IsMeant(TicketPromise promise, TargetDimension dimension, string value) =>
        (!promise.Clock.Only.Fields.TryGetValue(dimension, out var only) || only.Contains(value, StringComparer.OrdinalIgnoreCase))
        && (dimension != TargetDimension.Service || promise.Level.Of.IsEmpty || promise.Level.Of.Contains(value));

    private static bool HasCell(TicketPromise promise, TargetDimension dimension, string value) =>
        promise.Target is Target.Matrix matrix
        && matrix.Cells.Any(c =>
            c.Keys[matrix.By.IndexOf(dimension)] is var key
            && (key == Cases.Any || string.Equals(key, value, StringComparison.OrdinalIgnoreCase))
        );

    /// <summary>Another level with the same clock is about it.</summary>
    private static bool Covers(TicketPromise promise, TargetDimension dimension, string value) =>
        IsMeant(promise, dimension, value)
        && (
            promise.Target is Target.Single
            || (promise.Target is Target.Matrix matrix && (!matrix.By.Contains(dimension) || HasCell(promise, dimension, value)))
        );

    private static IEnumerable<Finding> Shadowed(CheckContext context) =>
        from promise in context.Terms.ServiceLevels.Select(TicketPromise.Of).OfType<TicketPromise>()
        where promise.Target is Target.Matrix
        let matrix = (Target.Matrix)promise.Target
        from n in Enumerable.Range(0, matrix.Cells.Length)
        let cell = matrix.Cells[n]
        let earlier = matrix
            .Cells.Take(n)
            .FirstOrDefault(e =>
                e.Keys.Zip(cell.Keys).All(k => k.First == Cases.Any || string.Equals(k.First, k.Second, StringComparison.OrdinalIgnoreCase))
            )
        let refused = earlier is null ? Refused(promise, matrix, cell) : null
        where earlier is not null || refused is not null
        select Unreachable.At(
            promise.Level,
            promise.Level.Measure is Measure.Attainment ? "measure/within" : "target",
            earlier is not null
                ? $"{Cell(matrix, cell)} ({Words.Bound(cell.Bound)}) is never reached: {Cell(matrix, earlier)} "
                    + $"({Words.Bound(earlier.Bound)}) comes first"
                : $"{Cell(matrix, cell)} ({Words.Bound(cell.Bound)}) is never reached: the level is only about {refused}"
        ) with
        {
            Example = earlier is null ? null : Instead(context, promise, matrix, cell, earlier),
        };

    /// <summary>The values of the level's filter that the cell is none of.</summary>
    private static string? Refused(TicketPromise promise, Target.Matrix matrix, TargetCell cell) =>
        matrix
            .By.Zip(cell.Keys)
            .Where(k => k.Second != Cases.Any && !IsMeant(promise, k.First, k.Second) && promise.Clock.Only.Fields.ContainsKey(k.First))
            .Select(k => $"{k.First.ToString().ToLowerInvariant()} {Words.List(promise.Clock.Only.Fields[k.First])}")
            .FirstOrDefault();

    /// <summary>A ticket of the cell that takes a time which the two cells judge differently.</summary>
    private static CounterExample? Instead(
        CheckContext context,
        TicketPromise promise,
        Target.Matrix matrix,
        TargetCell cell,
        TargetCell earlier
    )
    {
        var (wanted, applied) = (new Promised(cell, null).Time, new Promised(earlier, null).Time);
        if (promise.Level.Measure is not Measure.TicketTime || wanted is not { } w || applied is not { } a || w == a)
        {
            return null;
        }

        var values = matrix.By.Zip(cell.Keys).Where(k => k.Second != Cases.Any).ToImmutableDictionary(k => k.First, k => k.Second);
        var with = new TicketWith(values, earlier.Clock ?? promise.Clock.Calendar ?? Hours.Always);
        var time = w > a ? w : a;
        var made = new FactMaker(context.Trial, promise.Level);
        return Tickets.Ticket(made, promise.Clock, "1", time, with) is { } facts
            ? context.Trial.Show(
                new Stimulus($"a ticket ({Cases.Words(with)}) takes {Words.Length(time)}", facts, made.Window),
                promise.Level.Id
            )
            : null;
    }

    private static string Cell(Target.Matrix matrix, TargetCell cell) =>
        string.Join(
            ", ",
            matrix
                .By.Zip(cell.Keys)
                .Select(k =>
                    k.Second == Cases.Any
                        ? $"any {k.First.ToString().ToLowerInvariant()}"
                        : $"{k.First.ToString().ToLowerInvariant()} {k.Second}"
                )
        );
}
