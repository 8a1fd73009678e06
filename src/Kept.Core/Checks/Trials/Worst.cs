using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>The worst that can happen to a level in one of its windows: what no limit holds back is then owed.</summary>
internal static class Worst
{
    /// <summary>More occurrences than this are not tried.</summary>
    private const int MostOccurrences = 150;

    /// <summary>
    /// Facts that cost the provider the most, in several shapes: one long failure, and as many as fit of each length at which the credit
    /// changes.
    /// </summary>
    public static IEnumerable<Stimulus> Of(Trial trial, ServiceLevel level)
    {
        var made = new FactMaker(trial, level);
        if (Long(trial, level, made) is { } longest)
        {
            yield return longest;
        }

        foreach (var length in level.Measure is Measure.OccurrenceTime ? Lengths.Of(level) : [])
        {
            var gap = level.Measure is Measure.OccurrenceTime { State.MergeGap: var merge } ? merge + Duration.FromMinutes(1) : Duration.FromMinutes(1);
            var fits = (int)Math.Min(MostOccurrences, made.CoveredTicks / (length + gap).BclCompatibleTicks);
            if (fits > 1 && Occurrences.Repeated(made, KindOf(level), fits, length, gap) is { } many)
            {
                yield return many;
            }
        }
    }

    /// <summary>Whether no more occurrences could happen than were tried.</summary>
    public static bool IsExhaustive(Trial trial, ServiceLevel level) => level.Measure switch
    {
        Measure.TicketTime => false,
        Measure.OccurrenceTime => Lengths.Of(level).All(l => new FactMaker(trial, level).CoveredTicks / l.BclCompatibleTicks < MostOccurrences),
        _ => true,
    };

    private static Stimulus? Long(Trial trial, ServiceLevel level, FactMaker made) => level.Measure switch
    {
        Measure.Availability => Stimuli.For(trial, level, Rational.Zero),
        Measure.EventRatio { BadShare: true } or Measure.Slots { Figure: SlotFigure.BadShare } => Stimuli.For(trial, level, Rational.One),
        Measure.EventRatio or Measure.Attainment or Measure.Slots { Figure: SlotFigure.Mean } => Stimuli.For(trial, level, Rational.Zero),
        Measure.OccurrenceTime or Measure.Tally { Figure: not TallyFigure.Count } =>
            Stimuli.For(trial, level, new Rational(made.CoveredTicks, NodaConstants.TicksPerSecond)),
        _ => Greatest(level) is { } greatest ? Stimuli.For(trial, level, greatest * 3) : null,
    };

    /// <summary>The greatest figure that the level names anywhere.</summary>
    private static Rational? Greatest(ServiceLevel level) =>
        Lengths.Bounds(level).Select(b => (Rational?)b.Limit.Value).DefaultIfEmpty(null).Max();

    private static OccurrenceKind KindOf(ServiceLevel level) => ((Measure.OccurrenceTime)level.Measure).Of;
}

/// <summary>Lengths of time at which something about a level changes.</summary>
internal static class Lengths
{
    /// <summary>Just beyond each bound of the target and the table, and whole blocks.</summary>
    public static IEnumerable<Duration> Of(ServiceLevel level) =>
        Bounds(level)
            .Select(b => b.Limit)
            .OfType<Quantity.Elapsed>()
            .Select(e => e.Time + Duration.FromSeconds(1))
            .Concat(Blocks(level.Credit?.Quantity))
            .Where(l => l > Duration.Zero)
            .Distinct()
            .Order();

    public static IEnumerable<Bound> Bounds(ServiceLevel level) =>
        Tiers.Tables.Bounds(level.Target).Concat(level.Credit is { Quantity: var quantity } ? Rows(quantity) : []);

    private static IEnumerable<Bound> Rows(CreditQuantity quantity) => quantity switch
    {
        CreditQuantity.Table table => table.Rows.SelectMany(r => r.Bounds),
        CreditQuantity.Combined combined => combined.Parts.SelectMany(Rows),
        _ => [],
    };

    private static IEnumerable<Duration> Blocks(CreditQuantity? quantity) => quantity switch
    {
        CreditQuantity.PerBlock block => [(block.After ?? Duration.Zero) + block.Every, (block.After ?? Duration.Zero) + block.Every + block.Every],
        CreditQuantity.Combined combined => combined.Parts.SelectMany(Blocks),
        _ => [],
    };
}
