using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Assessment.Figures;
using Kept.Core.Time;

namespace Kept.Core.Assessment;

/// <summary>The bands of one level in its windows, from the pieces that its figure is made of.</summary>
internal sealed class TimelineBands(LevelContext level)
{
    /// <summary>Of a band that many outages made, so many are named.</summary>
    private const int MostFacts = 50;

    private readonly BadTime _bad = BadTime.Of(level);

    /// <param name="drawn">The part of the window that is drawn; what counts is what counts in the window as a whole.</param>
    public IEnumerable<TimelineBand> In(TimeRange window, IntervalSet drawn)
    {
        var covered = level.Covered(window).Intersect(drawn);
        var down = Down(window).Intersect(covered);
        var left = covered.Except(down);
        var excluded = Excluded(window, left).ToImmutableArray();
        left = left.Except(IntervalSet.Of(excluded.Select(b => b.Range)));
        var unknown = Unknown(left).ToImmutableArray();
        left = left.Except(IntervalSet.Of(unknown.Select(b => b.Range)));
        return drawn
            .Except(covered)
            .Select(r => TimelineBand.Of(r, TimelineKind.Outside))
            .Concat(down.Select(r => Told(r, TimelineKind.Down, window)))
            .Concat(excluded)
            .Concat(unknown)
            .Concat(left.Except(_bad.State.Bad).Select(r => TimelineBand.Of(r, TimelineKind.Covered)))
            .Concat(left.Intersect(_bad.State.Bad).Select(r => Told(r, TimelineKind.Covered, window)));
    }

    /// <summary>The bad time of the figure: of a share of time without what is subtracted as a total, otherwise all that counts.</summary>
    private IntervalSet Down(TimeRange window) =>
        level.Level.Measure is Measure.Availability availability
            ? IntervalSet.Of(ShareOfTime.Of(level, availability, _bad, window, null).Best.Pieces)
            : _bad.Best.Clip(window);

    private IEnumerable<TimelineBand> Excluded(TimeRange window, IntervalSet left)
    {
        foreach (var part in _bad.Excluded.Parts.Where(p => !p.Exclusion.AsTotal).OrderBy(p => p.Exclusion.Leaves == Leaves.Both ? 0 : 1))
        {
            foreach (var range in part.Time.Intersect(left))
            {
                yield return Excluded(part, range, "");
            }

            left = left.Except(part.Time);
        }

        if (_bad.Excluded.Parts.FirstOrDefault(p => p.Exclusion.AsTotal) is { } total)
        {
            var known = new TimeRange(window.From, level.AsOf < window.From ? window.From : level.AsOf);
            foreach (var range in _bad.Best.Intersect(left).Clip(known))
            {
                yield return Excluded(total, range, " as a total");
            }
        }
    }

    private TimelineBand Excluded(ExcludedPart part, TimeRange range, string how)
    {
        var facts = part.From.Where(f => f.Range.Overlaps(range)).Select(f => f.Fact.Reference).Distinct().Take(MostFacts);
        var from = part.Exclusion.Leaves == Leaves.Both ? "the measurement" : "the downtime";
        var because = $"{BadTimeReasons.Name(part.Exclusion.What)}: leaves {from}{how}";
        return new TimelineBand(range, TimelineKind.Excluded, [.. facts], part.Exclusion.Clause ?? level.Level.Clause, because);
    }

    private IEnumerable<TimelineBand> Unknown(IntervalSet left)
    {
        var leftOut = _bad.State.LeftOut.Intersect(left);
        return _bad
            .State.Unknown.Intersect(left)
            .Except(leftOut)
            .Select(r => Silent(r, "no evidence speaks for it"))
            .Concat(leftOut.Select(r => Silent(r, "no evidence speaks for it: it leaves the measurement")));
    }

    private TimelineBand Silent(TimeRange range, string because) => new(range, TimelineKind.Unknown, [], level.Level.Clause, because);

    /// <summary>
    /// With the outages that it is part of, in the words of the assessment: how much of each counts in the window, or why it does not.
    /// </summary>
    private TimelineBand Told(TimeRange range, TimelineKind kind, TimeRange window)
    {
        var runs = _bad.Runs.Where(r => r.Spell.Range.Overlaps(range) || r.Counted.Any(c => c.Overlaps(range))).ToImmutableArray();
        var facts = runs.SelectMany(r => r.Spell.Facts).Select(f => f.Reference).Distinct().Take(MostFacts);
        var because = runs.Take(3).Select(r => BadTimeReasons.Line(level, _bad, r, window).Text);
        return new TimelineBand(range, kind, [.. facts], level.Level.Clause, runs.IsEmpty ? null : string.Join("; ", because));
    }
}
