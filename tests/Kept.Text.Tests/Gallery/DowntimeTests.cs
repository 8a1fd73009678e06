using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks;
using Kept.Core.Money;
using Kept.Text.Language;
using Kept.Text.Tests.Language;
using NodaTime;

namespace Kept.Text.Tests.Gallery;

/// <summary>
/// What agreements owe for the same outages, worked out by hand: 10 min, 1 h, 4 h, 24 h, 30 × 5 min in a month of 43,200 min.
/// </summary>
public sealed class DowntimeTests
{
    [Fact]
    public void A_table_of_availability_gives_its_rows() =>
        // 10 min: 99.977 % keeps 99.9 %. 1 h: 99.861 %, 4 h: 99.444 %, 150 min: 99.653 %, all at least 99 %: 2 %. 24 h: 96.667 %: 3 %.
        Money("demyst").ShouldBe([0m, 20m, 20m, 30m, 20m]);

    [Fact]
    public void A_table_of_total_time_gives_its_rows() =>
        // From 5 min: 5 %; 60 min: 15 %; 3 h: 35 %; 6 h: 50 %. 30 × 5 min are 150 min: 15 %.
        Money("centurylink-han").ShouldBe([50m, 150m, 350m, 500m, 150m]);

    [Fact]
    public void A_fixed_part_and_blocks_of_each_outage_add_up() =>
        // 3 % for each outage and 3 % for each whole hour: 3, 3 + 3, 3 + 12, 3 + 72, 30 × 3 %.
        Money("element-critical").ShouldBe([30m, 60m, 150m, 750m, 900m]);

    [Fact]
    public void A_table_without_a_last_row_gives_nothing_for_the_longest_outage() =>
        // 60 min and 150 min: 5 %; 240 min: 10 %; the rows end at 21 h 54 min.
        Money("crucial").ShouldBe([0m, 50m, 100m, 0m, 50m]);

    [Fact]
    public void A_share_of_the_fee_of_a_quarter_is_three_times_that_of_a_month() =>
        // Of 91 days (2,184 h): 4 h are 99.82 %, 10 % of 3,000; 24 h are 98.90 %, 25 % of 3,000; 150 min are 99.886 %, 10 %.
        Of("github-enterprise-cloud")[0].Credits.Select(c => c.Share).ShouldBe([0m, 0m, 0.3m, 0.75m, 0.3m]);

    [Fact]
    public void Days_of_extension_are_days_and_no_money()
    {
        // Each outage: up to 30 min 1 day, up to 4 h 7 days, over 4 h 30 days; 5 min are within the promise.
        var credits = Of("dyndns").ShouldHaveSingleItem().Credits;
        credits.Select(c => c.Days).ShouldBe([1, 7, 7, 30, 0]);
        credits.ShouldAllBe(c => c.Money == Rational.Zero);
    }

    [Fact]
    public void Levels_for_customers_who_exclude_each_other_stand_apart()
    {
        var downs = Of("google-workspace");
        downs.Select(d => d.For).ShouldBe(["paid: ahead", "paid: monthly and afterwards"]);
        downs[0].Credits[3].ShouldSatisfyAllConditions(c => c.Days.ShouldBe(7), c => c.Money.ShouldBe(0));
        downs[1].Credits[3].ShouldSatisfyAllConditions(c => c.Days.ShouldBe(0), c => c.Share.ShouldBe(new Rational(23333, 100000)));
    }

    [Fact]
    public void Tickets_and_lost_packets_are_not_touched() => Of("verizon-internet-dedicated").ShouldBeEmpty();

    [Fact]
    public void A_promise_without_a_credit_says_so() => Of("linode").ShouldHaveSingleItem().GivesCredit.ShouldBeFalse();

    [Fact]
    public void Other_patterns_can_be_asked_for() =>
        // Six times 4 h are 24 h.
        Downtime.Of(Read("demyst"), new DowntimePattern(6, Duration.FromHours(4)))[0].Credits.Single().Money.ShouldBe(30);

    private static IEnumerable<Rational> Money(string id) => Of(id).ShouldHaveSingleItem().Credits.Select(c => c.Money);

    private static ImmutableArray<ServiceDowntime> Of(string id) => Downtime.Of(Read(id), DowntimePattern.Usual);

    private static Agreement Read(string id) =>
        AgreementReader.Read(Repository.Source("gallery", id, "agreement.yaml")).OrThrow().Agreement;
}
