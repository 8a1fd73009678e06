using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>When a slot is bad (block 4), for each rule that an agreement may name.</summary>
public sealed class SlotRuleTests
{
    private static readonly Instant First = At("2026-04-10T10:00");

    // Slots of 10 events with 0, 1, 4 and 10 failures.
    private static readonly ImmutableArray<Fact> Counts =
    [
        .. new[] { 10, 9, 6, 0 }.Select((good, i) => new Fact.Count("hosting", First + Duration.FromMinutes(5 * i), First + Duration.FromMinutes((5 * i) + 5), good, 10, null)
        {
            Id = $"c{i}",
            RecordedAt = First + Duration.FromMinutes((5 * i) + 5),
        }),
    ];

    public static TheoryData<SlotPredicate, int> Rules => new()
    {
        { new SlotPredicate.AllFail(), 1 },
        { new SlotPredicate.AnyFails(), 3 },
        { new SlotPredicate.AtLeastFail(4), 2 },
        { new SlotPredicate.AtLeastFail(5), 1 },
        { new SlotPredicate.ErrorRate(Share(Comparison.Over, 10)), 2 },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Bad_slots_are_counted_by_the_rule(SlotPredicate rule, int bad)
    {
        var measure = new Measure.Slots(EventSource.Counts, Duration.FromMinutes(5), SlotFigure.BadCount, rule, IdleSlot.Good, Frame());

        Figure(measure).ShouldBe(bad);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Bad_time_from_counts_follows_the_rule(SlotPredicate rule, int bad)
    {
        // Each bad stretch is 5 of April's 43,200 minutes.
        var measure = new Measure.Availability(StateSource.Counts, new StateRule { Slot = Duration.FromMinutes(5), SlotRule = rule }, false, Frame());

        Figure(measure).ShouldBe(1 - new Rational(5 * bad, 43_200));
    }

    [Fact]
    public void Counts_of_one_slot_are_added_up_before_they_are_judged()
    {
        // Slot 10:00–10:10: 10 failures of 1,010 events are 0.99 %, not over 5 %. Judged minute by minute, 10:00 would be bad.
        MinutesLost(Counted("a", 0, 1, 0, 10), Counted("b", 1, 10, 1_000, 1_000)).ShouldBe(0);
    }

    [Fact]
    public void A_slot_of_counts_is_bad_as_a_whole()
    {
        // Slot 10:10–10:20: 60 failures of 1,060 events are 5.66 %: ten minutes, though only one saw failures.
        MinutesLost(Counted("a", 10, 11, 0, 60), Counted("b", 11, 20, 1_000, 1_000)).ShouldBe(10);
    }

    [Fact]
    public void A_count_longer_than_a_slot_is_judged_by_itself()
    {
        // 10:00–10:30 in one count: 30 minutes, beside slot 10:30–10:40 which is good.
        MinutesLost(Counted("a", 0, 30, 90, 100), Counted("b", 30, 40, 100, 100)).ShouldBe(30);
    }

    private static Fact.Count Counted(string id, int from, int until, long good, long total) =>
        new("hosting", First + Duration.FromMinutes(from), First + Duration.FromMinutes(until), good, total, null)
        {
            Id = id,
            RecordedAt = First + Duration.FromMinutes(until),
        };

    private static Rational MinutesLost(params ImmutableArray<Fact> counts)
    {
        var rule = new StateRule { Slot = Duration.FromMinutes(10), SlotRule = new SlotPredicate.ErrorRate(Share(Comparison.Over, 5)) };
        return (1 - Figure(new Measure.Availability(StateSource.Counts, rule, false, Frame()), counts)) * 43_200;
    }

    [Fact]
    public void A_slot_without_events_is_what_the_agreement_takes_it_for()
    {
        // 8,640 slots of 5 min in April; 4 have events, of which one has four failures or more.
        var measure = new Measure.Slots(EventSource.Counts, Duration.FromMinutes(5), SlotFigure.BadCount, new SlotPredicate.AtLeastFail(5), IdleSlot.Bad, Frame());

        Figure(measure).ShouldBe(8_637);
    }

    /// <summary>
    /// Samples each minute of 10 April from 10:00 to 10:20, those of 10:05–10:10 and 10:15–10:20 down; as of 24:00 on the 10th. Slots of five
    /// minutes: two good, two bad, and silence of 13,560 min before (9 × 1,440 + 600) and 820 min after.
    /// </summary>
    public static TheoryData<UnknownTime, int, int, int> Silences => new()
    {
        { UnknownTime.Unknown, 10, 14_390, 14_400 }, // unknown: 10 + 13,560 + 820 at worst
        { UnknownTime.Up, 10, 10, 14_400 },
        { UnknownTime.Down, 14_390, 14_390, 14_400 }, // all but the two good slots
        { UnknownTime.LeftOut, 10, 10, 20 }, // of the four slots alone
        { UnknownTime.Previous, 830, 14_390, 14_400 }, // the last sample is down: 10 + 820; nothing is known before the first
    };

    [Theory]
    [MemberData(nameof(Silences))]
    public void A_slot_without_samples_is_what_the_agreement_takes_it_for(UnknownTime unknown, int best, int worst, int of)
    {
        var samples = Enumerable.Range(0, 20).Select(n => Probe(n, n % 10 < 5));
        Sampled(unknown, samples).ShouldBe((1 - new Rational(best, of), 1 - new Rational(worst, of)));
    }

    [Fact]
    public void A_slot_of_samples_that_say_nothing_is_one_without_samples()
    {
        // 10:00–10:05 is up, the five samples of 10:05–10:10 are inconclusive: all but five minutes are down.
        var samples = Enumerable.Range(0, 10).Select(n => Probe(n, n < 5 ? true : null));
        Sampled(UnknownTime.Down, samples).Best.ShouldBe(1 - new Rational(14_395, 14_400));
    }

    [Fact]
    public void What_went_before_is_what_each_probe_said_last()
    {
        // In 10:00–10:05 "a" fails and recovers, "b" is up: a slot in which any fails is bad, but both are up when silence begins: 5 minutes.
        Fact[] samples = [Probe(0, false, "a"), Probe(1, true, "b"), Probe(2, true, "a")];
        Sampled(UnknownTime.Previous, samples, new SlotPredicate.AnyFails()).Best.ShouldBe(1 - new Rational(5, 14_400));
        // "a" stays down, and any that fails makes a slot bad: from 10:00 to midnight, 840 minutes.
        Sampled(UnknownTime.Previous, samples[..2], new SlotPredicate.AnyFails()).Best.ShouldBe(1 - new Rational(840, 14_400));
        // All must fail: none of it is bad.
        Sampled(UnknownTime.Previous, samples[..2], new SlotPredicate.AllFail()).Best.ShouldBe(Rational.One);
    }

    [Fact]
    public void Changes_of_state_say_something_of_each_slot()
    {
        // Down at 10:03, up at 10:21: the slots 10:05, 10:10 and 10:15 are down throughout, those of 10:00 and 10:20 in part.
        Fact[] changes = [Probe(3, false), Probe(21, true)];
        var silence = new Silence.StateChanges(UnknownTime.Up, UnknownTime.Unknown);
        Sampled(silence, changes, new SlotPredicate.AllFail()).Best.ShouldBe(1 - new Rational(15, 14_400));
        Sampled(silence, changes, new SlotPredicate.AnyFails()).Worst.ShouldBe(1 - new Rational(25, 14_400));
    }

    private static Fact.Sample Probe(int minute, bool? up, string? probe = null) =>
        new("hosting", First + Duration.FromMinutes(minute), up, null, null, null, probe, null) { Id = $"p{minute}", RecordedAt = First + Duration.FromMinutes(minute) };

    private static (Rational Best, Rational Worst) Sampled(UnknownTime unknown, IEnumerable<Fact> samples, SlotPredicate? rule = null) =>
        Sampled(new Silence.Sampled(Duration.FromMinutes(1), Duration.FromMinutes(3), CarryRule.Slot, unknown), samples, rule);

    /// <summary>Of the first ten days of April.</summary>
    private static (Rational Best, Rational Worst) Sampled(Silence silence, IEnumerable<Fact> samples, SlotPredicate? rule)
    {
        var frame = new MeasureFrame(silence, Window: new Window.Calendar(PeriodUnit.Month), Denominator: Denominator.Elapsed);
        var state = new StateRule { Slot = Duration.FromMinutes(5), SlotRule = rule };
        var level = Hosting() with { Measure = new Measure.Availability(StateSource.Samples, state, false, frame), Exclusions = [], Credit = null };
        var result = Assess(Terms(level), Month(2026, 4), At("2026-04-11T00:00"), samples).Levels[0];
        return (result.Best!.Exact, result.Worst!.Exact);
    }

    private static Rational Figure(Measure measure) => Figure(measure, Counts);

    private static Rational Figure(Measure measure, ImmutableArray<Fact> counts)
    {
        var level = Hosting() with { Measure = measure, Target = new Target.Single(new Bound(Comparison.AtMost, new Quantity.Number(10))), Credit = null };
        return Assess(Terms(level), Month(2026, 4), null, [.. counts]).Levels[0].Figure!.Exact;
    }

    private static MeasureFrame Frame() => new(new Silence.Complete("counts"), Window: new Window.Calendar(PeriodUnit.Month));
}
