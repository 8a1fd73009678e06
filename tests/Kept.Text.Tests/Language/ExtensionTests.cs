using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks;
using Kept.Text.Checks;
using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>What public agreements made the language say (decision 0060) is read as it is written.</summary>
public sealed class ExtensionTests
{
    private static AgreementDocument Document(string remedy = "false", string settle = "as: credit", string claim = "", string measure = "", string level = "")
    {
        var text = $$"""
            kept: 1
            agreement: example
            parties: {provider: P, customer: C}
            currency: USD
            timeZone: UTC
            rounding: {to: cent, mode: half away from zero, at: credit line}
            soleRemedy: {{remedy}}
            services: {s: {price: 1000.00 per month} }
            serviceLevels:
              uptime:
                clause: "1"
                of: s
                measure: {availability: outages, evidence: outages complete, per: calendar month{{measure}} }
                target: at least 99.5%
                credit: {of: monthly fee, table: [{below: 99.5%, give: 10%}] }
                claim: {by: customer, within: 30 days, after: month end{{claim}} }
                settle: { {{settle}} }
                {{level}}
            """;
        return AgreementReader.Read(new SourceText("a.yaml", text)).OrThrow();
    }

    private static Terms TermsOf(AgreementDocument document) => document.Agreement.Versions[0].Terms;

    private static ServiceLevel Level(AgreementDocument document) => TermsOf(document).LevelOf("uptime")!;

    [Theory]
    [InlineData("false", false, false)]
    [InlineData("true", true, false)]
    [InlineData("credits and termination", true, true)]
    public void A_sole_remedy_may_leave_termination(string written, bool sole, bool leaves)
    {
        var terms = TermsOf(Document(written));
        (terms.SoleRemedy, terms.SoleRemedyLeavesTermination).ShouldBe((sole, leaves));
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("true", true)]
    [InlineData("credits and termination", false)]
    public void A_right_to_terminate_contradicts_only_credits_alone(string written, bool contradicted) =>
        AgreementCheck.Of(Document(written, level: "consequences: [{terminate: {missed: 3 of 6 months} }]"), ImmutableDictionary<string, Agreement>.Empty)
            .Any(f => f.Finding.Code == "sole-remedy-contradicted").ShouldBe(contradicted);

    [Theory]
    [InlineData("as: credit, expires: 90 days", true, false)]
    [InlineData("as: credit, expires: end of the term", false, true)]
    [InlineData("as: credit", false, false)]
    public void A_credit_expires_after_a_time_or_with_the_agreement(string written, bool after, bool withTerm)
    {
        var settle = Level(Document(settle: written)).Settle!;
        (settle.Expires is not null, settle.ExpiresWithTerm).ShouldBe((after, withTerm));
    }

    [Theory]
    [InlineData("as: credit", false)]
    [InlineData("as: credit, remainder: lost", false)]
    [InlineData("as: credit, remainder: refund", true)]
    public void What_no_invoice_is_left_to_take_is_lost_unless_it_is_refunded(string written, bool refunded) =>
        Level(Document(settle: written)).Settle!.RemainderRefunded.ShouldBe(refunded);

    [Fact]
    public void A_claim_says_what_must_come_with_it()
    {
        Level(Document(claim: ", with: [request logs, times]")).Claim.With.ShouldBe(["request logs", "times"]);
        Level(Document()).Claim.With.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", OccurrenceStart.Begin, OccurrenceEnd.Restored)]
    [InlineData(", startsAt: customer notice", OccurrenceStart.CustomerNotice, OccurrenceEnd.Restored)]
    [InlineData(", startsAt: ticket opened, endsAt: ticket closed", OccurrenceStart.TicketOpened, OccurrenceEnd.TicketClosed)]
    public void A_share_of_time_may_have_a_clock(string written, OccurrenceStart start, OccurrenceEnd end) =>
        Level(Document(measure: written)).Measure.ShouldBeOfType<Measure.Availability>().Clock.ShouldBe(new OccurrenceClock(start, end));
}
