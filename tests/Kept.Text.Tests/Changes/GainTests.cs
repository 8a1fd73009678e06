using Kept.Core.Changes;

namespace Kept.Text.Tests.Changes;

/// <summary>Who gains by a change, and what keeps less by it. The other way round, the other party gains.</summary>
public sealed class GainTests
{
    public static TheoryData<string, string, ChangedPart, Gain> Changes =>
        new()
        {
            // The promise: a higher share is more, a longer time to reply is less.
            { "at least 99.9%", "at least 99.95%", ChangedPart.Target, Gain.Customer },
            { "at least 99.9%", "over 99.9%", ChangedPart.Target, Gain.Customer },
            { "gold: {urgent: at most 1 hour", "gold: {urgent: at most 2 hours", ChangedPart.Target, Gain.Provider },
            { "gold: {urgent: at most 1 hour", "gold: {urgent: at most 1 office day", ChangedPart.Target, Gain.Open },
            // Hours as sets: what contains the other is more; what is shifted is neither.
            { "08:00-18:00", "09:00-17:00", ChangedPart.CoveredHours, Gain.Provider },
            { "08:00-18:00", "07:00-18:00", ChangedPart.CoveredHours, Gain.Customer },
            { "08:00-18:00", "09:00-20:00", ChangedPart.CoveredHours, Gain.Open },
            { "Mon-Fri 08:00-18:00", "Mon-Fri 08:00-18:00, holidays: 2026-12-24", ChangedPart.CoveredHours, Gain.Provider },
            { "clock: desk", "clock: always", ChangedPart.CoveredHours, Gain.Customer },
            // What does not count.
            { "atMost: 4 hours, per: month", "atMost: 8 hours, per: month", ChangedPart.Exclusion, Gain.Provider },
            { "atMost: 4 hours, per: month", "atMost: 4 hours, per: year", ChangedPart.Exclusion, Gain.Open },
            { "notice: at least 3 days", "notice: at least 1 week", ChangedPart.Exclusion, Gain.Customer },
            { "leaves: both", "leaves: bad", ChangedPart.Exclusion, Gain.Provider },
            { "maintenance: scheduled,", "maintenance: any,", ChangedPart.Exclusion, Gain.Provider },
            {
                "per: calendar month}\n    exclude",
                "per: calendar month, minimum: 5 minutes}\n    exclude",
                ChangedPart.Measure,
                Gain.Provider
            },
            {
                "per: calendar month}\n    exclude",
                "per: calendar month, mergeGap: 5 minutes}\n    exclude",
                ChangedPart.Measure,
                Gain.Customer
            },
            { "per: calendar month}\n    exclude", "per: quarter}\n    exclude", ChangedPart.Window, Gain.Open },
            { "clock: desk,", "clock: desk, pausedWhile: waiting on customer,", ChangedPart.Measure, Gain.Provider },
            // Tables over their whole range: 30% instead of 50% is less, 20% from 99.5% on besides is more, both are neither.
            { "give: 50%}]", "give: 30%}]", ChangedPart.Credit, Gain.Provider },
            { "{below: 99%,", "{below: 99.5%, give: 20%}, {below: 99%,", ChangedPart.Credit, Gain.Customer },
            { "{below: 99%, give: 50%}", "{below: 99.5%, give: 40%}", ChangedPart.Credit, Gain.Open },
            { "of: support fee of the month, give: 10%", "of: support fee of the month, give: 12%", ChangedPart.Credit, Gain.Customer },
            { "hosting fee of the month, table", "support fee of the month, table", ChangedPart.Credit, Gain.Open },
            { "atMost: 50% of", "atMost: 40% of", ChangedPart.Limit, Gain.Provider },
            // Claims: time, anchor, form, silence.
            { "within: 30 days", "within: 14 days", ChangedPart.Claim, Gain.Provider },
            { "within: 30 days", "within: 6 weeks", ChangedPart.Claim, Gain.Customer },
            { "within: 30 days", "within: 1 month", ChangedPart.Claim, Gain.Open },
            { "by: customer, within: 30 days", "by: customer, form: written, within: 30 days", ChangedPart.Claim, Gain.Provider },
            { "after: month end", "after: begin of the outage", ChangedPart.Claim, Gain.Provider },
            { "otherwise: accepted", "otherwise: rejected", ChangedPart.Claim, Gain.Provider },
            { "missed: 3 of 6 months", "missed: 2 of 6 months", ChangedPart.Consequence, Gain.Customer },
            { "notice: 1 month", "notice: 2 months", ChangedPart.Renewal, Gain.Provider },
            { "notice: 1 month", "notice: 30 days", ChangedPart.Renewal, Gain.Open },
            // Whom it is promised to, and what a claim must bring.
            { "of: support\n", "of: support\n    for: {plan: gold}\n", ChangedPart.Member, Gain.Provider },
            { "within: 30 days", "with: evidence of the outage, within: 30 days", ChangedPart.Claim, Gain.Provider },
            // Prices: 100.00 a month are 300.00 a quarter.
            { "100.00 per month", "310.00 per quarter", ChangedPart.Price, Gain.Provider },
            { "100.00 per month", "300.00 per quarter", ChangedPart.Price, Gain.Open },
            { "100.00 per month", "90.00 per month", ChangedPart.Price, Gain.Customer },
            { "Europe/Amsterdam", "Europe/London", ChangedPart.Zone, Gain.Open },
            { "rounding:", "soleRemedy: true\nrounding:", ChangedPart.SoleRemedy, Gain.Provider },
        };

    private static readonly ChangedPart[] Kept =
    [
        ChangedPart.Target,
        ChangedPart.CoveredHours,
        ChangedPart.Exclusion,
        ChangedPart.Measure,
        ChangedPart.Credit,
        ChangedPart.Limit,
        ChangedPart.Member,
        ChangedPart.Claim,
        ChangedPart.Consequence,
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_serves_whom_its_meaning_serves(string words, string others, ChangedPart part, Gain gains)
    {
        var change = Compared.When(words, others).First(c => c.Part == part);

        change.Gains.ShouldBe(gains);
        (change.Warning is not null).ShouldBe(gains == Gain.Provider && Kept.Contains(part));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Taken_back_it_serves_the_other(string words, string others, ChangedPart part, Gain gains)
    {
        var back = Compared
            .Texts(Compared.Old.Replace(words, others, StringComparison.Ordinal), Compared.Old)
            .Changes.First(c => c.Part == part);

        back.Gains.ShouldBe(
            gains switch
            {
                Gain.Customer => Gain.Provider,
                Gain.Provider => Gain.Customer,
                Gain.Open => Gain.Open,
            }
        );
    }
}
