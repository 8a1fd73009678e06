using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>A mean of which samples are missing has a best and a worst value (R2).</summary>
public sealed class MeanLatencyTests
{
    [Theory]
    // 10 hourly samples of 60 ms and 710 missing: at best 600 ÷ 720 = 5/6 ms, at worst without bound.
    [InlineData(10, Verdict.Undetermined)]
    [InlineData(720, Verdict.Missed)]
    public void Missing_samples_may_have_been_fast(int taken, Verdict verdict)
    {
        var samples = Enumerable.Range(0, taken).Select(i => Sample(i));
        var every = Duration.FromHours(1);
        var level = Hosting() with
        {
            Measure = new Measure.Latency(new LatencyFigure.Mean(), new MeasureFrame(new Silence.Sampled(every, every, CarryRule.Slot, UnknownTime.Unknown), Window: new Window.Calendar(PeriodUnit.Month))),
            Target = new Target.Single(new Bound(Comparison.AtMost, new Quantity.Milliseconds(55))),
            Credit = null,
        };

        var result = Assess(Terms(level), Month(2026, 4), null, samples).Levels[0];

        result.Verdict.ShouldBe(verdict);
        result.Best!.Exact.ShouldBe(taken == 720 ? 60 : new Rational(5, 6));
    }

    private static Fact.Sample Sample(int hour) =>
        new("hosting", At("2026-04-01T00:00") + Duration.FromHours(hour), null, 60, null, null, null, null) { Id = $"s{hour}", RecordedAt = At("2026-05-01T00:00") };
}
