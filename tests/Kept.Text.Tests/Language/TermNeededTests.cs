using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>Contract years and the term are counted from the start of the term; a billing month from a day that every month has (R3).</summary>
public sealed class TermNeededTests
{
    private static string[] Read(string window, string more = "", string limit = "month", string ofAll = "month")
    {
        var text = $$"""
            kept: 1
            agreement: example
            parties: {provider: P, customer: C}
            currency: USD
            timeZone: UTC
            rounding: {to: cent, mode: half away from zero, at: credit line}
            {{more}}
            services: {s: {price: 1000.00 per month} }
            serviceLevels:
              uptime:
                clause: "1"
                of: s
                measure: {availability: outages, evidence: outages complete, per: {{window}} }
                target: at least 99.5%
                credit: {of: monthly fee, table: [{below: 99.5%, give: 10%}] }
                limits: [{per: {{limit}}, atMost: 500.00}]
            limits: [{per: {{ofAll}}, atMost: 900.00}]
            """;
        return [.. AgreementReader.Read(new SourceText("a.yaml", text)).Problems.Select(p => p.Code)];
    }

    [Theory]
    [InlineData("contract year", "month", "month")]
    [InlineData("contract quarter", "month", "month")]
    [InlineData("contract month", "month", "month")]
    [InlineData("term", "month", "month")]
    [InlineData("calendar month", "term", "month")]
    [InlineData("calendar month", "month", "whole term")]
    public void What_is_counted_from_the_term_needs_one(string window, string limit, string ofAll)
    {
        Read(window, "", limit, ofAll).ShouldBe(["term-missing"]);
        Read(window, "term: {starts: 2026-01-01, lasts: 1 year}", limit, ofAll).ShouldBeEmpty();
    }

    [Fact]
    public void Calendar_periods_need_none() => Read("calendar year", "", "calendar year", "rolling year").ShouldBeEmpty();

    [Theory]
    [InlineData("28th", true)] // every month has it
    [InlineData("29th", false)] // not February 2026
    [InlineData("30th", false)]
    [InlineData("31st", false)] // not April
    [InlineData("0th", false)]
    public void A_billing_month_begins_on_a_day_that_every_month_has(string day, bool reads) =>
        Read($"billing month from the {day}").ShouldBe(reads ? [] : ["value-not-understood"]);
}
