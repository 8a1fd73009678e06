using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Rulings.Short;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Rulings;

/// <summary>R11: four amounts. 300 min lost in April: 99.31 % → 10 % × 45.00 = 4.50.</summary>
public sealed class R11ClaimTests
{
    private const string Level = "hosting availability";
    private static readonly Fact Down = Outage("o1", At("2026-04-07T10:00"), At("2026-04-07T15:00"));

    private static ClaimRule Rule(string? form = null, AnswerDefault silence = AnswerDefault.Accepted) => new(
        false, "customer", form, new TimeLength.Calendar(new CalendarPeriod(30, CalendarUnit.Days)), ClaimAnchor.WindowEnd, false, new TimeLength.OfficeDays(10), silence);

    private static CreditResult Judged(ClaimRule rule, string asOf, params IEnumerable<Fact> facts) => AsOf(asOf, Uptime() with { Claim = rule }, April, [Down, .. facts]).Credit;

    private static Fact Answer(string at, bool accepted, decimal? amount = null) =>
        new Fact.Answer("c1", accepted, amount is { } a ? (Kept.Core.Money.Rational)a : null, null, At(at)) { Id = "a1", RecordedAt = At(at) };

    [Fact]
    public void Late_or_no_claim_entitled_is_shown_and_nothing_granted()
    {
        // 30 days after 30 April: until the end of 30 May.
        var none = Judged(Rule(), "2026-05-31T00:00");
        (none.Entitled, none.Claimed, none.Granted, none.State).ShouldBe((AmountRange.Of(4.5m), AmountRange.Of(0), AmountRange.Of(0), ClaimState.Forfeited));
        var late = Judged(Rule(), "2026-06-30T00:00", Claim(Level, At("2026-05-31T00:00")));
        (late.Entitled, late.Claimed, late.Granted, late.State).ShouldBe((AmountRange.Of(4.5m), AmountRange.Of(4.5m), AmountRange.Of(0), ClaimState.Late));
        Judged(Rule(), "2026-05-30T23:59").State.ShouldBe(ClaimState.NotClaimed);
    }

    [Fact]
    public void The_default_takes_effect_at_the_answers_deadline_without_a_fact()
    {
        // Received Friday 1 May; 4–8 and 11–15 May are ten office days: Friday 15 May, 17:00.
        var claim = Claim(Level, At("2026-05-01T09:00"));
        var waiting = Judged(Rule(), "2026-05-15T17:00", claim);
        (waiting.State, waiting.Granted, waiting.AnswerDueAt).ShouldBe((ClaimState.AwaitingAnswer, AmountRange.Of(0), At("2026-05-15T17:00")));
        var silent = Judged(Rule(), "2026-05-15T17:01", claim);
        (silent.State, silent.Granted).ShouldBe((ClaimState.AcceptedBySilence, AmountRange.Of(4.5m)));
        Judged(Rule(silence: AnswerDefault.Rejected), "2026-05-15T17:01", claim).State.ShouldBe(ClaimState.RejectedBySilence);
    }

    [Fact]
    public void An_answer_in_time_decides_and_one_after_the_default_changes_nothing()
    {
        var claim = Claim(Level, At("2026-05-01T09:00"));
        Judged(Rule(), "2026-06-01T00:00", claim, Answer("2026-05-15T17:00", false)).Granted.ShouldBe(AmountRange.Of(0));
        Judged(Rule(), "2026-06-01T00:00", claim, Answer("2026-05-15T17:00", true, 3)).Granted.ShouldBe(AmountRange.Of(3));
        Judged(Rule(), "2026-06-01T00:00", claim, Answer("2026-05-15T17:01", false)).Granted.ShouldBe(AmountRange.Of(4.5m));
    }

    [Fact]
    public void Whether_what_must_come_with_a_claim_came_is_said_by_the_answer()
    {
        // `with: [request logs]` (decision 0060): the claim alone says nothing of it, silence grants, and a rejection in time does not.
        var rule = Rule() with { With = ["request logs"] };
        var claim = Claim(Level, At("2026-05-01T09:00"));
        Judged(rule, "2026-05-15T17:01", claim).Granted.ShouldBe(AmountRange.Of(4.5m));
        Judged(rule, "2026-06-01T00:00", claim, Answer("2026-05-15T17:00", false)).Granted.ShouldBe(AmountRange.Of(0));
    }

    [Fact]
    public void Early_withdrawn_and_misshapen_claims_grant_nothing()
    {
        Judged(Rule(), "2026-06-30T00:00", Claim(Level, At("2026-04-30T23:59"))).State.ShouldBe(ClaimState.Early);
        Judged(Rule("written"), "2026-06-30T00:00", Claim(Level, At("2026-05-02T09:00"), "spoken")).State.ShouldBe(ClaimState.WrongForm);
        var withdrawn = Judged(Rule(), "2026-06-30T00:00", Claim(Level, At("2026-05-02T09:00")), Claim(Level, At("2026-05-03T09:00"), withdrawn: true, id: "c2"));
        (withdrawn.State, withdrawn.Granted, withdrawn.Claimed).ShouldBe((ClaimState.Withdrawn, AmountRange.Of(0), AmountRange.Of(0)));
        Judged(Rule(), "2026-06-30T00:00", Claim(Level, At("2026-05-02T09:00")), Claim(Level, At("2026-05-03T09:00"), withdrawn: true, id: "c2"), Claim(Level, At("2026-05-04T09:00"), id: "c3"))
            .Granted.ShouldBe(AmountRange.Of(4.5m));
    }

