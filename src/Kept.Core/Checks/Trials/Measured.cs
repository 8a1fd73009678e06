using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>Samples and counts of a service that is down for some stretches and up otherwise.</summary>
internal static class Measured
{
    private static readonly Duration UsualInterval = Duration.FromMinutes(1);

    /// <summary>For levels that read samples, at the shortest interval that any of them agrees.</summary>
    public static IEnumerable<Fact> Samples(ImmutableArray<FactMaker> levels, IntervalSet down)
    {
        var sampled = levels.Where(m => ReadsSamples(m.Level.Measure)).OrderBy(m => IntervalOf(m.Level.Measure)).ToImmutableArray();
        if (sampled is not [var made, ..])
        {
            return [];
        }

        return made.Level.Measure switch
        {
            Measure.Availability { Frame.Silence: Silence.StateChanges } availability => Probes.During(made, availability, down),
            var measure when Probes.Every(made, IntervalOf(measure), down) is { IsEmpty: false } all => all,
            var measure => Failing(made, IntervalOf(measure), down),
        };
    }

    /// <summary>For levels that read counts: a request a second, and none succeeds while the service is down.</summary>
    public static IEnumerable<Fact> Counts(ImmutableArray<FactMaker> levels, ImmutableArray<TimeRange> down)
    {
        var counted = levels.Where(m => ReadsCounts(m.Level.Measure)).ToImmutableArray();
        if (counted.IsEmpty)
        {
            return [];
        }

        var whole = new TimeRange(counted.Min(m => m.Window.From), counted.Max(m => m.Window.Until));
        var slots = counted.SelectMany(m => m.Level.Measure is Measure.Slots measure ? Slots(m.Window, measure.Slot) : []);
        var cuts = down.SelectMany(r => new[] { r.From, r.Until }).Concat(slots).Append(whole.From).Append(whole.Until);
        var bounds = cuts.Where(c => c >= whole.From && c <= whole.Until).Distinct().Order().ToImmutableArray();
        var failing = IntervalSet.Of(down);
        return bounds.Zip(bounds.Skip(1), (from, until) => Count(counted[0], new TimeRange(from, until), !failing.Contains(from)));
    }

    private static bool ReadsSamples(Measure measure) => measure switch
    {
        Measure.Availability availability => availability.Source == StateSource.Samples,
        Measure.EventRatio ratio => ratio.Source == EventSource.Checks,
        Measure.Slots slots => slots.Source == EventSource.Checks,
        _ => false,
    };

    private static bool ReadsCounts(Measure measure) => measure switch
    {
        Measure.Availability availability => availability.Source == StateSource.Counts,
        Measure.EventRatio ratio => ratio.Source == EventSource.Counts,
        Measure.Slots slots => slots.Source == EventSource.Counts,
        _ => false,
    };

    private static Duration IntervalOf(Measure measure) => measure.Frame.Silence is Silence.Sampled sampled ? sampled.Every : UsualInterval;

    /// <summary>Where all would be too many, those that fail say all as far as time without samples is taken to be up.</summary>
    private static IEnumerable<Fact> Failing(FactMaker made, Duration every, IntervalSet down) =>
        down.SelectMany(r => Enumerable.Range(0, (int)(r.LengthTicks / every.BclCompatibleTicks)).Select(n => r.From + (every * n)))
            .Select(at => new Fact.Sample(made.Service, at, false, null, null, null, null, null)
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"s{at.ToUnixTimeSeconds()}"),
                RecordedAt = at,
            });

    private static IEnumerable<Instant> Slots(TimeRange window, Duration slot)
    {
        for (var at = window.From; at < window.Until; at += slot)
        {
            yield return at;
        }
    }

    private static Fact.Count Count(FactMaker made, TimeRange range, bool succeeds)
    {
        var requests = range.LengthTicks / NodaConstants.TicksPerSecond;
        return new Fact.Count(made.Service, range.From, range.Until, succeeds ? requests : 0, requests, null)
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"c{range.From.ToUnixTimeSeconds()}"),
            RecordedAt = range.Until,
        };
    }
}
