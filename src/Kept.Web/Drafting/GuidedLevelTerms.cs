using System.Text;

namespace Kept.Web.Drafting;

/// <summary>One promise of the guided form as terms.</summary>
internal static class GuidedLevelTerms
{
    public static void Write(StringBuilder text, Guided guided, GuidedLevel level, string clause)
    {
        text.Line($"  {Yaml.Word(level.Name)}:").Line($"    clause: \"{clause}\"");
        if (level.Service.Length > 0)
        {
            text.Line($"    of: {Yaml.Word(level.Service)}");
        }

        Measure(text, level);
        Credit(text, guided, level);
    }

    private static void Measure(StringBuilder text, GuidedLevel level)
    {
        if (level.Kind == GuidedLevel.Availability)
        {
            var during = level.InOfficeHours ? ", during: office" : "";
            text.Line($"    measure: {{availability: outages, evidence: outages complete{during}, per: calendar month}}");
            if (level.Maintenance.Length > 0)
            {
                text.Line("    exclude:")
                    .Line($"      - {{maintenance: scheduled, when: [{{notice: at least {Days(level.Maintenance)}}}], leaves: both}}");
            }

            text.Line($"    target: {Yaml.Word($"at least {level.Target}")}");
            return;
        }

        var until = level.Kind == GuidedLevel.Response ? "first human reply" : "resolved";
        var waits = level.Waits ? ", pausedWhile: waiting on customer" : "";
        var clock = level.InOfficeHours ? "office" : "always";
        text.Line($"    measure: {{time: opened to {until}, clock: {clock}{waits}, evidence: tickets complete}}");
        text.Line($"    target: {Yaml.Word($"at most {level.Target}")}");
    }

    private static void Credit(StringBuilder text, Guided guided, GuidedLevel level)
    {
        if (level.Steps.Length == 0 || Fee(guided, level) is not { } fee)
        {
            text.Line("    consequence: none");
            return;
        }

        text.Line($"    credit: {{of: {Yaml.Word($"{fee} fee of the month")}, table: [{string.Join(", ", Rows(level))}]}}");
        if (level.Cap.Length > 0)
        {
            text.Line($"    limits: [{{per: calendar month, atMost: {Yaml.Word($"{level.Cap} of the {fee} fee of the month")}}}]");
        }

        Claim(text, level);
        text.Line("    settle: {as: credit, appliesTo: next invoice, cash: never}");
    }

    /// <summary>A share of a fee needs one: a service with a price by the month or the year.</summary>
    private static string? Fee(Guided guided, GuidedLevel level) =>
        guided.Services.FirstOrDefault(s => s.Name == level.Service) is { } service
        && service.Price.Length > 0
        && service.Billed is GuidedService.Monthly or GuidedService.MonthlyAfter or GuidedService.Yearly
            ? level.Service
            : null;

    /// <summary>Each row holds from its own bound to that of the next, so that one alone applies.</summary>
    private static IEnumerable<string> Rows(GuidedLevel level)
    {
        var bounds = level.Steps.Select((s, i) => i == 0 ? level.Target : s.Beyond).ToArray();
        var (beyond, within) = level.Kind == GuidedLevel.Availability ? ("below", "atLeast") : ("over", "atMost");
        for (var i = 0; i < bounds.Length; i++)
        {
            var end = i + 1 < bounds.Length ? $", {within}: {Yaml.Word(bounds[i + 1])}" : "";
            yield return $"{{{beyond}: {Yaml.Word(bounds[i])}{end}, give: {Yaml.Word(level.Steps[i].Give)}}}";
        }
    }

    private static void Claim(StringBuilder text, GuidedLevel level)
    {
        if (level.ClaimDays.Length == 0)
        {
            text.Line("    claim: automatic");
            return;
        }

        var answer = level.AnswerDays.Length > 0 ? $", answer: {level.AnswerDays} office days, otherwise: accepted" : "";
        text.Line($"    claim: {{by: customer, form: written, within: {Days(level.ClaimDays)}, after: month end{answer}}}");
    }

    internal static string Days(string count) => count == "1" ? "1 day" : $"{count} days";
}
