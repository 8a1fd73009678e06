using Kept.Core.Agreements;

namespace Kept.Core.Checks.Document;

/// <summary>All that an agreement says in words of its own.</summary>
internal static class Texts
{
    /// <summary>Clauses in a lawyer's words; in them figures are references such as <c>{rates.technician}</c>.</summary>
    public static IEnumerable<string> Wordings(Terms terms) =>
        terms.ServiceLevels.Select(l => l.Wording).Concat(terms.Services.Select(s => s.Frame.Wording)).OfType<string>();

    /// <summary>Every text but the definitions, and the names that print shows.</summary>
    public static IEnumerable<string> All(Terms terms) =>
        Wordings(terms)
            .Concat(OfFrame(terms.Frame))
            .Concat(Names(terms))
            .Concat(OfLevels(terms))
            .Append(terms.Title)
            .Append(terms.Term?.EarlyEndOwes ?? "");

    private static IEnumerable<string> OfFrame(AgreementFrame frame) =>
        frame
            .Exhibits.Concat(frame.Text)
            .Concat(frame.Indemnity)
            .Concat(frame.Restrictions)
            .SelectMany(t => new[] { t.Text, t.Title ?? "" })
            .Concat(frame.Objectives)
            .Concat(frame.Precedence)
            .Concat(frame.Plans.SelectMany(p => new[] { p.Id, p.Text ?? "" }))
            .Concat(frame.Reporting.SelectMany(r => r.Content))
            .Concat(frame.Says.Select(s => s.Text))
            .Concat(frame.Disputes?.Steps.Select(s => s.What) ?? [])
            .Append(frame.Disputes?.Meanwhile ?? "")
            .Append(frame.Projects?.HandOver ?? "");

    private static IEnumerable<string> Names(Terms terms) =>
        terms
            .ServiceLevels.SelectMany(l => new[] { l.Id, l.DisplayTitle })
            .Concat(terms.Services.SelectMany(s => new[] { s.Id, s.Title ?? "" }.Concat(s.Frame.Tasks).Concat(s.Resources)))
            .Concat(terms.Calendars.Keys)
            .Concat(terms.Rates.Select(r => r.Id))
            .Concat(terms.Categories.SelectMany(c => new[] { c.Id, c.Title ?? "", c.Priority ?? "" }))
            .Concat(terms.Priorities.Select(p => p.Priority));

    private static IEnumerable<string> OfLevels(Terms terms) =>
        terms
            .ServiceLevels.SelectMany(l => l.Exclusions.Select(Excluded).Concat(Reports(l.Consequences)).Concat(Pauses(l.Measure)))
            .Concat(Reports(terms.Consequences));

    private static IEnumerable<string> Reports(IEnumerable<Consequence> consequences) =>
        consequences.OfType<Consequence.Report>().Select(r => r.What);

    private static IEnumerable<string> Pauses(Measure measure) =>
        measure switch
        {
            Measure.TicketTime time => time.Clock.Pauses,
            Measure.Attainment attainment => attainment.Clock.Pauses,
            _ => [],
        };

    private static string Excluded(Exclusion exclusion) =>
        exclusion.What switch
        {
            ExclusionSource.Cause cause => cause.Name,
            ExclusionSource.Determination determination => determination.Finding,
            _ => "",
        };
}
