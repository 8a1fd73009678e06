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
    public void A_slot_without_events_is_what_the_agreement_takes_it_for()
    {
        // 8,640 slots of 5 min in April; 4 have events, of which one has four failures or more.
        var measure = new Measure.Slots(EventSource.Counts, Duration.FromMinutes(5), SlotFigure.BadCount, new SlotPredicate.AtLeastFail(5), IdleSlot.Bad, Frame());

        Figure(measure).ShouldBe(8_637);
    }

    private static Rational Figure(Measure measure)
    {
        var level = Hosting() with { Measure = measure, Target = new Target.Single(new Bound(Comparison.AtMost, new Quantity.Number(10))), Credit = null };
        return Assess(Terms(level), Month(2026, 4), null, Counts).Levels[0].Figure!.Exact;
    }

    private static MeasureFrame Frame() => new(new Silence.Complete("counts"), Window: new Window.Calendar(PeriodUnit.Month));
}
