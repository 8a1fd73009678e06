using Kept.Core.Tests.Assessment.Cases;

namespace Kept.Core.Tests.Assessment;

/// <summary>
/// Every collected case of availability runs under the policy it names, written as an agreement would, or is listed with the reason why
/// no agreement should be able to say that.
/// </summary>
public sealed class AvailabilityCaseTests
{
    private const string Alerting = "a burn rate for alerts of an operations team: nothing is owed by it";
    private const string Display = "hysteresis of a status display, not a promise";
    private const string Empty = "a ratio over no events is undetermined (R2), neither 0 nor 100 % nor a full budget";

    private static readonly Dictionary<string, string> Explained = new()
    {
        ["idoreports-host7-KNOWN-BAD-2019-04-15T10:00"] = "marked DO NOT USE: its source contradicts itself",
        ["kibana-budget-good>total"] = "more good events than events is wrong evidence, not 100 %",
        ["slogen-no_good_bad_events"] = "negative counts are wrong evidence",
        ["kibana-budget-total-0"] = Empty,
        ["kuma-24h-1maint"] = Empty,
        ["oneuptime-budget-none-elapsed"] = Empty,
        ["oneuptime-burn-nodata"] = Empty,
        ["openstatus-req-empty"] = Empty,
        ["oneuptime-burn-0.1x"] = Alerting,
        ["pyrra-windows-28d"] = Alerting,
        ["sloth-burn-28d-24h"] = Alerting,
        ["sloth-burn-28d-6h"] = Alerting,
        ["sloth-burn-28d-72h"] = Alerting,
        ["sloth-burn-30d-24h"] = Alerting,
        ["sloth-burn-30d-72h"] = Alerting,
        ["sloth-burn-7d-6h"] = Alerting,
        ["sloth-burn-7d-72h"] = Alerting,
        ["oneuptime-status-AtRisk-25"] = Display,
        ["oneuptime-status-BudgetExhausted-1.5"] = Display,
        ["oneuptime-status-Healthy-0"] = Display,
        ["oneuptime-status-Healthy-20.001"] = Display,
    };

    public static TheoryData<string> Ids => [.. AvailabilityCase.All.Keys.Where(id => !Explained.ContainsKey(id))];

    [Fact]
    public void Of_109_cases_88_run_and_21_are_explained()
    {
        AvailabilityCase.All.Count.ShouldBe(109);
        Ids.Count.ShouldBe(88);
        Explained.Count.ShouldBe(21);
        Explained.Keys.ShouldAllBe(id => AvailabilityCase.All.ContainsKey(id));
        AvailabilityCase.All.Values.Where(c => c.IsNotToBeUsed).Select(c => c.Id).ShouldBe(["idoreports-host7-KNOWN-BAD-2019-04-15T10:00"]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Case_comes_out_as_its_source_says_under_its_policy(string id) => CaseRuns.Run(AvailabilityCase.All[id]);
}
