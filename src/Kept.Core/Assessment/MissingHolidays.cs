using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Problems;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>Years without a list of holidays: they are never taken for years without holidays (R5).</summary>
internal static class MissingHolidays
{
    /// <summary>
    /// A problem for each set and year: of all calendars in the assessed period, and of those that were asked up to the instant of the
    /// question, where clocks still run.
    /// </summary>
    public static ImmutableArray<Problem> Problems(Agreement agreement, Hours hours, TimeRange period, Instant asOf)
    {
        var asked = hours.MissingHolidayYears.Where(m => Years(agreement, period, asOf).Contains(m.Year));
        return [.. In(agreement, period).Concat(asked).Distinct().OrderBy(m => m.Year).ThenBy(m => m.Set, StringComparer.Ordinal)
            .Select(m => Problem(agreement, m))];
    }

    public static Problem Problem(Agreement agreement, MissingHolidayYear missing) =>
        new(
            "no-holiday-set",
            new Place(agreement.Id, 0, 0),
            missing.ToString(),
            $"name a set or a file in its place that knows {missing.Year}"
        );

    /// <summary>
    /// What lies in the future of the question is no figure yet, so that a year whose list is still to come does not stop an assessment;
    /// but that a due time or deadline was worked out without it is said.
    /// </summary>
    public static IEnumerable<string> Remarks(
        Agreement agreement,
        Hours hours,
        ImmutableArray<LevelResult> levels,
        TimeRange period,
        Instant asOf
    )
    {
        var past = Years(agreement, period, asOf);
        var years = levels
            .SelectMany(l => new[] { l.Clock?.DueAt, l.Credit.ClaimableUntil, l.Credit.AnswerDueAt })
            .OfType<Instant>()
            .Select(at => LocalTimes.DateOf(ZoneOf(agreement), at).Year)
            .ToHashSet();
        return hours
            .MissingHolidayYears.Where(m => years.Contains(m.Year) && !past.Contains(m.Year))
            .OrderBy(m => m.Year)
            .ThenBy(m => m.Set, StringComparer.Ordinal)
            .Select(m => $"{m}: due times and deadlines in that year do not know its holidays");
    }

    private static IEnumerable<MissingHolidayYear> In(Agreement agreement, TimeRange period) =>
        agreement
            .InForce(period)
            .SelectMany(p => p.Version.Terms.Calendars.Values.SelectMany(c => c.MissingHolidayYears(p.Range)));

    private static HashSet<int> Years(Agreement agreement, TimeRange period, Instant asOf)
    {
        var zone = ZoneOf(agreement);
        var last = period.Until.PlusTicks(-1);
        var (from, until) = (LocalTimes.DateOf(zone, period.From).Year, LocalTimes.DateOf(zone, asOf > last ? asOf : last).Year);
        return [.. Enumerable.Range(from, until - from + 1)];
    }

    private static DateTimeZone ZoneOf(Agreement agreement) => agreement.Versions[0].Terms.Zone;
}
