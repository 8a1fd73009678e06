using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Text.Language;
using NodaTime;

namespace Kept.Text.Tests.Language;

/// <summary>The two agreements with which the language began.</summary>
public sealed class SketchTests
{
    private static readonly Terms Northwind = Read("northwind-2026");
    private static readonly Terms ContactCentre = Read("contact-centre");

    [Fact]
    public void A_reply_within_an_hour_is_timed_on_all_hours_and_halts_while_the_customer_is_waited_for()
    {
        var level = Northwind.LevelOf("emergency response")!;
        var measure = level.Measure.ShouldBeOfType<Measure.TicketTime>();
        measure.Clock.Start.ShouldBe(ClockEvent.Opened);
        measure.Clock.Stop.ShouldBe(ClockEvent.FirstHumanReply);
        measure.Clock.Calendar.ShouldBeNull();
        measure.Clock.Pauses.ShouldBe(["waiting on customer"]);
        level.Target.ShouldBe(new Target.Single(new Bound(Comparison.AtMost, new Quantity.Elapsed(Duration.FromHours(1)))));
        level.Credit!.Of.ShouldBe(new FeeBase(FeeKind.LabourOfTicket, null, FeePeriod.Window));
    }

    [Fact]
    public void Hosting_has_three_rows_and_a_claim_with_a_silent_answer()
    {
        var level = Northwind.LevelOf("hosting availability")!;
        level.Of.ShouldBe(["hosting"]);
        level.Measure.Frame.Window.ShouldBe(new Window.Calendar(PeriodUnit.Month));
        level.Exclusions.Select(e => e.Leaves).ShouldBe([Leaves.Both, Leaves.Bad]);
        var table = level.Credit!.Quantity.ShouldBeOfType<CreditQuantity.Table>();
        table.Rows.Select(r => r.Give).ShouldBe([Percent(10), Percent(25), Percent(100)]);
        table.Rows[0].Bounds.ShouldBe([new Bound(Comparison.Below, new Quantity.Share(new Rational(995, 1000)))]);
        level.Claim.Answer.ShouldBe(new TimeLength.OfficeDays(10));
        level.Claim.Silence.ShouldBe(AnswerDefault.Accepted);
    }

    [Fact]
    public void The_visit_is_planned_on_the_second_Tuesday()
    {
        var schedule = Northwind.ServiceOf("maintenance")!.Frame.Schedule!;
        schedule.On.ShouldBe(new ScheduleDay.NthWeekday(2, IsoDayOfWeek.Tuesday));
        schedule.At.ShouldBe(new LocalTime(10, 0));
        schedule.IfHoliday.ShouldBe(IfHoliday.NextOfficeDay);
        Northwind.ServiceOf("hosting")!.Price.ShouldBe(new RecurringPrice(45, PeriodUnit.Month, InAdvance: true));
    }

    [Fact]
    public void The_contact_centre_gives_five_percent_for_each_half_hour_once_a_day()
    {
        var level = ContactCentre.LevelOf("outage")!;
        level.Credit!.Quantity.ShouldBe(new CreditQuantity.PerBlock(Duration.FromMinutes(30), Whole: true, Percent(5), After: null));
        level.Credit.AtMost.ShouldBe(new CreditCount(1, LimitPeriod.Day));
        level.Limits[0].AtMost.ShouldBe(new LimitAmount.ShareOf(new Rational(12, 52), new FeeBase(FeeKind.Fee, null, FeePeriod.Month)));
        level.Measure.ShouldBeOfType<Measure.OccurrenceTime>().Clock.Start.ShouldBe(OccurrenceStart.LaterOfBeginAndNotice);
        ContactCentre.LevelOf("availability")!.Consequences.ShouldBe([new Consequence.None(null)]);
        ContactCentre.SoleRemedy.ShouldBeTrue();
        ContactCentre.Frame.Says.Length.ShouldBe(2);
    }

    private static Give Percent(int percent) => new Give.Percent(new Rational(percent, 100));

    private static Terms Read(string name) => AgreementReader.Read(Repository.Agreement(name)).OrThrow().Agreement.Versions[0].Terms;
}
