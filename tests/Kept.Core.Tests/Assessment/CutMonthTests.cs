using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>Months that the term or an amendment cuts (R10): both parts are windows, fees are divided by days.</summary>
public sealed class CutMonthTests
{
    [Fact]
    public void An_amendment_that_splits_the_window_divides_the_fee_by_days()
    {
        // April, 45.00: split on the 11th into 10 and 20 days, 15.00 and 30.00.
        // 2 h down on the 5th: 120 of 14,400 min: 99.1667 %, 10 % of 15.00 = 1.50. 5 h down on the 20th: 300 of 28,800 min: 98.9583 %, 25 % of 30.00 = 7.50.
        var terms = Terms(Hosting());
        var agreement = new Agreement("test",
        [
            new AgreementVersion(1, "", Instant.MinValue, false, terms, new string('0', 64)),
            new AgreementVersion(2, "A1", At("2026-04-11T00:00"), SplitsWindow: true, terms, new string('1', 64)),
        ]);
        var facts = new Fact[] { Outage("o1", At("2026-04-05T10:00"), At("2026-04-05T12:00")), Outage("o2", At("2026-04-20T10:00"), At("2026-04-20T15:00")) };
        var book = EvidenceBook.Known(facts.Select(f => new LocatedFact(f, default)), null).Value!;

        var levels = Assessor.Assess(agreement, book, Month(2026, 4), Month(2026, 4).Until).Value!.Levels;

        levels.Select(l => l.Window.From).ShouldBe([At("2026-04-01T00:00"), At("2026-04-11T00:00")]);
        levels.Select(l => l.Credit.Entitled.Best).ShouldBe([(Rational)1.5m, (Rational)7.5m]);
    }

    [Fact]
    public void The_first_month_of_a_term_that_begins_within_it_is_a_part()
    {
        // From 16 April: 15 of 30 days, 22.50 of 45.00. 2 h down of 21,600 min: 99.4444 %, 10 % = 2.25.
        var terms = Terms(Hosting()) with { Term = new Term(new LocalDate(2026, 4, 16), new TimeLength.Calendar(new CalendarPeriod(1, CalendarUnit.Years)), MissingDay.Refuse, null) };
        var level = Assess(terms, Month(2026, 4), null, Outage("o1", At("2026-04-20T10:00"), At("2026-04-20T12:00"))).Levels.ShouldHaveSingleItem();

        level.Figure!.Exact.ShouldBe(new Rational(21_480, 21_600));
        level.Credit.Entitled.ShouldBe(AmountRange.Of(2.25m));
    }
}
