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

    private static Rational Figure(Measure measure) => Figure(measure, Counts);

    private static Rational Figure(Measure measure, ImmutableArray<Fact> counts)
    {
        var level = Hosting() with { Measure = measure, Target = new Target.Single(new Bound(Comparison.AtMost, new Quantity.Number(10))), Credit = null };
        return Assess(Terms(level), Month(2026, 4), null, [.. counts]).Levels[0].Figure!.Exact;
    }

    private static MeasureFrame Frame() => new(new Silence.Complete("counts"), Window: new Window.Calendar(PeriodUnit.Month));
}
