using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Figures;

/// <summary>
/// Figures slot by slot (block 7): the mean of the slots' ratios, or the share or number of bad slots. A slot counts if it begins in
/// covered time.
/// </summary>
internal static class SlotFigures
{
    /// <summary>Good share of one slot; null where it had no events.</summary>
    private readonly record struct SlotRatio(TimeRange Range, Rational? Good, ImmutableArray<Events> Events)
    {
        public Rational Failed => Events.Aggregate(Rational.Zero, (sum, e) => sum + e.Total - e.Good);
    }

    public static Outcome Of(LevelContext level, Measure.Slots measure, TimeRange window, Bound? target)
    {
        var slots = SlotsOf(level, measure, window);
        var (best, worst) = (CaseOf(measure, slots, Scenario.Best), CaseOf(measure, slots, Scenario.Worst));
        return new Outcome
        {
            Context = level,
            Window = window,
            Unit = measure.Figure == SlotFigure.BadCount ? FigureUnit.Count : FigureUnit.Percent,
            Best = best,
            Worst = best.SameAs(worst) ? best : worst,
            Target = target,
            Explain = () => Explain(level, measure, slots, best),
        };
    }

    private static ImmutableArray<SlotRatio> SlotsOf(LevelContext level, Measure.Slots measure, TimeRange window)
    {
        var excluded = ExcludedTime.Of(level, IntervalSet.Empty);
        var covered = level.Covered(window).Except(excluded.All);
        var slot = measure.Slot.BclCompatibleTicks;
        var events = EventRatios.Counted(level, measure.Source, window, excluded)
            .GroupBy(e => (e.At.ToUnixTimeTicks() - window.FromTicks) / slot)
            .ToDictionary(g => g.Key, g => g.ToImmutableArray());
        var slots = ImmutableArray.CreateBuilder<SlotRatio>();
        for (var from = window.FromTicks; from < window.UntilTicks; from += slot)
        {
            var range = new TimeRange(from, Math.Min(window.UntilTicks, from + slot));
            if (covered.Contains(range.From) && !(measure.Frame.Denominator != Denominator.Window && range.From >= level.AsOf))
            {
                slots.Add(Ratio(range, events.GetValueOrDefault((from - window.FromTicks) / slot, [])));
            }
        }

        return slots.ToImmutable();
    }

    private static SlotRatio Ratio(TimeRange range, ImmutableArray<Events> events)
    {
        var total = events.Aggregate(Rational.Zero, (sum, e) => sum + e.Total);
        return new SlotRatio(range, total.Sign == 0 ? null : events.Aggregate(Rational.Zero, (sum, e) => sum + e.Good) / total, events);
    }

    private static Case CaseOf(Measure.Slots measure, ImmutableArray<SlotRatio> slots, Scenario scenario)
    {
        var filled = Filled(measure, slots, scenario).ToImmutableArray();
        if (filled.IsEmpty)
        {
            return Case.Nothing;
        }

        Rational figure = measure.Figure switch
        {
            SlotFigure.Mean => filled.Aggregate(Rational.Zero, (sum, s) => sum + s.Good!.Value) / filled.Length,
            SlotFigure.BadCount => filled.Count(s => IsBad(measure, s)),
            SlotFigure.BadShare => new Rational(filled.Count(s => IsBad(measure, s)), filled.Length),
        };
        return new Case(figure, false, [], 0);
    }

    /// <summary>Slots without events as the agreement says; unknown ones good at best and bad at worst.</summary>
    private static IEnumerable<SlotRatio> Filled(Measure.Slots measure, ImmutableArray<SlotRatio> slots, Scenario scenario)
    {
        Rational? previous = null;
        foreach (var slot in slots)
        {
            var ratio = slot.Good ?? measure.Idle switch
            {
                IdleSlot.Good => Rational.One,
                IdleSlot.Bad => Rational.Zero,
                IdleSlot.LeftOut => null,
                IdleSlot.Previous when previous is not null => previous,
                IdleSlot.Unknown or IdleSlot.Previous => scenario == Scenario.Best ? Rational.One : Rational.Zero,
            };
            previous = slot.Good ?? previous;
            if (ratio is { } value)
            {
                yield return slot with { Good = value };
            }
        }
    }

    /// <summary>All fail is meant where the agreement names no rule; a slot without events is what it is taken for.</summary>
    private static bool IsBad(Measure.Slots measure, SlotRatio slot) => measure.Bad switch
    {
        SlotPredicate.ErrorRate rate => rate.Limit.Holds(1 - slot.Good!.Value),
        SlotPredicate.AnyFails => slot.Good < Rational.One,
        SlotPredicate.AtLeastFail least when !slot.Events.IsEmpty => slot.Failed >= least.Count,
        _ => slot.Good == Rational.Zero,
    };

    private static ImmutableArray<Reason> Explain(LevelContext level, Measure.Slots measure, ImmutableArray<SlotRatio> slots, Case best)
    {
        var idle = slots.Count(s => s.Good is null);
        var lacking = slots.Where(s => s.Good is { } good && (measure.Figure == SlotFigure.Mean ? good < Rational.One : IsBad(measure, s))).ToImmutableArray();
        var lines = lacking.Take(100).Select(s => new Reason(
            $"{Words.Local(s.Range, level.Zone)}: {Words.Percent(s.Good!.Value)} good", level.Level.Clause, "R6", [.. s.Events.Select(e => e.Reference())]));
        var figure = best.Figure is { } exact ? (measure.Figure == SlotFigure.BadCount ? Words.Number(exact) : Words.Percent(exact)) : "undetermined";
        var summary = $"{Words.Count(slots.Length, "slot")} of {Words.Elapsed(measure.Slot)}, {lacking.Length} {(measure.Figure == SlotFigure.Mean ? "less than good" : "bad")}, {idle} without events ({IdleWord(measure.Idle)}): {figure}";
        return [.. lines, new Reason(summary, level.Level.Clause, "R6")];
    }

    private static string IdleWord(IdleSlot idle) => idle switch
    {
        IdleSlot.Unknown => "unknown",
        IdleSlot.Good => "good",
        IdleSlot.Bad => "bad",
        IdleSlot.LeftOut => "left out",
        IdleSlot.Previous => "as the one before",
    };
}
