using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>Samples made up: up or down, and how fast.</summary>
internal static class Probes
{
    /// <summary>More samples than this are not made up.</summary>
    private const int MostSamples = 50_000;

    /// <summary>Samples all through the window, down from the first covered instant for so much covered time.</summary>
    public static Stimulus? Down(FactMaker made, Measure.Availability measure, Duration time)
    {
        var until = made.After(made.Begin, time) ?? made.Begin;
        var facts = During(made, measure, IntervalSet.Of(new TimeRange(made.Begin, until)));
        return facts.IsEmpty
            ? null
            : new Stimulus(
                time <= Duration.Zero ? $"every sample is up in {made.WindowName}" : $"samples say down for {Words.Length(time)} in {made.WindowName}",
                facts,
                made.Window
            );
    }

    /// <summary>Samples all through the window, down during these stretches; none where there would be too many.</summary>
    public static ImmutableArray<Fact> During(FactMaker made, Measure.Availability measure, IntervalSet down) =>
        measure.Frame.Silence is Silence.Sampled sampled ? Every(made, sampled.Every, down) : Changes(made, down);

    /// <summary>So many of all checks fail, one a second.</summary>
    public static Stimulus? Checks(FactMaker made, long failed, long total) =>
        total > MostSamples
            ? null
            : new Stimulus(
                $"{failed} of {total} checks fail in {made.WindowName}",
                [.. Enumerable.Range(0, (int)total).Select(n => At(made, n, made.Begin + Duration.FromSeconds(n), n >= failed, null))],
                made.Window
            );

    /// <summary>One sample of this latency; for a share within a threshold, samples within and beyond it.</summary>
    public static Stimulus? Latency(FactMaker made, LatencyFigure figure, Rational value)
    {
        if (figure is not LatencyFigure.ShareWithin share)
        {
            return value.Sign <= 0
                ? null
                : new Stimulus($"a latency of {Words.Number(value)} ms throughout {made.WindowName}", [At(made, 0, made.Begin, true, value)], made.Window);
        }

        var total = (long)value.Denominator * (value.Denominator < 100 ? 100 / (long)value.Denominator : 1);
        if (value.Denominator > MostSamples || value.Sign < 0 || value > Rational.One)
        {
            return null;
        }

        var within = (long)(value * total).Numerator;
        var (fast, slow) = (share.Threshold.Limit.Value / 2, share.Threshold.Limit.Value * 2);
        return new Stimulus(
            $"{within} of {total} samples within {Words.Quantity(share.Threshold.Limit)} in {made.WindowName}",
            [.. Enumerable.Range(0, (int)total).Select(n => At(made, n, made.Begin + Duration.FromSeconds(n), true, n < within ? fast : slow))],
            made.Window
        );
    }

    private static ImmutableArray<Fact> Changes(FactMaker made, IntervalSet down) =>
    [
        At(made, 0, made.Window.From, !down.Contains(made.Window.From), null),
        .. down
            .SelectMany((r, n) => new[] { At(made, (2 * n) + 1, r.From, false, null), At(made, (2 * n) + 2, r.Until, true, null) })
            .Where(f => f.Begin > made.Window.From),
    ];

    /// <summary>A sample at every interval from the window's begin, down during these stretches.</summary>
    public static ImmutableArray<Fact> Every(FactMaker made, Duration every, IntervalSet down)
    {
        var number = made.Window.LengthTicks / every.BclCompatibleTicks;
        return number > MostSamples
            ? []
            :
            [
                .. Enumerable
                    .Range(0, (int)number)
                    .Select(n => (N: n, At: Instant.FromUnixTimeTicks(made.Window.FromTicks + (n * every.BclCompatibleTicks))))
                    .Select(s => At(made, s.N, s.At, !down.Contains(s.At), null)),
            ];
    }

    private static Fact At(FactMaker made, int n, Instant at, bool up, Rational? latency) =>
        new Fact.Sample(made.Service, at, up, latency, null, null, null, null) { Id = $"s{n + 1}", RecordedAt = at };
}
