using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Cases.Policies;

namespace Kept.Core.Tests.Assessment.Cases;

/// <summary>Cases told as events: checks, requests, slices.</summary>
internal static class EventCases
{
    /// <summary>Three checks of an hour: a third good, 535 ms in all.</summary>
    public static void HourBucket(AvailabilityCase c)
    {
        var checks = c.Inputs("results").Select((r, n) => (Fact)new Fact.Sample("hosting", AvailabilityCase.Day + Duration.FromMinutes(n), r.GetProperty("ok").GetBoolean(), r.GetProperty("ms").GetInt64(), null, null, null, null)
        {
            Id = $"s{n}",
            RecordedAt = AvailabilityCase.Day + Duration.FromMinutes(n),
        }).ToArray();
        Figure(Level(ByEvents(EventSource.Checks)), checks).Figure!.Exact.ShouldBe(new Rational(c.Expected.GetProperty("successful").GetInt64(), c.Expected.GetProperty("total").GetInt64()));
        var mean = Level(new Measure.Latency(new LatencyFigure.Mean(), ByEvents(EventSource.Checks).Frame)) with { Target = new Target.Single(new Bound(Comparison.AtMost, new Quantity.Milliseconds(500))) };
        (Figure(mean, checks).Figure!.Exact * 3).ShouldBe((Rational)c.Expected.GetProperty("total_response_ms").GetInt64());
    }

    /// <summary>The share, and how much of what the target allows it uses up.</summary>
    public static void Kibana(AvailabilityCase c)
    {
        var good = Share(c);
        if (c.Expected.TryGetProperty("sli", out var sli))
        {
            new Figure(good, "").ShouldBePercent(sli.GetDecimal() * 100);
            return;
        }

        var consumed = (1 - good) / new Rational(1, 1000);
        new Figure(consumed / 100, "").ShouldBePercent(c.Number("consumed"));
        Rational.Max(0, 1 - consumed).ShouldBe((Rational)c.Number("remaining"));
    }

    /// <summary>400 bad seconds of 1,000,000 at 99.9 %: 400 of 1,000 allowed, 60 % remain.</summary>
    public static void Budget(AvailabilityCase c)
    {
        var (bad, total) = (c.Input.GetProperty("bad_seconds").GetInt64(), c.Input.GetProperty("total_seconds").GetInt64());
        var share = Figure(Level(ByEvents(EventSource.Counts)), Counted(1, AvailabilityCase.Day, total - bad, total)).Figure!.Exact;
        var allowed = 1 - ((Rational)c.Input.GetProperty("target_percent").GetDecimal() / 100);
        var budget = c.Expected.GetProperty("budget_seconds");
        (allowed * total, (1 - share) * total, (allowed - (1 - share)) / allowed * 100)
            .ShouldBe((budget.GetProperty("total").GetDecimal(), budget.GetProperty("consumed").GetDecimal(), budget.GetProperty("remaining_percent").GetDecimal()));
    }

    /// <summary>Seconds of each monitor since its first observation, counted together.</summary>
    public static void MonitorSeconds(AvailabilityCase c)
    {
        var counts = c.Inputs("monitors").Select((m, n) =>
        {
            var observed = (13 - m.GetProperty("observed_from").GetDecimal()) * 3600;
            var down = m.GetProperty("down").EnumerateArray().Sum(d => (d[1].GetDecimal() - d[0].GetDecimal()) * 3600);
            return Counted(n, AvailabilityCase.Day, (long)(observed - down), (long)observed);
        });
        Figure(Level(ByEvents(EventSource.Counts)), counts).Figure.ShouldBePercent(c.Number("availability_percent"));
    }

    /// <summary>Degraded requests are good.</summary>
    public static void Requests(AvailabilityCase c)
    {
        var rows = c.Inputs("rows").Select((r, n) => (n, Good: r.GetProperty("ok").GetInt64() + r.GetProperty("degraded").GetInt64(), Bad: r.GetProperty("error").GetInt64()));
        Figure(Level(ByEvents(EventSource.Counts)), rows.Select(r => Counted(r.n, AvailabilityCase.Day, r.Good, r.Good + r.Bad))).Figure.ShouldBePercent(c.Number("availability_percent"));
    }

