using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>
/// A share of time with a clock of its own (decision 0060: <c>startsAt</c>, <c>endsAt</c>). Down on 7 April 10:00–14:00, 240 of April's
/// 43,200 minutes; 99.5 % allow 216. A miss gives 10 % × 45.00 = 4.50.
/// </summary>
public sealed class DowntimeClockTests
{
    private static readonly Fact Down = Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T14:00"));
    private static readonly Fact Opened = Event(TicketEvent.Opened, "2026-04-07T10:20");
    private static readonly Fact Closed = Event(TicketEvent.Closed, "2026-04-07T14:30");

    private static ServiceLevel Clocked(OccurrenceStart start, OccurrenceEnd end = OccurrenceEnd.Restored, string? during = null) => Uptime() with
    {
        Measure = new Measure.Availability(StateSource.Outages, new StateRule(), false, Frame(during)) { Clock = new OccurrenceClock(start, end) },
        Claim = ClaimRule.WithoutClaim,
    };

    private static (Rational Lost, AmountRange Credit) Judged(ServiceLevel level, params IEnumerable<Fact> facts)
    {
        var result = Assessed(level, April, [Down, .. facts]);
        return (result.LostOf43200(), result.Credit.Granted);
    }

    private static Fact Notice(string at) => new Fact.Notice("downtime", "hosting", At(at), null, "written", "o1") { Id = "n1", RecordedAt = At(at) };

    [Fact]
    public void Downtime_counts_from_the_outage_unless_the_agreement_says_otherwise() =>
        Judged(Clocked(OccurrenceStart.Begin), Notice("2026-04-07T10:30")).ShouldBe((240, AmountRange.Of(4.5m)));

    [Theory]
    [InlineData("2026-04-07T10:24", 216, 0)] // 10:24–14:00: just allowed
    [InlineData("2026-04-07T10:23", 217, 4.5)]
    [InlineData("2026-04-07T09:50", 240, 4.5)] // told of it before: from its begin
    [InlineData("2026-04-07T14:00", 0, 0)] // told when it was over
    public void Downtime_counts_from_the_customers_notice(string at, int lost, double credit)
    {
        Judged(Clocked(OccurrenceStart.CustomerNotice), Notice(at)).ShouldBe((lost, AmountRange.Of((decimal)credit)));
        Judged(Clocked(OccurrenceStart.LaterOfBeginAndNotice), Notice(at)).ShouldBe((lost, AmountRange.Of((decimal)credit)));
    }

    [Fact]
    public void Without_a_notice_no_downtime_counts() => Judged(Clocked(OccurrenceStart.CustomerNotice)).ShouldBe((0, AmountRange.Of(0)));

    [Fact]
    public void Downtime_counts_from_opening_a_ticket_until_it_is_closed()
    {
        Judged(Clocked(OccurrenceStart.TicketOpened), Opened, Closed).ShouldBe((220, AmountRange.Of(4.5m))); // 10:20–14:00
        Judged(Clocked(OccurrenceStart.TicketOpened, OccurrenceEnd.TicketClosed), Opened, Closed).ShouldBe((250, AmountRange.Of(4.5m))); // to 14:30
        Judged(Clocked(OccurrenceStart.Begin, OccurrenceEnd.TicketClosed), Opened, Closed).ShouldBe((270, AmountRange.Of(4.5m)));
    }

    [Fact]
    public void The_clock_comes_before_covered_hours()
    {
        // Down from Monday 16:00 to Tuesday 10:00, noticed at 20:00, when the office is closed: Tuesday 08:00–10:00, 120 of 22 × 540 = 11,880.
        var facts = new[] { Outage("o1", At("2026-04-06T16:00"), At("2026-04-07T10:00")), Notice("2026-04-06T20:00") };
        Assessed(Clocked(OccurrenceStart.CustomerNotice, during: "office"), April, facts).Figure!.Exact.ShouldBe(1 - new Rational(120, 11_880));
    }

    [Fact]
    public void An_open_outage_counts_for_certain_from_its_notice_on()
    {
        // As of 12:00, noticed at 11:00: 60 min for certain; at worst to the month's end, 13 h of the 7th and 23 days.
        var level = Clocked(OccurrenceStart.CustomerNotice);
        var result = AsOf("2026-04-07T12:00", level, April, Outage("o1", At("2026-04-07T10:00"), null), Notice("2026-04-07T11:00"));
        ((1 - result.Best!.Exact) * 43_200, (1 - result.Worst!.Exact) * 43_200).ShouldBe((60, (13 * 60) + (23 * 1440)));
    }
}
