using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Bad;

/// <summary>Bad time from reports of outages. No report is up (R2: <c>evidence: outages complete</c>).</summary>
internal static class OutageState
{
    /// <summary>The outages about the level's subject, each with the time in which it concerns it.</summary>
    public static ImmutableArray<(Fact.Outage Fact, TimeRange Range)> Reports(LevelContext level) =>
        [
            .. from outage in level.Book.Outages
               let range = RangeOf(outage, level)
               where !range.IsEmpty
               from part in level.Subject.Concerns(outage.Service, outage.Resource, range)
               orderby part.FromTicks, outage.Reference
               select (outage, part),
        ];

    public static StateLine Of(LevelContext level, StateRule rule)
    {
        var decided = DecidingRecords.Of(level);
        var reports = decided.Counted;
        var bad =
            level.Level.Measure.Frame.Across == Across.All ? AllResources(reports, level) : IntervalSet.Of(reports.Select(r => r.Range));
        return new StateLine(Spells(bad.JoinGaps(rule.MergeGap), reports, level.AsOf), decided.InDispute.Except(bad), IntervalSet.Empty)
        {
            Notes = decided.SetAside,
        };
    }

    /// <summary>An outage without an end goes on at asOf; what lies in the future of asOf has not begun.</summary>
    private static TimeRange RangeOf(Fact.Outage outage, LevelContext level)
    {
        var until = outage.Until ?? (outage.From > level.AsOf ? outage.From : level.AsOf);
        return new TimeRange(outage.From, until).Intersect(level.Horizon);
    }

    private static ImmutableArray<Spell> Spells(
        IntervalSet joined,
        ImmutableArray<(Fact.Outage Fact, TimeRange Range)> reports,
        Instant asOf
    )
    {
        var spells = ImmutableArray.CreateBuilder<Spell>(joined.Count);
        var next = 0;
        foreach (var range in joined)
        {
            var facts = ImmutableArray.CreateBuilder<Fact>();
            for (; next < reports.Length && reports[next].Range.FromTicks < range.UntilTicks; next++)
            {
                if (reports[next].Range.Overlaps(range))
                {
                    facts.Add(reports[next].Fact);
                }
            }

            var open = range.Until == asOf && facts.Any(f => f is Fact.Outage { Until: null });
            spells.Add(new Spell(range, open, facts.ToImmutable()));
        }

        return spells.ToImmutable();
    }

    /// <summary>Only while every resource of the level's services is out.</summary>
    private static IntervalSet AllResources(ImmutableArray<(Fact.Outage Fact, TimeRange Range)> reports, LevelContext level)
    {
        var parts = reports.Select(r => (r.Range, Part: level.Subject.PartOf(r.Fact.Service, r.Fact.Resource))).ToImmutableArray();
        var whole = IntervalSet.Of(parts.Where(r => r.Part is null).Select(r => r.Range));
        var names = level.Level.Of.SelectMany(s => level.Terms.ServiceOf(s)?.Resources ?? []).ToImmutableArray();
        if (names.IsEmpty)
        {
            names = [.. parts.Select(r => r.Part).OfType<string>().Distinct()];
        }

        return names.IsEmpty
            ? whole
            : names.Select(n => IntervalSet.Of(parts.Where(r => r.Part == n).Select(r => r.Range)).Union(whole)).Aggregate((a, b) => a.Intersect(b));
    }
}
