using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;

namespace Kept.Core.Assessment.Figures;

/// <summary>Availability by time: the share of covered time that was good.</summary>
internal static class ShareOfTime
{
    public static Outcome Of(LevelContext level, Measure.Availability measure, BadTime bad, TimeRange window, Bound? target)
    {
        var counted = Denominated(level, bad, window);
        var (best, worst) = (CaseOf(level, measure, bad, bad.Best, counted), CaseOf(level, measure, bad, bad.Worst, counted));
        return new Outcome
        {
            Context = level,
            Window = window,
            Unit = FigureUnit.Percent,
            Best = best,
            Worst = best.SameAs(worst) ? best : worst,
            Target = target,
            Bands = new Bands(
                level.Covered(window),
                bad.Best.Clip(window),
                bad.Excluded.All.Intersect(level.Covered(window)),
                bad.Unknown.Clip(window)
            ),
            Explain = () => ShareOfTimeReasons.Of(level, measure, bad, window, counted, best, worst),
            Matters = () => BadTimeMatter.Of(level, bad, window, other => IsSame(other, measure, window, best, worst)),
        };
    }

    private static bool IsSame(LevelContext level, Measure.Availability measure, TimeRange window, Case best, Case worst)
    {
        var bad = BadTime.Of(level);
        var counted = Denominated(level, bad, window);
        return best.SameAs(CaseOf(level, measure, bad, bad.Best, counted)) && worst.SameAs(CaseOf(level, measure, bad, bad.Worst, counted));
    }

    /// <summary>Covered time that the share is taken of: without what leaves both, or leaves the measurement by the agreement's rule.</summary>
    private static IntervalSet Denominated(LevelContext level, BadTime bad, TimeRange window)
    {
        var frame = level.Level.Measure.Frame;
        var stretch = frame.Denominator == Denominator.Elapsed && level.AsOf < window.Until
            ? new TimeRange(window.From, level.AsOf < window.From ? window.From : level.AsOf)
            : window;
        var covered = level.Covered(stretch).Except(bad.Excluded.FromBoth).Except(bad.State.LeftOut);
        if (frame.Denominator != Denominator.Observed)
        {
            return covered;
        }

        return covered.Except(bad.State.Unknown).Except(level.Ahead.Except(bad.State.Bad));
    }

    private static Case CaseOf(LevelContext level, Measure.Availability measure, BadTime bad, IntervalSet down, IntervalSet counted)
    {
        var (fromBad, fromBoth) = bad.Excluded.Totals(counted);
        var pieces = Without(down.Intersect(counted), fromBad);
        var total = Math.Max(0, counted.TotalTicks - fromBoth);
        Rational? figure = total == 0 ? null
            : level.Level.Measure.Frame.Across == Across.Mean ? Mean(level, measure, counted)
            : measure.Weighted ? 1 - (Weights.Lost(OutageState.Reports(level), pieces) / total)
            : new Rational(total - pieces.TotalTicks, total);
        return new Case(figure, false, [.. pieces], total);
    }

    /// <summary>A total leaves the earliest bad time first, and never more than there is.</summary>
    private static IntervalSet Without(IntervalSet pieces, long ticks)
    {
        var kept = new List<TimeRange>();
        foreach (var piece in pieces)
        {
            var taken = Math.Min(ticks, piece.LengthTicks);
            ticks -= taken;
            if (taken < piece.LengthTicks)
            {
                kept.Add(new TimeRange(piece.FromTicks + taken, piece.UntilTicks));
            }
        }

        return IntervalSet.Of(kept);
    }

    /// <summary>The mean over the resources of the level's services, each measured by itself.</summary>
    private static Rational Mean(LevelContext level, Measure.Availability measure, IntervalSet counted)
    {
        var resources = level.Level.Of.SelectMany(s => level.Terms.ServiceOf(s)?.Resources ?? []).ToImmutableArray();
        var figures = resources.IsEmpty
            ? [new Rational(counted.TotalTicks - BadOf(level, measure).Intersect(counted).TotalTicks, counted.TotalTicks)]
            : resources
                .Select(r => new Rational(
                    counted.TotalTicks
                        - BadOf(level with { Subject = level.Subject with { Resource = r } }, measure).Intersect(counted).TotalTicks,
                    counted.TotalTicks
                ))
                .ToImmutableArray();
        return figures.Aggregate(Rational.Zero, (a, b) => a + b) / figures.Length;
    }

    private static IntervalSet BadOf(LevelContext level, Measure.Availability measure) =>
        BadTime
            .Of(level with { Level = level.Level with { Measure = measure with { Frame = measure.Frame with { Across = Across.Any } } } })
            .Best;
}

/// <summary>Degraded outages take their weight only; where several overlap, the worst of them, never their sum.</summary>
internal static class Weights
{
    /// <summary>Lost ticks within the counted pieces.</summary>
    public static Rational Lost(ImmutableArray<(Fact.Outage Fact, TimeRange Range)> reports, IntervalSet pieces)
    {
        var lost = Rational.Zero;
        var taken = IntervalSet.Empty;
        foreach (var weight in reports.GroupBy(r => r.Fact.Weight).OrderByDescending(g => g.Key))
        {
            var time = IntervalSet.Of(weight.Select(r => r.Range)).Intersect(pieces).Except(taken);
            lost += weight.Key * time.TotalTicks;
            taken = taken.Union(time);
        }

        // Bad time that no report weighs (merge gaps, unknown time at worst) is lost whole.
        return lost + pieces.Except(taken).TotalTicks;
    }
}
