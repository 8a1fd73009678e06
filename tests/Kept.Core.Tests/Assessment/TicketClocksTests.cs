using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Tests.Assessment.Generated;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>What a desk is told of a ticket is what the assessment later says of it.</summary>
public sealed class TicketClocksTests
{
    private static readonly ServiceLevel Resolution = Tickets(
        ClockEvent.Resolved,
        ByPriority(60, 240),
        "office",
        false,
        "waiting on customer"
    );

    private static readonly ServiceLevel Answer = Tickets(ClockEvent.FirstHumanReply, Within(90), "office", true, "any") with
    {
        Id = "answer",
    };

    private static readonly ServiceLevel Next = Resolution with
    {
        Id = "next",
        Measure = new Measure.TicketTime(
            new TicketClock(
                ClockEvent.CustomerMessage,
                ClockEvent.NextHumanReply,
                null,
                [],
                ClockPer.CustomerMessage,
                false,
                TicketFilter.All
            ),
            new MeasureFrame(new Silence.Complete("tickets"))
        ),
        Target = Within(45),
    };

    private static readonly Agreement Desk = Agreement(Terms(Resolution) with { ServiceLevels = [Resolution, Answer, Next] });

    private static TicketStory Story(params IEnumerable<Fact.Ticket> events) => new("T1", [.. events.Order(TicketOrder.Lifetime)]);

    private static ImmutableArray<LevelClock> Clocks(TicketStory story, Instant asOf) =>
        new TicketClocks(Desk, EvidenceBook.Known([], null).OrThrow()).Of(story, asOf).Clocks;

    private static LevelClock Clock(string level, TicketStory story, Instant asOf) => Clocks(story, asOf).Single(c => c.Level == level);

    [Fact]
    public void A_running_clock_says_what_is_used_and_what_is_left()
    {
        // Tuesday 16:00, normal: 240 covered minutes. 60 on Tuesday, 180 from Wednesday 08:00: due 11:00.
        var clock = Clock("tickets", Story(Event(TicketEvent.Opened, "2026-04-07T16:00")), At("2026-04-08T09:00"));
        clock.Clock.DueAt.ShouldBe(At("2026-04-08T11:00"));
        (clock.Clock.Used, clock.Remaining).ShouldBe((Duration.FromMinutes(120), Duration.FromMinutes(120)));
        (clock.Verdict, clock.MissedAt, clock.InTimeUntil).ShouldBe((Verdict.Undetermined, null, At("2026-04-08T11:00")));
        clock.Clock.Counted.Count.ShouldBe(2);
        clock.Reasons.ShouldNotBeEmpty();
    }

    [Fact]
    public void Due_at_closing_it_is_in_time_until_the_next_opening()
    {
        // High, 60 minutes from Friday 16:00: due at closing, 17:00; the next opening is Monday 08:00.
        var story = Story(Event(TicketEvent.Opened, "2026-04-10T16:00", "high"));
        var clock = Clock("tickets", story, At("2026-04-11T12:00"));
        (clock.Clock.DueAt, clock.InTimeUntil, clock.MissedAt).ShouldBe((At("2026-04-10T17:00"), At("2026-04-13T08:00"), null));
        Clock("tickets", story, clock.InTimeUntil!.Value + Duration.FromTicks(1)).MissedAt.ShouldNotBeNull();
    }

    [Fact]
    public void In_the_night_of_the_clock_change_elapsed_time_counts()
    {
        // All hours, 45 minutes from 01:40 (summer time) in the night in which 02:00 becomes 01:00: due 01:25 (winter time).
        var opened = Instant.FromUtc(2026, 11, 1, 8, 40);
        var clock = Clock("next", Story(Event(TicketEvent.Opened, opened)), opened);
        clock.Clock.DueAt.ShouldBe(Instant.FromUtc(2026, 11, 1, 9, 25));
    }

    [Fact]
    public void A_paused_clock_is_not_due_and_is_not_what_breaches_next()
    {
        var story = Story(
            Event(TicketEvent.Opened, "2026-04-07T10:00"),
            Event(TicketEvent.Paused, "2026-04-07T10:30", reason: "waiting on customer")
        );
        var reading = new TicketClocks(Desk, EvidenceBook.Known([], null).OrThrow()).Of(story, At("2026-04-07T10:35"));
        reading
            .Clocks.Single(c => c.Level == "tickets")
            .Clock.ShouldSatisfyAllConditions(c => c.Paused.ShouldBeTrue(), c => c.DueAt.ShouldBeNull());
        reading.Next!.Level.ShouldBe("next");
    }

    [Fact]
    public void A_change_holds_in_its_own_instant()
    {
        // 100 of 240 covered minutes are used when the ticket becomes high: 60 are promised then, so it is missed at the change (R9).
        var story = Story(Event(TicketEvent.Opened, "2026-04-07T10:00", "normal"), Event(TicketEvent.Changed, "2026-04-07T11:40", "high"));
        var clock = Clock("tickets", story, At("2026-04-07T11:40"));
        (clock.Clock.DueAt, clock.MissedAt, clock.Remaining).ShouldBe(
            (At("2026-04-07T11:40"), At("2026-04-07T11:40"), Duration.FromMinutes(-40))
        );
    }

