using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks.Trials;
using NodaTime;

namespace Kept.Core.Checks.Support;

/// <summary>A promise about tickets: one of a level that times them.</summary>
internal sealed record TicketPromise(ServiceLevel Level, TicketClock Clock, Target Target)
{
    public static TicketPromise? Of(ServiceLevel level) =>
        level.Measure switch
        {
            Measure.TicketTime time => new TicketPromise(level, time.Clock, level.Target),
            Measure.Attainment attainment => new TicketPromise(level, attainment.Clock, attainment.Within),
            _ => null,
        };

    public bool EndsWithReply => Clock is { Start: ClockEvent.Opened, Stop: ClockEvent.FirstHumanReply };

    public bool EndsWithResolution => Clock is { Start: ClockEvent.Opened, Stop: ClockEvent.Resolved or ClockEvent.Closed };

    /// <summary>What is promised for a ticket of such values; null where nothing is.</summary>
    public Promised? For(TicketWith ticket) =>
        Clock.Only.Fields.All(f => ticket.Of(f.Key) is { } value && f.Value.Contains(value, StringComparer.OrdinalIgnoreCase))
        && CellFor(ticket) is { } cell
            ? new Promised(cell, cell.Clock ?? Clock.Calendar)
            : null;

    private TargetCell? CellFor(TicketWith ticket) =>
        Target switch
        {
            Target.Single single => new TargetCell([], single.Bound),
            Target.Matrix matrix => matrix.Cells.FirstOrDefault(c => Cases.Matches(matrix.By, c, ticket)),
            _ => throw new InvalidOperationException("the family is closed"),
        };
}

/// <summary>The cell that applies, and the calendar in whose hours it counts; null is all hours.</summary>
internal sealed record Promised(TargetCell Cell, string? Calendar)
{
    /// <summary>The most time it may take; null where the bound is none on time.</summary>
    public Duration? Time => Cell.Bound is { HigherIsBetter: false, Limit: Quantity.Elapsed { Time: var time } } ? time : null;
}

/// <summary>
/// Every kind of ticket that promises tell apart: all values that they name, in each dimension, and one that they do not. What holds for
/// these holds for all tickets.
/// </summary>
internal static class Cases
{
    public const string Any = "*";

    private const string Another = "another";
    private const int MostCases = 3_000;

    public static IEnumerable<TicketWith> Of(params IEnumerable<TicketPromise> promises)
    {
        var named = promises.SelectMany(Named).GroupBy(n => n.Dimension, n => n.Value).OrderBy(g => g.Key).ToImmutableArray();
        var number = named.Aggregate(1L, (product, g) => product * (g.Distinct(StringComparer.OrdinalIgnoreCase).LongCount() + 1));
        return number > MostCases
            ? []
            : named.Aggregate(
                (IEnumerable<TicketWith>)[TicketWith.Nothing],
                (cases, g) =>
                    cases.SelectMany(c =>
                        g.Distinct(StringComparer.OrdinalIgnoreCase)
                            .Append(Another)
                            .Select(v => c with { Values = c.Values.SetItem(g.Key, v) })
                    )
            );
    }

    public static bool Matches(ImmutableArray<TargetDimension> by, TargetCell cell, TicketWith ticket) =>
        by.Zip(cell.Keys).All(k => k.Second == Any || string.Equals(k.Second, ticket.Of(k.First), StringComparison.OrdinalIgnoreCase));

    /// <summary><c>priority urgent, plan gold</c>; empty where nothing is told apart.</summary>
    public static string Words(TicketWith ticket) =>
        string.Join(
            ", ",
            ticket.Values.Where(v => v.Value != Another).OrderBy(v => v.Key).Select(v => $"{v.Key.ToString().ToLowerInvariant()} {v.Value}")
        );

    private static IEnumerable<(TargetDimension Dimension, string Value)> Named(TicketPromise promise)
    {
        var cells = promise.Target is Target.Matrix matrix
            ? matrix.Cells.SelectMany(c => matrix.By.Zip(c.Keys)).Where(k => k.Second != Any).Select(k => (k.First, k.Second))
            : [];
        return cells.Concat(promise.Clock.Only.Fields.SelectMany(f => f.Value.Select(v => (f.Key, v))));
    }
}
