using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Tests.Assessment.Generated;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>What is drawn of a clock is what it counts.</summary>
public sealed class TicketBandTests(ITestOutputHelper output)
{
    private static readonly Agreement Desk = Agreement(
        Terms(Tickets(ClockEvent.Resolved, ByPriority(60, 240), "office", false, "waiting on customer"))
    );

    private static LevelClock Clock(Instant asOf, params IEnumerable<Fact.Ticket> events) =>
        new TicketClocks(Desk, EvidenceBook.Known([], null).OrThrow())
            .Of(new TicketStory("T1", [.. events.Order(TicketOrder.Lifetime)]), asOf)
            .Clocks.Single();

    private static string Told(LevelClock clock) =>
        string.Join(
            "; ",
            clock.Bands.All.Select(b =>
                $"{Local(b.Range.From)}-{Local(b.Range.Until)} {b.Kind}{(b.Ahead ? " ahead" : "")}{(b.Because is { } why ? $" {why}" : "")}"
            )
        );

    private static string Local(Instant at) =>
        at.InZone(LosAngeles).ToString("ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_clock_runs_pauses_rests_at_night_and_runs_on_to_when_it_is_due()
    {
        // Office 08:00 to 17:00, normal: 240 minutes. Tuesday 15:00 to 16:00 is 60; paused until Wednesday 08:30; 30 until asOf 09:00;
        // 150 are left: due 11:30.
        var clock = Clock(
            At("2026-04-08T09:00"),
            Event(TicketEvent.Opened, "2026-04-07T15:00"),
            Event(TicketEvent.Paused, "2026-04-07T16:00", reason: "waiting on customer"),
            Event(TicketEvent.Resumed, "2026-04-08T08:30")
        );
        Told(clock)
            .ShouldBe(
                "Tue 15:00-Tue 16:00 Running; Tue 16:00-Tue 17:00 Paused waiting on customer; "
                    + "Tue 17:00-Wed 08:00 Outside outside the hours of \"office\"; Wed 08:00-Wed 08:30 Paused waiting on customer; "
                    + "Wed 08:30-Wed 09:00 Running; Wed 09:00-Wed 11:30 Running ahead"
            );
        clock.Clock.DueAt.ShouldBe(At("2026-04-08T11:30"));
        clock.Bands.All[1].Facts.ShouldHaveSingleItem();
    }

    [Fact]
    public void Between_a_stop_and_a_reopening_it_is_stopped_and_a_stopped_clock_has_nothing_ahead()
    {
        // 60 minutes, then 60 stopped, then 30.
        var clock = Clock(
            At("2026-04-20T09:00"),
            Event(TicketEvent.Opened, "2026-04-07T10:00"),
            Event(TicketEvent.Resolved, "2026-04-07T11:00"),
            Event(TicketEvent.Reopened, "2026-04-07T12:00"),
            Event(TicketEvent.Resolved, "2026-04-07T12:30")
        );
        clock.Bands.All.Select(b => b.Kind).ShouldBe([ClockBandKind.Running, ClockBandKind.Stopped, ClockBandKind.Running]);
        clock.Clock.Used.ShouldBe(Duration.FromMinutes(90));
        clock.Bands.All[^1].Range.Until.ShouldBe(At("2026-04-07T12:30"));
    }

    [Fact]
    public void Of_a_clock_that_ran_for_years_the_last_two_hundred_bands_are_drawn_and_it_says_so()
    {
        // A year has some 250 office days, each with two bands.
        var clock = Clock(At("2027-04-07T10:00"), Event(TicketEvent.Opened, "2026-04-07T10:00"));
        (clock.Bands.IsCut, clock.Bands.All.Length).ShouldBe((true, 200));
        clock.Bands.All[^1].Range.Until.ShouldBe(At("2027-04-07T10:00"));
    }

    [Fact]
    public void What_runs_up_to_as_of_is_the_time_used_and_the_bands_leave_no_gap()
    {
        var guard = new Guard();
        foreach (var seed in Enumerable.Range(1, 400))
        {
            var (dice, events) = (new Dice((ulong)seed), TicketClocksTests.Life(new Dice((ulong)seed)).ToArray());
            var asOf = events[0].At + Duration.FromMinutes(dice.Between(1, 5_000));
            var clock = Clock(asOf, events);
            var bands = clock.Bands.All;
            var running = bands.Where(b => b is { Kind: ClockBandKind.Running, Ahead: false });
            running.Aggregate(Duration.Zero, (sum, b) => sum + b.Range.Length).ShouldBe(clock.Clock.Used, $"seed {seed}");
            bands.Zip(bands.Skip(1)).ShouldAllBe(p => p.First.Range.Until == p.Second.Range.From, $"seed {seed}");
            guard.Add("paused", bands.Any(b => b.Kind == ClockBandKind.Paused));
            guard.Add("stopped between", bands.Any(b => b.Kind == ClockBandKind.Stopped));
            guard.Add("ahead", bands.Any(b => b.Ahead));
            Ends(clock, asOf, seed);
        }

        guard.ShouldHave(output, ("paused", 10), ("stopped between", 10), ("ahead", 20));
    }

    private static void Ends(LevelClock clock, Instant asOf, int seed)
    {
        var (from, until) = (clock.Clock.StartedAt, clock.Clock.StoppedAt ?? Instant.Max(asOf, clock.Clock.DueAt ?? asOf));
        ImmutableArray<ClockBand> bands = clock.Bands.All;
        (bands.IsEmpty ? from : bands[0].Range.From, bands.IsEmpty ? from : bands[^1].Range.Until).ShouldBe((from, until), $"seed {seed}");
    }
}