    [Fact]
    public void A_reopening_is_due_from_its_own_instant_on()
    {
        // Of 240 covered minutes 60 are used on Tuesday; reopened on Wednesday at 15:00 it has 120 until closing and 60 on Thursday: 09:00.
        var story = Story(
            Event(TicketEvent.Opened, "2026-04-07T10:00"),
            Event(TicketEvent.Resolved, "2026-04-07T11:00"),
            Event(TicketEvent.Reopened, "2026-04-08T15:00")
        );
        Clock("tickets", story, At("2026-04-08T15:00")).Clock.DueAt.ShouldBe(At("2026-04-09T09:00"));
    }

    [Fact]
    public void A_standing_is_what_the_events_say_one_after_the_other()
    {
        var story = Story(
            Event(TicketEvent.Opened, "2026-04-07T10:00", "normal"),
            Event(TicketEvent.Paused, "2026-04-07T11:00", reason: "waiting on customer"),
            Event(TicketEvent.Resumed, "2026-04-07T12:00"),
            Event(TicketEvent.Changed, "2026-04-07T13:00", "high"),
            Event(TicketEvent.Resolved, "2026-04-07T14:00")
        );
        var standing = TicketStanding.Of(story, Desk.Versions[0].Terms);
        (standing.Stage, standing.Since, standing.ValueOf("priority"), standing.PausedFor).ShouldBe(
            (TicketStage.Resolved, At("2026-04-07T14:00"), "high", null)
        );
    }

    /// <summary>Two ways to one answer: all tickets of a period assessed together, and each asked alone.</summary>
    [Fact]
    public void The_clock_of_a_ticket_alone_is_that_of_the_assessment()
    {
        var guard = 0;
        foreach (var seed in Enumerable.Range(1, 200))
        {
            var dice = new Dice((ulong)seed);
            var events = Life(dice).ToArray();
            var asOf = events[0].At + Duration.FromMinutes(dice.Between(1, 20_000));
            var result = Assess(Desk.Versions[0].Terms, Month(2026, 4), asOf, events.Where(e => e.At <= asOf));
            var assessed = result.Levels.Where(l => l.Clock is not null).ToDictionary(l => (l.Level, l.Occurrence!));
            foreach (var clock in Clocks(Story(events), asOf).Where(c => Month(2026, 4).Contains(c.Clock.StartedAt)))
            {
                var level = assessed[(clock.Level, clock.Name)];
                (clock.Clock, clock.Verdict).ShouldBe((level.Clock!, level.Verdict), $"seed {seed}");
                assessed.Remove((clock.Level, clock.Name));
                guard++;
            }

            assessed.ShouldBeEmpty($"seed {seed}");
        }

        guard.ShouldBeGreaterThan(400);
    }

    [Fact]
    public void Up_to_the_instant_named_a_running_clock_is_in_time_and_after_it_missed()
    {
        var guard = 0;
        foreach (var seed in Enumerable.Range(1, 200))
        {
            var events = Life(new Dice((ulong)seed)).ToArray();
            foreach (var clock in Clocks(Story(events), events[^1].At).Where(c => c.InTimeUntil is not null))
            {
                Again(clock, clock.InTimeUntil!.Value).MissedAt.ShouldBeNull($"seed {seed}");
                Again(clock, clock.InTimeUntil!.Value + Duration.FromTicks(1)).MissedAt.ShouldNotBeNull($"seed {seed}");
                guard++;
            }

            LevelClock Again(LevelClock clock, Instant at) =>
                Clocks(Story(events), at).Single(c => (c.Level, c.Name) == (clock.Level, clock.Name));
        }

        guard.ShouldBeGreaterThan(50);
    }

    internal static IEnumerable<Fact.Ticket> Life(Dice dice)
    {
        var at = At("2026-04-01T00:00") + Duration.FromMinutes(dice.Below(35_000));
        yield return Event(TicketEvent.Opened, at, dice.OneIn(2) ? "high" : null);
        foreach (var _ in Enumerable.Range(0, dice.Below(9)))
        {
            at += Duration.FromMinutes(dice.Between(1, 900));
            var what = dice.Of(
                TicketEvent.Responded,
                TicketEvent.Updated,
                TicketEvent.Paused,
                TicketEvent.Resumed,
                TicketEvent.Resolved,
                TicketEvent.Reopened,
                TicketEvent.Changed
            );
            yield return Event(
                what,
                at,
                what == TicketEvent.Changed ? dice.Of("high", "normal") : null,
                what == TicketEvent.Updated ? TicketSide.Customer : null,
                what == TicketEvent.Paused ? dice.Of("waiting on customer", "lunch") : null
            );
        }
    }
}
