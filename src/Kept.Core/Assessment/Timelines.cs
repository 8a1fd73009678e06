using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>
/// How the levels of an agreement that measure by time stood in a period, minute by minute. What is down is the bad time that the assessment
/// counts in the same windows.
/// </summary>
public static class Timelines
{
    /// <summary>Whether a level has a timeline: a share of time, the length of outages, or a tally of them.</summary>
    public static bool Has(ServiceLevel level) =>
        level.Measure is Measure.Availability or Measure.OccurrenceTime or Measure.Tally { Of: OccurrenceKind.Outage };

    /// <param name="evidence">The book of what was known at <paramref name="asOf"/>.</param>
    /// <param name="which">Of which levels; null: of all that have one.</param>
    public static Checked<Drawn> Of(Agreement agreement, EvidenceBook evidence, TimeRange period, Instant asOf, string? which = null)
    {
        var inForce = Signatures.InForce(agreement, evidence);
        var hours = new Hours(agreement, Assessor.HorizonOf(agreement, evidence, period, asOf));
        var (counted, _) = ContradictoryRecords.Of(Disputes.Of(evidence).Counted(evidence), inForce.InForceAt(period.From).Terms);
        var asked = new Asked(inForce, counted, hours, TermOf.Agreement(inForce, counted), period, asOf);
        var lines = Members.Of(inForce, counted, period).SelectMany(m => Levels(asked, m, which)).ToImmutableArray();
        var missing = MissingHolidays.Problems(agreement, hours, period, asOf);
        return missing.IsEmpty ? Checked<Drawn>.Fine(new Drawn(lines)) : Checked<Drawn>.Refused(missing);
    }

    /// <summary>The timelines of an agreement, by member and then as the levels stand in the text.</summary>
    public sealed record Drawn(ImmutableArray<LevelTimeline> Levels);

    private sealed record Asked(Agreement Agreement, EvidenceBook Book, Hours Hours, TimeRange Term, TimeRange Period, Instant AsOf);

    private static IEnumerable<LevelTimeline> Levels(Asked asked, Member? member, string? which) =>
        asked
            .Agreement.InForce(asked.Period)
            .SelectMany(p => p.Version.Terms.ServiceLevels)
            .Where(l => Has(l) && l.IsFor(member) && (which is null || l.Id == which))
            .DistinctBy(l => l.Id)
            .Select(l => new LevelTimeline(l.Id, l.Clause, l.DisplayTitle, NameOf(member), Bands(asked, member, l.Id)));

    private static string? NameOf(Member? member) =>
        member is { Resource: { } resource } ? $"{member.Customer}/{resource}" : member?.Customer;

    private static ImmutableArray<TimelineBand> Bands(Asked asked, Member? member, string id)
    {
        var drawn = new List<TimelineBand>();
        var left = IntervalSet.Of(asked.Period);
        foreach (var (level, windows) in Contexts(asked, member, id))
        {
            var bands = new TimelineBands(level with { Assessed = new TimeRange(windows[0].From, windows[^1].Until) });
            foreach (var window in windows)
            {
                // Rolling windows overlap: what one has drawn the next leaves as it is.
                drawn.AddRange(bands.In(window, left.Clip(window)));
                left = left.Except(IntervalSet.Of(window));
            }
        }

        drawn.AddRange(left.Select(r => new TimelineBand(r, TimelineKind.Outside, [], null, "not measured: outside of the term")));
        return Joined(drawn.SelectMany(b => Cut(b, asked.AsOf)).OrderBy(b => b.Range.From));
    }

    /// <summary>The level in each version, with the windows that begin in it (R10).</summary>
    private static IEnumerable<(LevelContext Level, ImmutableArray<TimeRange> Windows)> Contexts(Asked asked, Member? member, string id) =>
        from version in asked.Agreement.Versions
        let level = version.Terms.LevelOf(id)
        where level is not null && Has(level) && level.IsFor(member)
        let context = Context(asked, version, level, member)
        let windows = Windowed(context, asked.Period)
            .Where(w => ReferenceEquals(asked.Agreement.InForceAt(w.From), version))
            .ToImmutableArray()
        where !windows.IsEmpty
        select (context, windows);

    private static LevelContext Context(Asked asked, AgreementVersion version, ServiceLevel level, Member? member)
    {
        var subject = Subject.Of(version.Terms, level, member?.Resource, new Topology(asked.Book.Contains));
        var held = member is null ? asked.Term : Members.Held(member, asked.Term, asked.Agreement.Versions[0].Terms.Zone);
        var term = TermOf.Level(level, held, version.Terms.Zone);
        return new LevelContext(asked.Agreement, version, level, member, subject, asked.Book, asked.Hours, term, asked.Period, asked.AsOf);
    }

    /// <summary>What is measured only where it is claimed is drawn throughout, version by version.</summary>
    private static IEnumerable<TimeRange> Windowed(LevelContext level, TimeRange period) =>
        level.Level.Measure.Frame.Window is Window.BeforeClaim
            ? level.Agreement.InForce(period).Select(p => p.Range.Intersect(level.Term)).Where(r => !r.IsEmpty)
            : LevelOutcomes.WindowsOf(level, period);

    private static IEnumerable<TimelineBand> Cut(TimelineBand band, Instant asOf) =>
        band.Range.From >= asOf ? [band with { Ahead = true }]
        : band.Range.Until <= asOf ? [band]
        :
        [
            band with
            {
                Range = new TimeRange(band.Range.From, asOf),
            },
            band with
            {
                Range = new TimeRange(asOf, band.Range.Until),
                Ahead = true,
            },
        ];

    private static ImmutableArray<TimelineBand> Joined(IEnumerable<TimelineBand> bands)
    {
        var joined = ImmutableArray.CreateBuilder<TimelineBand>();
        foreach (var band in bands)
        {
            if (joined.Count > 0 && joined[^1].GoesOnIn(band))
            {
                joined[^1] = joined[^1] with { Range = new TimeRange(joined[^1].Range.From, band.Range.Until) };
            }
            else
            {
                joined.Add(band);
            }
        }

        return joined.ToImmutable();
    }
}
