using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>Counts made up: requests, slots, packets.</summary>
internal static class Tallied
{
    /// <summary>More slots than this are not made up: a counter-example is to be small.</summary>
    private const int MostSlots = 10_000;

    /// <summary>All requests of a stretch fail, all others succeed.</summary>
    public static Stimulus? Down(FactMaker made, Duration time)
    {
        var bad = made.After(made.Begin, time) is { } until ? new TimeRange(made.Begin, until) : default;
        if (bad.IsEmpty)
        {
            return Good(made, $"every request succeeds in {made.WindowName}");
        }

        var after = new TimeRange(bad.Until, made.Window.Until);
        var before = new TimeRange(made.Window.From, bad.From);
        var facts = new[] { Count(made, "c1", before, 1000, 1000), Count(made, "c2", bad, 0, 1000), Count(made, "c3", after, 1000, 1000) };
        return new Stimulus(
            $"every request fails for {Words.Length(time)} in {made.WindowName}",
            [.. facts.Where(f => f.Until > f.From)],
            made.Window
        );
    }

    /// <summary>One count with exactly this share of good events.</summary>
    public static Stimulus? Ratio(FactMaker made, Measure.EventRatio measure, Rational good)
    {
        if (good.Sign < 0 || good > Rational.One || good.Denominator > 1_000_000)
        {
            return null;
        }

        var total = (long)good.Denominator < 1000 ? (long)good.Denominator * (1000 / (long)good.Denominator) : (long)good.Denominator;
        var succeeded = (long)(good * total).Numerator;
        return measure.Source switch
        {
            EventSource.Counts => new Stimulus(
                $"{total - succeeded} of {total} requests fail in {made.WindowName}",
                [Count(made, "c1", made.Window, succeeded, total)],
                made.Window
            ),
            EventSource.Packets => new Stimulus(
                $"{total - succeeded} of {total} packets are lost in {made.WindowName}",
                [
                    new Fact.Sample(made.Service, made.Begin, true, null, total, succeeded, null, null)
                    {
                        Id = "s1",
                        RecordedAt = made.Begin,
                    },
                ],
                made.Window
            ),
            EventSource.Checks => Probes.Checks(made, total - succeeded, total),
        };
    }

    public static Stimulus? Slots(FactMaker made, Measure.Slots measure, Rational figure)
    {
        var length = measure.Slot.BclCompatibleTicks;
        var number = made.Window.LengthTicks / length;
        if (number > MostSlots)
        {
            return null;
        }

        Rational bad = measure.Figure switch
        {
            SlotFigure.Mean => (1 - figure) * number,
            SlotFigure.BadShare => figure * number,
            SlotFigure.BadCount => figure,
        };
        var whole = (long)bad.Ceiling();
        return whole < 0 || whole > number
            ? null
            : new Stimulus(
                $"in {whole} of {number} slots of {Words.Elapsed(measure.Slot)} every request fails in {made.WindowName}",
                [.. Enumerable.Range(0, (int)number).Select(n => Slot(made, n, length, n < whole))],
                made.Window
            );
    }

    private static Stimulus Good(FactMaker made, string words) => new(words, [Count(made, "c1", made.Window, 1000, 1000)], made.Window);

    private static Fact Slot(FactMaker made, int n, long length, bool fails) =>
        Count(made, $"c{n + 1}", new TimeRange(made.Window.FromTicks + (n * length), made.Window.FromTicks + ((n + 1) * length)), fails ? 0 : 100, 100);

    private static Fact.Count Count(FactMaker made, string id, TimeRange range, long good, long total) =>
        new(made.Service, range.From, range.Until, good, total, null) { Id = id, RecordedAt = range.Until };
}
