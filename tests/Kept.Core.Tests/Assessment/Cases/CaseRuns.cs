namespace Kept.Core.Tests.Assessment.Cases;

/// <summary>Which agreement and evidence a case stands for, by its source.</summary>
internal static class CaseRuns
{
    private static readonly (string Prefix, Action<AvailabilityCase> Run)[] Sources =
    [
        ("icingadb-NegativeDuration", StateCases.NegativeDuration),
        ("icingadb-", StateCases.Icinga),
        ("idoreports-executed", StateCases.BothPolicies),
        ("idoreports-", StateCases.Reports),
        ("issue-icinga-core-1193", StateCases.Buckets),
        ("issue-datadog", StateCases.CountedAsUp),
        ("issue-icingadb-834", StateCases.ObservedHalf),
        ("issue-uptime-kuma-2401", StateCases.Inconclusive),
        ("monavail-34", StateCases.DailyBreakdown),
        ("monavail-36", StateCases.AssumedUp),
        ("monavail-", StateCases.Monitored),
        ("oneuptime-site-before-coverage", OutageCases.BeforeCoverage),
        ("oneuptime-site-partial-coverage", OutageCases.PartialCoverage),
        ("oneuptime-site-", OutageCases.Site),
        ("oneuptime-month-", OutageCases.Month),
        ("oneuptime-slo-future-end", OutageCases.FutureEnd),
        ("oneuptime-slo-monitor-seconds", EventCases.MonitorSeconds),
        ("oneuptime-slo-union", OutageCases.Union),
        ("oneuptime-subtract", OutageCases.Subtract),
        ("oneuptime-budget-basic", EventCases.Budget),
        ("opennms-", OutageCases.Group),
        ("openstatus-req", EventCases.Requests),
        ("openstatus-", OutageCases.Weighted),
        ("zabbix-sli-created", OutageCases.CreatedLater),
        ("zabbix-sli-exclusion", OutageCases.ExcludedFromBoth),
        ("gatus-", EventCases.HourBucket),
        ("kibana-", EventCases.Kibana),
        ("kuma-1y", EventCases.Alternating),
        ("kuma-", EventCases.Heartbeats),
        ("openslo-timeslices", EventCases.TimeSlices),
        ("openslo-ratiotimeslices", EventCases.RatioTimeSlices),
        ("slogen-", EventCases.Slogen),
    ];

    public static void Run(AvailabilityCase @case) => Sources.First(s => @case.Id.StartsWith(s.Prefix, StringComparison.Ordinal)).Run(@case);
}
