using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Claims;

/// <summary>Facts that miss a level, and the first instant at which anybody can know it.</summary>
internal sealed record LateMiss(Stimulus Stimulus, Instant KnownAt);

/// <summary>Misses that show as long after their first event as can be.</summary>
internal static class LateMisses
{
    private static readonly Duration Short = Duration.FromMinutes(10);
    private static readonly Duration JustBefore = Duration.FromMinutes(1);
    private static readonly Duration Beyond = Duration.FromSeconds(1);

    public static IEnumerable<LateMiss> Of(Trial trial, ServiceLevel level)
    {
        var made = new FactMaker(trial, level);
        return level.Measure switch
        {
            Measure.OccurrenceTime { Of: OccurrenceKind.Outage } => OfOne(made, level),
            Measure.TicketTime time => OfTicket(made, time.Clock, level.Target),
            Measure.Availability { Source: not StateSource.Counts, State: var state } availability => OfWindow(made, state, availability),
            Measure.Tally { Of: OccurrenceKind.Outage, State: var state } => OfWindow(made, state, null),
            _ => [],
        };
    }

    /// <summary>An outage just long enough to earn, begun so that closed hours lie in it.</summary>
    private static IEnumerable<LateMiss> OfOne(FactMaker made, ServiceLevel level) =>
        Lengths
            .Of(level)
            .Where(l => made.After(made.Begin, l) is { } until && Earns(made, level, new TimeRange(made.Begin, until)))
            .Take(1)
            .SelectMany(length =>
                Starts(made.Covered)
                    .SelectMany(from => new[] { made.After(from, length), made.After(from, length + JustBefore) }.Select(until => (From: from, Until: until)))
                    .Where(r => r.Until is not null)
                    .Select(r => new TimeRange(r.From, r.Until!.Value))
                    .OrderByDescending(r => r.LengthTicks)
                    .Take(6)
                    .Where(r => !Earns(made, level, new TimeRange(r.From, r.Until - Duration.FromSeconds(1))))
                    .Select(r => new LateMiss(Stimulus(made, r), r.Until))
            );

    private static Stimulus Stimulus(FactMaker made, TimeRange range) =>
        new($"down {Words.Local(range, made.Trial.Terms.Zone)}", [.. made.Outage("o1", range)], made.Window);

    private static bool Earns(FactMaker made, ServiceLevel level, TimeRange range) =>
        made.Trial.Show(Stimulus(made, range), level.Id) is { } shown && shown.Results.Any(r => r.Entitled.Sign > 0);

    /// <summary>A ticket that takes just longer than its target.</summary>
    private static IEnumerable<LateMiss> OfTicket(FactMaker made, TicketClock clock, Target target) =>
        target is Target.Single { Bound.Limit: Quantity.Elapsed { Time: var most } }
            ? Starts(made.Trial.Covered(clock.Calendar, made.Window))
                .Select(from => Tickets.Ticket(made, clock, "1", most + Duration.FromSeconds(1), TicketWith.Nothing, from))
                .Where(f => f is not null)
                .Select(f => (Facts: f!.Value, KnownAt: f.Value.Max(x => x.Begin)))
                .OrderByDescending(f => f.KnownAt - f.Facts.Min(x => x.Begin))
                .Take(1)
                .Select(f => new LateMiss(
                    new Stimulus(
                        $"a ticket opened {Words.Local(f.Facts.Min(x => x.Begin), made.Trial.Terms.Zone)} takes {Words.Length(most + Duration.FromSeconds(1))}",
                        f.Facts,
                        made.Window
                    ),
                    f.KnownAt
                ))
            : [];

    /// <summary>Openings, and a minute before closing, of the first weeks.</summary>
    private static IEnumerable<Instant> Starts(IntervalSet covered) =>
        covered.Take(20).SelectMany(r => new[] { r.From, r.Length > JustBefore ? r.Until - JustBefore : r.From }).Distinct();

