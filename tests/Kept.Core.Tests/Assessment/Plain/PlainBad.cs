using Kept.Core.Agreements;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>Which of two readings of what is not known: the best for the provider, or the worst.</summary>
internal enum Reading
{
    Best,
    Worst,
}

/// <summary>Bad and unknown cells of an availability level (R1 step 1, R2).</summary>
internal static class PlainBad
{
    /// <summary>The lost share of each cell in 0 to 1, and which cells nothing is known of and which the figure leaves out.</summary>
    public static PlainState Of(PlainWorld world, ServiceLevel level, Measure.Availability measure)
    {
        var (bad, unknown, left) = (world.Grid.Empty(), world.Grid.Empty(), world.Grid.Empty());
        var weights = measure.Weighted ? new Kept.Core.Money.Rational[world.Grid.Count] : null;
        if (measure.Source == StateSource.Outages)
        {
            foreach (var outage in world.Of<Fact.Outage>().Where(o => level.Of.Contains(o.Service)))
            {
                var until = outage.Until ?? world.AsOf;
                world.Grid.Mark(bad, outage.From, until);
                for (var i = world.Grid.Cell(outage.From); weights is not null && i < world.Grid.Cell(until); i++)
                {
                    weights[i] = Kept.Core.Money.Rational.Max(weights[i], outage.Weight);
                }
            }

            // At worst what goes on goes on, also beyond the window: minimum lengths are taken before windows are cut (R1 steps 5 and 6).
            for (var i = world.Grid.Cell(world.AsOf); i < bad.Length; i++)
            {
                unknown[i] = !bad[i];
            }
        }
        else
        {
            Sampled(world, level, (Silence.Sampled)measure.Frame.Silence, (bad, unknown, left));
        }

        return new PlainState(weights, bad, unknown, left);
    }

    /// <summary>Gaps between bad cells up to so many cells are bad too.</summary>
    public static void FillGaps(bool[] bad, int gap)
    {
        var last = -1;
        for (var i = 0; i < bad.Length; i++)
        {
            if (!bad[i])
            {
                continue;
            }

            for (var k = last + 1; last >= 0 && i - last - 1 <= gap && k < i; k++)
            {
                bad[k] = true;
            }

            last = i;
        }
    }

    /// <summary>A sample holds until the next if that is not later than stale; otherwise for its own slot (or until stale).</summary>
    private static void Sampled(PlainWorld world, ServiceLevel level, Silence.Sampled silence, (bool[] Bad, bool[] Unknown, bool[] Left) to)
    {
        var samples = world.Of<Fact.Sample>().Where(s => level.Of.Contains(s.Service)).OrderBy(s => s.At).ToArray();
        var known = world.Grid.Empty();
        for (var n = 0; n < samples.Length; n++)
        {
            var at = samples[n].At;
            var alone = at + (silence.Carry == CarryRule.UntilStale ? silence.Stale : silence.Every);
            var until = n + 1 < samples.Length && samples[n + 1].At - at <= silence.Stale ? samples[n + 1].At : alone;
            until = n + 1 < samples.Length && samples[n + 1].At < until ? samples[n + 1].At : until;
            world.Grid.Mark(known, at, until);
            if (samples[n].Up == false)
            {
                world.Grid.Mark(to.Bad, at, until < world.AsOf ? until : world.AsOf);
            }
        }

        for (var i = 0; i < world.Grid.Count; i++)
        {
            Take(i, world.Grid.At(i) < world.AsOf && known[i]);
        }

        void Take(int i, bool isKnown)
        {
            var ahead = world.Grid.At(i) >= world.AsOf;
            to.Unknown[i] = !isKnown && (ahead || silence.Unknown == UnknownTime.Unknown);
            to.Bad[i] |= !isKnown && !ahead && silence.Unknown == UnknownTime.Down;
            to.Left[i] = !isKnown && !ahead && silence.Unknown == UnknownTime.LeftOut;
        }
    }
}

/// <summary>What evidence says of each cell.</summary>
/// <param name="Weights">The share lost, for measures that weigh outages.</param>
internal sealed record PlainState(Kept.Core.Money.Rational[]? Weights, bool[] Bad, bool[] Unknown, bool[] LeftOut);