    /// <summary>Checks up ÷ (up + down); pending counts as down.</summary>
    public static void Heartbeats(AvailabilityCase c) =>
        Figure(Level(ByEvents(EventSource.Checks)), c.Inputs("heartbeats").Select((b, n) => Change(n, AvailabilityCase.Day + Duration.FromMinutes(n), b.GetString() == "UP")))
            .Figure.ShouldBePercent(c.Number("availability_ratio") * 100);

    /// <summary>One check a day for a year, in rolling windows.</summary>
    public static void Alternating(AvailabilityCase c)
    {
        var beats = Enumerable.Range(0, 365).Select(n => Change(n, AvailabilityCase.Day - Duration.FromDays(364 - n), n % 2 == 0)).ToArray();
        foreach (var days in new[] { 365, 30, 7 })
        {
            Figure(Level(ByEvents(EventSource.Checks, new Window.Rolling(days, PeriodUnit.Day))), beats).Figure.ShouldBePercent(c.Number($"ratio_{days}d") * 100);
        }
    }

    /// <summary>20,160 minutes in 14 days: 1,008 bad ones are 5 %, the next is too many.</summary>
    public static void TimeSlices(AvailabilityCase c)
    {
        var bad = c.Expected.GetProperty("bad_slices_to_exhaust").GetInt32();
        new Rational(bad, c.Expected.GetProperty("slices").GetInt64()).ShouldBe(new Rational(5, 100));
        (Verdict(bad), Verdict(bad + 1)).ShouldBe((Core.Assessment.Verdict.Met, Core.Assessment.Verdict.Missed));

        static Verdict Verdict(int minutes) => Figure(
            Level(ByOutages() with { State = new StateRule(Slot: Duration.FromMinutes(1)), Frame = ByOutages().Frame with { Window = new Window.Rolling(14, PeriodUnit.Day) } })
                with { Target = new Target.Single(Worlds.Share(Comparison.AtLeast, 95)) },
            Down(1, AvailabilityCase.Day - Duration.FromDays(2), AvailabilityCase.Day - Duration.FromDays(2) + Duration.FromMinutes(minutes))).Verdict;
    }

    /// <summary>Mean of the minutes' ratios: 0.99 − 0.98 n ÷ 20,160 ≥ 0.95 for n ≤ 822.86; the source rounds it to 825.</summary>
    public static void RatioTimeSlices(AvailabilityCase c)
    {
        c.Number("approx_duration_minutes").ShouldBe(823, 3);
        (Verdict(822), Verdict(823)).ShouldBe((Core.Assessment.Verdict.Met, Core.Assessment.Verdict.Missed));

        static Verdict Verdict(int attacked)
        {
            var frame = new MeasureFrame(new Silence.Complete("counts"), null, new Window.Rolling(14, PeriodUnit.Day));
            var measure = new Measure.Slots(EventSource.Counts, Duration.FromMinutes(1), SlotFigure.Mean, null, IdleSlot.Unknown, frame);
            var first = AvailabilityCase.Day - Duration.FromDays(13);
            return Figure(Level(measure) with { Target = new Target.Single(Worlds.Share(Comparison.AtLeast, 95)) },
                Enumerable.Range(0, 20_160).Select(n => Counted(n, first + Duration.FromMinutes(n), n < attacked ? 1 : 99, 100))).Verdict;
        }
    }

    /// <summary>A ratio over no events is not valid; a valid one is what it is.</summary>
    public static void Slogen(AvailabilityCase c)
    {
        var (good, bad) = (c.Input.GetProperty("good").GetInt64(), c.Input.GetProperty("bad").GetInt64());
        var level = Figure(Level(ByEvents(EventSource.Counts)), Counted(1, AvailabilityCase.Day, good, good + bad));
        if (c.Expected.TryGetProperty("sli", out var sli))
        {
            level.Figure.ShouldBePercent(sli.GetDecimal() * 100);
        }
        else
        {
            (level.Figure, level.Verdict).ShouldBe((null, Core.Assessment.Verdict.Undetermined));
        }
    }

    private static Rational Share(AvailabilityCase c) =>
        Figure(Level(ByEvents(EventSource.Counts)), Counted(1, AvailabilityCase.Day, c.Input.GetProperty("good").GetInt64(), c.Input.GetProperty("total").GetInt64())).Figure!.Exact;
}
