using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>R3: months and years from an anchor that can be a day which another month has not. Days never meet this.</summary>
public sealed class MissingDayTests
{
    private static string[] Read(string window, string claim, string term = "starts: 2026-01-01", string more = "")
    {
        var text = $$"""
            kept: 1
            agreement: example
            parties: {provider: P, customer: C}
            currency: USD
            timeZone: UTC
            rounding: {to: cent, mode: half away from zero, at: credit line}
            {{more}}
            term: { {{term}} }
            services: {s: {price: 1000.00 per month} }
            serviceLevels:
              uptime:
                clause: "1"
                of: s
                measure: {availability: outages, evidence: outages complete, per: {{window}} }
                target: at least 99.5%
                credit: {of: monthly fee, table: [{below: 99.5%, give: 10%}] }
                claim: {by: customer, {{claim}} }
            """;
        return [.. AgreementReader.Read(new SourceText("a.yaml", text)).Problems.Select(p => $"{p.Code}: {p.Sentence}")];
    }

    [Theory]
    [InlineData("calendar month", "within: 1 month, after: month end")] // 31 January + 1 month = 31 February
    [InlineData("calendar quarter", "within: 3 months, after: quarter end")] // 31 March + 3 months = 31 June
    [InlineData("calendar year", "within: 2 months, after: year end")] // 31 December + 2 months = 31 February
    [InlineData("calendar month", "within: 1 year, after: month end")] // 29 February 2024 + 1 year = 29 February 2025
    [InlineData("rolling 30 days", "within: 1 month, after: window end")] // taken at the end of each month
    [InlineData("billing month from the 1st", "within: 1 month, after: window end")] // the last day of each month
    [InlineData("calendar month", "within: 1 month, after: outage end")] // any day
    [InlineData("calendar month", "within: 1 month, after: invoice")] // any day
    [InlineData("calendar month", "within: 30 days, answer: 1 month")] // from the receipt: any day
    public void A_claim_that_can_end_on_a_missing_day_is_refused(string window, string claim)
    {
        Read(window, claim).ShouldHaveSingleItem().ShouldStartWith("missing-day:");
        Read(window, claim + ", missingDay: last").ShouldBeEmpty();
        Read(window, claim + ", missingDay: next").ShouldBeEmpty();
        Read(window, claim, more: "missingDay: last").ShouldBeEmpty();
        Read(window, claim + ", missingDay: refused").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("calendar month", "within: 30 days, after: month end")]
    [InlineData("calendar month", "within: 4 weeks, after: outage end")]
    [InlineData("calendar year", "within: 1 month, after: year end")] // 31 December + 1 month = 31 January
    [InlineData("calendar year", "within: 1 year, after: year end")] // 31 December each
    [InlineData("billing month from the 15th", "within: 1 month, after: window end")] // the 14th of each month
    [InlineData("contract month", "within: 1 month, after: window end", "starts: 2026-01-10")] // the 9th of each month
    [InlineData("calendar month", "within: 10 office days")]
    public void One_that_cannot_is_not(string window, string claim, string term = "starts: 2026-01-01") =>
        Read(window, claim, term, claim.Contains("office", StringComparison.Ordinal) ? "calendars: {office: {hours: Mon-Fri 08:00-17:00}}" : "").ShouldBeEmpty();

    [Theory]
    [InlineData("starts: 2026-01-31, lasts: 1 month")] // 31 February
    [InlineData("starts: 2028-02-29, lasts: 1 year")] // 29 February 2029
    [InlineData("starts: 2026-01-31, lasts: 1 year, renews: {for: 1 month}")] // from 31 January 2027: 31 February
    [InlineData("starts: 2026-01-31, lasts: 1 year, renews: {for: 1 year, unless: {notice: 2 months}}")] // two months before 31 January: 31 November
    [InlineData("starts: signature, lasts: 1 month")] // signed on any day
    public void A_term_that_can_end_on_a_missing_day_is_refused(string term)
    {
        Read("calendar month", "within: 30 days", term).ShouldHaveSingleItem().ShouldStartWith("missing-day:");
        Read("calendar month", "within: 30 days", term + ", missingDay: next").ShouldBeEmpty();
        Read("calendar month", "within: 30 days", term, "missingDay: last").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("starts: 2026-01-31, lasts: 1 year, renews: {for: 1 year, unless: {notice: 1 month}}")] // 31 December each
    [InlineData("starts: 2026-01-15, lasts: 1 year, renews: {for: 1 year, unless: {notice: 3 months}}")] // 15 October each
    [InlineData("starts: signature, lasts: 365 days")]
    public void One_that_cannot_ends_as_it_says(string term) => Read("calendar month", "within: 30 days", term).ShouldBeEmpty();

    [Fact]
    public void Contract_months_from_the_31st_need_the_rule() => // the first ends on 31 February
        Read("contract month", "within: 30 days", "starts: 2026-01-31").ShouldHaveSingleItem().ShouldContain("the end of a contract month");
}