    [Fact]
    public void Nobody_is_late_by_knowing_of_which_there_is_no_record()
    {
        // Down on 7 April, 24 hours after the customer knew; the notice of 15:30 shows when that was.
        var rule = Rule() with { Within = new TimeLength.Elapsed(Duration.FromHours(24)), After = ClaimAnchor.CustomerAware, Answer = null };
        var notice = new Fact.Notice("downtime", "hosting", At("2026-04-07T12:00"), At("2026-04-07T12:00"), "written", "o1") { Id = "n1", RecordedAt = At("2026-04-07T12:00") };
        Judged(rule, "2026-06-30T00:00", notice, Claim(Level, At("2026-04-08T12:00"))).State.ShouldBe(ClaimState.Granted);
        Judged(rule, "2026-06-30T00:00", notice, Claim(Level, At("2026-04-08T12:01"))).State.ShouldBe(ClaimState.Late);
        Judged(rule, "2026-06-30T00:00", Claim(Level, At("2026-05-08T12:01"))).State.ShouldBe(ClaimState.Granted);
    }

    [Theory]
    [InlineData("2026-05-02T08:59", ClaimState.Granted)]
    [InlineData("2026-05-02T09:01", ClaimState.NotPaidUp)]
    public void A_claim_may_need_a_paid_account(string paidAt, ClaimState state)
    {
        // 45.00 invoiced on 1 May, claimed on 2 May at 09:00: paid a minute before, or after.
        var rule = Rule() with { OnlyIfPaidUp = true, Answer = null };
        Judged(rule, "2026-06-30T00:00", Money(MoneyKind.Invoice, "i1", "2026-05-01T09:00"), Money(MoneyKind.Payment, "p1", paidAt), Claim(Level, At("2026-05-02T09:00")))
            .State.ShouldBe(state);
    }

    private static Fact Money(MoneyKind kind, string id, string at) =>
        new Fact.MoneyFact(kind, "hosting", new LocalDate(2026, 5, 1), new LocalDate(2026, 6, 1), 45, null, At(at), null) { Id = id, RecordedAt = At(at) };

    [Fact]
    public void Judged_by_receipt_unless_sending_counts()
    {
        var claim = Claim(Level, At("2026-05-30T23:00"), receivedAt: At("2026-05-31T01:00"));
        Judged(Rule(), "2026-06-30T00:00", claim).State.ShouldBe(ClaimState.Late);
        Judged(Rule() with { CountsSent = true }, "2026-06-30T00:00", claim).State.ShouldBe(ClaimState.AcceptedBySilence);
    }

    [Fact]
    public void A_correction_after_the_deadline_opens_the_same_number_of_days_again()
    {
        // Recorded 10 June: until the end of 10 July.
        var correction = new Fact.Correction("o1", (Fact.Outage)Down with { Until = At("2026-04-07T18:00") }, "log", At("2026-06-10T10:00")) { Id = "k1", RecordedAt = At("2026-06-10T10:00") };
        Judged(Rule(), "2026-08-30T00:00", correction, Claim(Level, At("2026-07-10T23:59"))).State.ShouldBe(ClaimState.AcceptedBySilence);
        Judged(Rule(), "2026-08-30T00:00", correction, Claim(Level, At("2026-07-11T00:00"))).State.ShouldBe(ClaimState.Late);
        Judged(Rule(), "2026-08-30T00:00", Claim(Level, At("2026-07-10T23:59"))).State.ShouldBe(ClaimState.Late);
    }

    [Fact]
    public void A_claim_stays_good_when_evidence_changes()
    {
        // Claimed on 300 min (10 %); the correction makes them 480 (98.89 %): 25 % × 45.00 = 11.25.
        var correction = new Fact.Correction("o1", (Fact.Outage)Down with { Until = At("2026-04-07T18:00") }, "log", At("2026-05-20T10:00")) { Id = "k1", RecordedAt = At("2026-05-20T10:00") };
        Judged(Rule(), "2026-06-30T00:00", correction, Claim(Level, At("2026-05-01T09:00"))).Granted.ShouldBe(AmountRange.Of(11.25m));
    }

    [Fact]
    public void What_was_settled_is_an_amount_of_its_own()
    {
        var settled = new Fact.Settlement("c1", 2, At("2026-06-01T10:00"), "invoice 7") { Id = "s1", RecordedAt = At("2026-06-01T10:00") };
        var credit = Judged(Rule(), "2026-06-30T00:00", Claim(Level, At("2026-05-01T09:00")), settled);
        (credit.Granted, credit.Settled).ShouldBe((AmountRange.Of(4.5m), (Kept.Core.Money.Rational)2));
    }
}
