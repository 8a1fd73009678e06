using System.Collections.Immutable;

namespace Kept.Server.Api.Description;

/// <summary>A body that each command takes, as the description shows it. A test posts each to see that it is read.</summary>
public static class RequestExamples
{
    /// <summary>By method and path below <see cref="KeptApi.Root"/>.</summary>
    public static ImmutableSortedDictionary<string, string> All { get; } =
        new Dictionary<string, string>
        {
            ["POST /customers"] = """{"id": "northwind", "name": "Northwind Dental"}""",
            ["POST /agreements"] = """{"id": "northwind-care", "customer": "northwind", "template": "managed-it"}""",
            ["POST /check"] = """{"text": "kept: 1\nagreement: northwind-care\n…"}""",
            ["POST /render"] = """{"text": "kept: 1\nagreement: northwind-care\n…"}""",
            ["POST /yaml"] = """{"text": "serviceLevels: {hosting availability: {target: at least 99.9%}}"}""",
            ["PUT /agreements/{agreement}/draft"] = """{"text": "kept: 1\nagreement: northwind-care\n…"}""",
            ["POST /agreements/{agreement}/comments"] = """{"text": "Does this hold on Saturdays too?", "about": "5.1"}""",
            ["POST /agreements/{agreement}/signatures/provider"] =
                """{"hash": "b30557e639025152eefcccc03d3927a536007cb063c97eee2e31173b18a1ca1f", "name": "A. Manager"}""",
            ["POST /agreements/{agreement}/signatures/customer"] =
                """{"hash": "b30557e639025152eefcccc03d3927a536007cb063c97eee2e31173b18a1ca1f", "name": "N. Owner"}""",
            ["POST /agreements/{agreement}/amendments"] =
                """{"effective": "2027-01-01", "change": {"serviceLevels": {"hosting availability": {"target": "at least 99.9%"}}}}""",
            ["POST /agreements/{agreement}/renewals"] = """{"for": "1 year"}""",
            ["POST /agreements/{agreement}/notices"] = """{"form": "written", "receivedAt": "2026-11-20T10:00:00Z"}""",
            ["POST /agreements/{agreement}/termination"] =
                """{"level": "hosting availability", "on": "2026-12-31", "reason": "three months missed of six"}""",
            ["POST /agreements/{agreement}/assignments"] =
                """{"party": "provider", "to": "Allora Group", "effective": "2027-01-01", "consent": true}""",
            ["POST /agreements/{agreement}/end"] = """{"on": "2026-12-31", "reason": "by mutual consent"}""",
            ["POST /agreements/{agreement}/claims"] = """{"level": "hosting availability", "period": "2026-10"}""",
            ["POST /agreements/{agreement}/claims/{claim}/answer"] = """{"accepted": true}""",
            ["POST /agreements/{agreement}/claims/{claim}/settlements"] = """{"amount": "4.50", "where": "credit note 2026-007"}""",
            ["POST /agreements/{agreement}/elections"] = """{"level": "availability", "choice": "outage", "of": "2026-10"}""",
            ["POST /agreements/{agreement}/disputes"] = """{"of": "o-3", "reason": "our monitor saw it down for longer"}""",
            ["POST /agreements/{agreement}/disputes/{dispute}/outcome"] = """{"outcome": "upheld", "reason": "agreed on the telephone"}""",
            ["POST /agreements/{agreement}/statements"] = """{"period": "2026-10"}""",
            ["POST /erasures"] = """{"subject": "customer/northwind", "reason": "asked for it in writing"}""",
            ["POST /statement-runs"] = """{"period": "2026-10", "dryRun": true}""",
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Null where a command takes no body, or none is shown.</summary>
    public static string? Of(string method, string path) => All.GetValueOrDefault($"{method} {path}");
}
