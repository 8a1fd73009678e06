using Kept.Core.Agreements;
using Kept.Core.Checks.Document;

namespace Kept.Core.Checks.Times;

/// <summary>Where the terms refer to a calendar.</summary>
internal static class CalendarUse
{
    private const string Office = "office";

    public static HashSet<string> Of(Terms terms)
    {
        var used = Levels(terms)
            .Concat(Frame(terms))
            .Concat(Schedules(terms))
            .Concat(Lengths(terms).Select(OfLength))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        used.UnionWith(
            terms.Calendars.Keys.Where(c => Texts.Wordings(terms).Any(w => w.Contains($"calendars.{c}", StringComparison.Ordinal)))
        );
        return used;
    }

    private static IEnumerable<string?> Levels(Terms terms) =>
        terms.ServiceLevels.SelectMany(l =>
            Clocks(l)
                .Append(l.Measure.Frame.During)
                .Concat(l.Exclusions.Select(e => (e.What as ExclusionSource.Hours)?.Calendar))
                .Concat(l.Exclusions.SelectMany(e => e.When).OfType<ExclusionCondition.Within>().Select(w => w.Calendar))
        );

    private static IEnumerable<string?> Clocks(ServiceLevel level) =>
        level.Measure switch
        {
            Measure.TicketTime time => Cells(level.Target).Append(time.Clock.Calendar),
            Measure.Attainment attainment => Cells(attainment.Within).Append(attainment.Clock.Calendar),
            _ => Cells(level.Target),
        };

    private static IEnumerable<string?> Cells(Target target) => target is Target.Matrix matrix ? matrix.Cells.Select(c => c.Clock) : [];

    private static IEnumerable<string?> Frame(Terms terms) => terms.Frame.Contacts.Select(c => c.Hours);

    private static IEnumerable<string?> Schedules(Terms terms) =>
        terms.Services.Select(s => s.Frame.Schedule).OfType<Schedule>().Select(s => s.Calendar ?? Office);

    /// <summary>Office days without a name are those of the calendar called office.</summary>
    private static string? OfLength(TimeLength? length) => length is TimeLength.OfficeDays days ? days.Coverage ?? Office : null;

    private static IEnumerable<TimeLength?> Lengths(Terms terms)
    {
        var frame = terms.Frame;
        return terms
            .ServiceLevels.SelectMany(OfLevel)
            .Concat(Reports(terms.Consequences))
            .Concat(frame.Reporting.Select(r => r.Within))
            .Concat(frame.Plans.Select(p => p.Notice))
            .Concat(frame.Disputes?.Steps.Select(s => s.Within) ?? [])
            .Append(frame.Projects?.Acceptance)
            .Append(frame.Assignment?.RenegotiateWithin)
            .Append(terms.Term?.Renews?.Unless?.Notice)
            .Append(terms.Term?.Rates?.Announced?.Notice);
    }

    private static IEnumerable<TimeLength?> OfLevel(ServiceLevel level) =>
        Reports(level.Consequences)
            .Concat(level.Exclusions.SelectMany(e => e.When).OfType<ExclusionCondition.Notice>().Select(n => (TimeLength?)n.AtLeast))
            .Append(level.Claim.Within)
            .Append(level.Claim.Answer)
            .Append(level.Settle?.Expires);

    private static IEnumerable<TimeLength?> Reports(IEnumerable<Consequence> consequences) =>
        consequences.OfType<Consequence.Report>().Select(r => (TimeLength?)r.Within);
}
