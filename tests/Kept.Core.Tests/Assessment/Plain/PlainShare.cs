using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>Share of covered time that was good, window by window (R1 steps 1 to 7).</summary>
internal static class PlainShare
{
    public static IEnumerable<PlainLine> Lines(PlainWorld world, ServiceLevel level, Measure.Availability measure, Reading reading)
    {
        var state = PlainBad.Of(world, level, measure);
        var excluded = PlainExclusions.Of(world, level);
        var bad = Counted(world, measure, state, excluded, reading);
        foreach (var (from, until) in world.Windows(((Window.Calendar)measure.Frame.Window!).Unit))
        {
            var share = Take(world, measure, (world.Midnight(from), world.Midnight(until)), state, excluded, bad);
            var line = new PlainLine
            {
                Level = level,
                WindowFrom = from,
                WindowUntil = until,
                WindowAt = world.Midnight(from),
                BeginsAt = world.Midnight(from),
                EndsAt = world.Midnight(until),
                Figure = share.Figure,
                Verdict = VerdictOf(measure, ((Target.Single)level.Target).Bound, share.Figure),
            };
            if (share.Figure is { } figure && line.Verdict == Verdict.Missed && level.Credit is { } credit)
            {
                line.Parts.Add((world.Midnight(from), PlainQuantity.Of(world, level, credit, Deciding(measure.Frame, figure), share)));
            }

            yield return line;
        }
    }

    public static Rational Deciding(MeasureFrame frame, Rational figure) =>
        frame.Rounding is { } rounding ? PlainQuantity.Round(figure * 100, rounding.Digits!.Value, rounding.Mode) / 100 : figure;

    private static Verdict VerdictOf(Measure measure, Bound bound, Rational? figure) =>
        figure is not { } f ? Verdict.Undetermined : bound.Holds(Deciding(measure.Frame, f)) ? Verdict.Met : Verdict.Missed;

    /// <summary>R1 steps 1 to 5: bad (or unknown, at worst), joined over gaps, covered, not excluded, long enough.</summary>
    private static bool[] Counted(PlainWorld world, Measure.Availability measure, PlainState state, PlainExclusions excluded, Reading reading)
    {
        var (bad, covered) = ((bool[])state.Bad.Clone(), world.Covered(measure.Frame.During));
        for (var i = 0; i < bad.Length; i++)
        {
            bad[i] |= state.Unknown[i] && reading == Reading.Worst && measure.Frame.Denominator == Denominator.Window;
        }

        PlainBad.FillGaps(bad, world.Grid.Cells(measure.State.MergeGap));
        for (var i = 0; i < bad.Length; i++)
        {
            bad[i] &= covered[i] && !excluded.FromBad[i];
        }

        DropShort(bad, measure.State, world.Grid);
        return bad;
    }

    private static PlainTime Take(PlainWorld world, Measure.Availability measure, (Instant From, Instant Until) window, PlainState state, PlainExclusions excluded, bool[] bad)
    {
        var (weights, unknown, left) = (state.Weights, state.Unknown, state.LeftOut);
        var covered = world.Covered(measure.Frame.During);
        var (from, until, asOf) = (world.Grid.Cell(window.From), world.Grid.Cell(window.Until), world.Grid.Cell(world.AsOf));
        var (total, lost, lostByWeight) = (0, 0, new Dictionary<Rational, int>());
        var (subtracted, fewer) = (0, 0);
        for (var i = from; i < until; i++)
        {
            var counts = covered[i] && !excluded.FromBoth[i] && !left[i] && measure.Frame.Denominator switch
            {
                Denominator.Elapsed => i < asOf,
                Denominator.Observed => !unknown[i],
                Denominator.Window => true,
            };
            total += counts ? 1 : 0;
            subtracted += counts ? excluded.Totals.Count(t => t.Cells[i]) : 0;
            fewer += counts ? excluded.Totals.Count(t => t.Both && t.Cells[i]) : 0;
            lost += counts && bad[i] && (weights is null || unknown[i]) ? 1 : 0;
            if (counts && bad[i] && weights is not null && !unknown[i])
            {
                lostByWeight[weights[i]] = lostByWeight.GetValueOrDefault(weights[i]) + 1;
            }
        }

        // Down minus excluded, as bare numbers: what was excluded need not have been down.
        (lost, total) = (Math.Max(0, lost - subtracted), Math.Max(0, total - fewer));
        var all = lostByWeight.Aggregate((Rational)lost, (sum, w) => sum + (w.Key * w.Value));
        return new PlainTime(all, total, total == 0 ? null : Rational.One - (all / total));
    }

    /// <summary>Pieces shorter than the minimum do not count; where only the excess counts, neither does the minimum of the others.</summary>
    public static void DropShort(bool[] bad, StateRule state, Grid grid)
    {
        if (state.Minimum is not { } minimum)
        {
            return;
        }

        foreach (var (from, until) in Grid.Runs((bool[])bad.Clone()))
        {
            var keeps = state.MinimumIsOver ? until - from > grid.Cells(minimum) : until - from >= grid.Cells(minimum);
            var drop = !keeps ? until : state.OnlyExcess ? from + grid.Cells(minimum) : from;
            for (var i = from; i < drop; i++)
            {
                bad[i] = false;
            }
        }
    }
}

/// <summary>Cells lost and cells measured, and one less their ratio.</summary>
internal sealed record PlainTime(Rational Lost, int Total, Rational? Figure);
