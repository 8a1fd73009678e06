using Kept.Core.Agreements;
using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>What a text leaves open is named by the path of the term that had to be assumed.</summary>
public sealed class AssumedTests
{
    private const string Text = """
        kept: 1
        agreement: h
        parties: {provider: A, customer: B}
        currency: USD
        timeZone: UTC
        calendars: {office: {hours: Mon-Fri 08:00-17:00, holidays: us-federal}}
        serviceLevels:
          99.9 up: {clause: "1", measure: {availability: outages, evidence: outages complete, per: calendar month}, target: 99.9%, consequence: none}
        assumed:
          - {term: PATH, reason: not in the text}

        """;

    [Theory]
    [InlineData("timeZone", "timeZone", "UTC")]
    [InlineData("calendars.office.holidays", "calendars/office/holidays", "us-federal")]
    [InlineData("serviceLevels.99.9 up.measure.evidence", "serviceLevels/99.9 up/measure/evidence", "outages complete")]
    public void A_path_from_the_top_names_an_assumed_term(string path, string place, string value)
    {
        var read = AgreementReader.Read(new SourceText("a.yaml", Text.Replace("PATH", path, StringComparison.Ordinal)));
        read.Value!.Agreement.Versions[0].Terms.Frame.Assumed.ShouldBe([new AssumedTerm(path, "not in the text") { Path = place, Value = value }]);
    }

    [Theory]
    [InlineData("office.holidays")]
    [InlineData("serviceLevels.99.9 up.claim")]
    [InlineData("serviceLevels.99.9 up.measure.evidence.unknown")]
    public void A_path_that_leads_to_no_term_is_refused(string path)
    {
        var read = AgreementReader.Read(new SourceText("a.yaml", Text.Replace("PATH", path, StringComparison.Ordinal)));
        read.Problems.Select(p => p.Code).ShouldBe(["no-such-term"]);
    }

    [Fact]
    public void Another_agreement_is_not_lent_what_was_assumed_here()
    {
        var master = new SourceText("h.yaml", Text.Replace("PATH", "calendars.office.holidays", StringComparison.Ordinal));
        var own = new SourceText("own.yaml", "kept: 1\nagreement: own\nextends: h\ncalendars: {office: Mon-Fri 09:00-17:00}\n");
        AgreementReader.Read([own, master]).Value!.Agreement.Versions[0].Terms.Frame.Assumed.ShouldBeEmpty();
    }
}
