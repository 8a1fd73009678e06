using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>What a promise can still bear while its window runs.</summary>
public sealed class HeadroomTests
{
    private static LevelResult March(string asOf, params IEnumerable<Fact> facts) =>
        Assess(Terms(Hosting()), Month(2026, 3), At(asOf), facts).Levels.ShouldHaveSingleItem();

    // March 2026 in Los Angeles has 44,580 minutes; 0.5 % of them are 222.9: 222 min 54 s.
    [Theory]
    [InlineData(0, Verdict.Met, "222:54")]
    [InlineData(100, Verdict.Met, "122:54")]
    [InlineData(222, Verdict.Met, "0:54")]
    [InlineData(223, Verdict.Missed, null)]
    public void So_much_more_downtime_is_within_the_target(int minutesDown, Verdict soFar, string? left)
    {
        var from = At("2026-03-11T10:00");
        var line = March("2026-03-12T10:00", minutesDown == 0 ? [] : [Outage("o1", from, from + Duration.FromMinutes(minutesDown))]);
        var room = line.Headroom.ShouldNotBeNull();
        (room.SoFar, room.Bad).ShouldBe((soFar, Duration.FromMinutes(minutesDown)));
        (room.BadLeft is { } l ? $"{(long)l.TotalMinutes}:{l.Seconds:00}" : null).ShouldBe(left);
        line.Verdict.ShouldBe(minutesDown > 222 ? Verdict.Missed : Verdict.Undetermined);
    }

    [Fact]
    public void The_first_credit_comes_just_after_the_target_and_a_window_that_is_over_bears_nothing_more()
    {
        var room = March("2026-03-12T10:00").Headroom!;
        // The table begins below 99.5 %, where the target ends.
        room.BadLeftBeforeCredit.ShouldBe(room.BadLeft);
        room.Words.ShouldBe("0 min so far, 222 min 54 s more are within the target");
        March("2026-04-12T10:00").Headroom.ShouldBeNull();
    }

    private static LevelResult Share(int inTime, int late, int open)
    {
        // At least 90 % answered within 90 covered minutes; tickets come on Wednesday the 8th at 09:00, asOf is 11:30.
        var clock = new TicketClock(ClockEvent.Opened, ClockEvent.FirstHumanReply, "office", [], ClockPer.Ticket, false, TicketFilter.All);
        var level = Tickets(ClockEvent.FirstHumanReply, Within(90), "office", false) with
        {
            Measure = new Measure.Attainment(
                clock,
                Within(90),
                new MeasureFrame(new Silence.Complete("tickets"), Window: new Window.Calendar(PeriodUnit.Month))
            ),
            Target = new Target.Single(Worlds.Share(Comparison.AtLeast, 90m)),
        };
        var facts = Enumerable
            .Range(0, inTime)
            .SelectMany(n => Ticket($"a{n}", "2026-04-08T09:00", "2026-04-08T10:00"))
            .Concat(Enumerable.Range(0, late).SelectMany(n => Ticket($"b{n}", "2026-04-08T09:00", "2026-04-08T11:00")))
            .Concat(Enumerable.Range(0, open).SelectMany(n => Ticket($"c{n}", "2026-04-08T11:00", null)));
        return Assess(Terms(level), Month(2026, 4), At("2026-04-08T11:30"), facts).Levels.ShouldHaveSingleItem();
    }

    private static IEnumerable<Fact> Ticket(string number, string opened, string? answered)
    {
        yield return new Fact.Ticket(number, TicketEvent.Opened, At(opened)) { Id = $"{number}-1", RecordedAt = At(opened) };
        if (answered is not null)
        {
            yield return new Fact.Ticket(number, TicketEvent.Responded, At(answered)) { Id = $"{number}-2", RecordedAt = At(answered) };
        }
    }

    // 19 of 20 are 95 %. With k more that are late 19 / (20 + k) is at least 90 % up to k = 1 (90.5 %; 19/22 is 86.4 %).
    // With 5 open: j of them late gives (19 + 5 − j) / 25: 22.5 are needed, so 1 may be (23/25 = 92 %; 22/25 = 88 %).
    // 9 of 10 are 90 % just: none more (9/11 = 81.8 %); of 5 open (14 − j)/15 ≥ 90 % needs 13.5: none, 14/15 = 93.3 %.
    // 8 of 10 are 80 %: below already; with 5 open in time 13/15 = 86.7 %: too few.
    [Theory]
    [InlineData(19, 1, 0, 1L, 0L)]
    [InlineData(19, 1, 5, 1L, 1L)]
    [InlineData(9, 1, 5, 0L, 0L)]
    [InlineData(8, 2, 5, null, null)]
    [InlineData(0, 0, 3, 0L, 0L)]
    public void So_many_more_tickets_may_be_late(int inTime, int late, int open, long? more, long? ofOpen)
    {
        var room = Share(inTime, late, open).Headroom.ShouldNotBeNull();
        (room.Tickets!.InTime, room.Tickets.Late, room.Tickets.Open).ShouldBe((inTime, late, open));
        (room.MoreMayMiss, room.OpenMayMiss).ShouldBe((more, ofOpen));
        // Opened at 11:00: due after 90 minutes.
        room.Tickets.NextDueAt.ShouldBe(open > 0 ? At("2026-04-08T12:30") : null);
    }
}