    /// <summary>A short failure at the begin of the window, and as much as breaks the promise at its end.</summary>
    private static IEnumerable<LateMiss> OfWindow(FactMaker made, StateRule state, Measure.Availability? sampled)
    {
        var least = state.Minimum is { } minimum ? minimum + Duration.FromMinutes(1) : Duration.Min(Short, Half(made));
        var first = made.After(made.Begin, least) is { } until ? new TimeRange(made.Begin, until) : default;
        var later = AtEnd(made, [.. Rest(made, least)], state.MergeGap + Duration.FromMinutes(1)).ToImmutableArray();
        if (first.IsEmpty || later.IsEmpty || later[0].From <= first.Until)
        {
            return [];
        }

        ImmutableArray<TimeRange> all = [first, .. later];
        var facts = sampled is { Source: StateSource.Samples }
            ? Probes.During(made, sampled, IntervalSet.Of(all))
            : [.. all.SelectMany((r, n) => made.Outage(string.Create(CultureInfo.InvariantCulture, $"o{n + 1}"), r))];
        var words = Words.List([.. all.Select(r => Words.Local(r, made.Trial.Terms.Zone))]);
        return facts.IsEmpty ? [] : [new LateMiss(new Stimulus($"down {words}", facts, made.Window), later[^1].Until)];
    }

    /// <summary>How long the later failures last, so that they break the promise together with the first one and not without it.</summary>
    private static IEnumerable<Duration> Rest(FactMaker made, Duration first)
    {
        return (made.Level.Measure, (made.Level.Target as Target.Single)?.Bound) switch
        {
            (Measure.Availability, { HigherIsBetter: true, Limit: Quantity.Share share }) => Positive(Allowed(made, share) - first + Beyond),
            (Measure.Tally { Figure: TallyFigure.Sum }, { HigherIsBetter: false, Limit: Quantity.Elapsed most }) => Positive(most.Time - first + Beyond),
            (Measure.Tally { Figure: TallyFigure.Mean }, { HigherIsBetter: false, Limit: Quantity.Elapsed most }) => Positive(most.Time + most.Time - first + Beyond),
            (Measure.Tally { Figure: TallyFigure.Maximum or TallyFigure.LongestRun }, { HigherIsBetter: false, Limit: Quantity.Elapsed most }) =>
                [most.Time + Beyond],
            (Measure.Tally { Figure: TallyFigure.Count }, { HigherIsBetter: false, Limit: Quantity.Number most }) when most.Amount < 100 =>
                Enumerable.Repeat(first, (int)most.Amount.Floor()),
            _ => [],
        };
    }

    /// <summary>Half of what the promise leaves, so that the first failure does not break it; in whole seconds.</summary>
    private static Duration Half(FactMaker made) => (made.Level.Measure, made.Level.Target) switch
    {
        (Measure.Availability, Target.Single { Bound: { HigherIsBetter: true, Limit: Quantity.Share share } }) =>
            Duration.FromSeconds(Allowed(made, share).BclCompatibleTicks / (2 * NodaConstants.TicksPerSecond)),
        (Measure.Tally { Figure: TallyFigure.Sum }, Target.Single { Bound: { HigherIsBetter: false, Limit: Quantity.Elapsed most } }) =>
            Duration.FromSeconds(most.Time.BclCompatibleTicks / (2 * NodaConstants.TicksPerSecond)),
        _ => Short,
    };

    private static Duration Allowed(FactMaker made, Quantity.Share share) =>
        Duration.FromTicks((long)((1 - share.Of) * made.CoveredTicks).Floor());

    private static IEnumerable<Duration> Positive(Duration length) => length > Duration.Zero ? [length] : [];

    /// <summary>Failures of these lengths, the last of them up to the end of the covered time.</summary>
    private static IEnumerable<TimeRange> AtEnd(FactMaker made, ImmutableArray<Duration> lengths, Duration gap)
    {
        var left = made.CoveredTicks - lengths.Sum(l => l.BclCompatibleTicks) - (gap.BclCompatibleTicks * Math.Max(0, lengths.Length - 1));
        var from = left <= 0 ? null : made.After(made.Begin, Duration.FromTicks(left));
        foreach (var length in lengths)
        {
            if (from is not { } begins || made.After(begins, length) is not { } until)
            {
                yield break;
            }

            yield return new TimeRange(begins, until);
            from = made.After(until, gap);
        }
    }
}
