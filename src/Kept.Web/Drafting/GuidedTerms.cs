using System.Globalization;
using System.Text;

namespace Kept.Web.Drafting;

/// <summary>What the guided form says, as terms: the same YAML that somebody would write by hand. Clauses are numbered by their order.</summary>
public static class GuidedTerms
{
    public static string Of(Guided guided)
    {
        var text = new StringBuilder();
        Head(text, guided);
        Term(text, guided);
        Rates(text, guided);
        Services(text, guided);
        if (guided.Levels.Length > 0)
        {
            text.Line("serviceLevels:");
            for (var i = 0; i < guided.Levels.Length; i++)
            {
                GuidedLevelTerms.Write(text, guided, guided.Levels[i], $"3.{i + 1}");
            }
        }

        return text.ToString();
    }

    private static void Head(StringBuilder text, Guided guided)
    {
        text.Line("kept: 1").Line($"agreement: {Id(guided)}");
        if (guided.Title.Length > 0)
        {
            text.Line($"title: {Yaml.Word(guided.Title)}");
        }

        text.Line("parties:").Party("provider", guided.Provider).Party("customer", guided.Customer);
        text.Line($"currency: {Yaml.Word(guided.Currency)}").Line($"timeZone: {Yaml.Word(guided.Zone)}");
        text.Line("rounding: {to: cent, mode: half away from zero, at: credit line}").Line("missingDay: last");
        if (guided.Hours.Length > 0)
        {
            var holidays = guided.Holidays.Length > 0 ? $", holidays: {Yaml.Word(guided.Holidays)}" : "";
            text.Line("calendars:").Line($"  office: {{hours: {Yaml.Word(guided.Hours)}{holidays}}}");
        }
    }

    private static string Id(Guided guided) => guided.Id.Length > 0 ? Yaml.Word(guided.Id) : "draft";

    private static StringBuilder Party(this StringBuilder text, string role, GuidedParty party)
    {
        var members = new[] { ("name", party.Name), ("email", party.Email), ("address", party.Address) }
            .Where(m => m.Item2.Length > 0)
            .Select(m => $"{m.Item1}: {Yaml.Word(m.Item2)}");
        return text.Line($"  {role}: {{{string.Join(", ", members)}}}");
    }

    private static void Term(StringBuilder text, Guided guided)
    {
        text.Line("term:").Line("  clause: \"1\"").Line($"  starts: {Yaml.Word(guided.Starts.Length > 0 ? guided.Starts : "signature")}");
        if (guided.Lasts.Length == 0)
        {
            return;
        }

        text.Line($"  lasts: {Yaml.Word(guided.Lasts)}");
        if (guided.Renews.Length > 0)
        {
            var notice =
                guided.Notice.Length > 0
                    ? $", unless: {{notice: {Yaml.Word(guided.Notice)}, before: end, form: written, counts: received, by: either}}"
                    : "";
            text.Line($"  renews: {{for: {Yaml.Word(guided.Renews)}{notice}}}");
        }
    }

    private static void Rates(StringBuilder text, Guided guided)
    {
        if (guided.Rates.Length == 0)
        {
            return;
        }

        text.Line("rates:");
        foreach (var rate in guided.Rates)
        {
            var steps = rate.Steps.Length > 0 ? $", in steps of {rate.Steps}" : "";
            text.Line($"  {Yaml.Word(rate.Name)}: {Yaml.Word($"{rate.Amount} per {rate.Per}{steps}", inFlow: false)}");
        }
    }

    private static void Services(StringBuilder text, Guided guided)
    {
        if (guided.Services.Length == 0)
        {
            return;
        }

        text.Line("services:");
        for (var i = 0; i < guided.Services.Length; i++)
        {
            var service = guided.Services[i];
            var clause = (i + 1).ToString(CultureInfo.InvariantCulture);
            var title = service.Title.Length > 0 ? $", title: {Yaml.Word(service.Title)}" : "";
            text.Line($"  {Yaml.Word(service.Name)}: {{clause: \"2.{clause}\"{title}{Price(service)}}}");
        }
    }

    private static string Price(GuidedService service) =>
        service.Billed == GuidedService.Free || service.Price.Length == 0 ? ""
        : service.Billed == GuidedService.ByRate ? $", price: {{rate: {Yaml.Word(service.Price)}}}"
        : $", price: {Yaml.Word($"{service.Price} per {service.Billed}")}";

    internal static StringBuilder Line(this StringBuilder text, string line) => text.Append(line).Append('\n');
}
