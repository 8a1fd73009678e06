using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>Checks that concern the agreement as a whole.</summary>
internal static class RootChecks
{
    /// <summary>Where money can have a fraction of the minor unit, the agreement says how it is rounded (R7).</summary>
    public static void Rounding(
        Fields f,
        Currency? currency,
        bool hasRounding,
        bool worksByTheHour,
        ImmutableArray<ServiceLevel> levels,
        ImmutableArray<Limit> limits
    )
    {
        if (currency is null || hasRounding)
        {
            return;
        }

        var fractions = worksByTheHour || limits.Any(IsFraction) || levels.Any(IsFraction);
        if (fractions)
        {
            f.Reading.Report(
                ProblemCodes.RoundingMissing,
                f.Node.At,
                $"amounts can have more than {currency.MinorDigits} decimals, and nothing says how they are rounded",
                "add `rounding: {to: cent, mode: half away from zero, at: credit line}`"
            );
        }
    }

    /// <summary>A fee of the term needs a term that ends.</summary>
    public static void TermOfFees(Fields f, Term? term, ImmutableArray<ServiceLevel> levels, ImmutableArray<Limit> limits)
    {
        var bases = levels
            .Select(l => l.Credit?.Of)
            .Concat(levels.SelectMany(l => l.Limits).Concat(limits).Select(l => (l.AtMost as LimitAmount.ShareOf)?.Of));
        if (term?.Lasts is null && bases.Any(b => b?.Period == FeePeriod.Term))
        {
            f.Reading.Report(
                ProblemCodes.TermLengthMissing,
                f.Node.At,
                "a credit or cap is taken of the fee of the term, but nothing says how long the term is",
                "add `term: {starts: …, lasts: 1 year}`, or take the fee of a month or year"
            );
        }
    }

    /// <summary><c>always</c> is known without being listed, and means nothing else.</summary>
    public static void Always(Fields f, ImmutableArray<Named<CalendarText>> calendars)
    {
        foreach (var calendar in calendars.Where(c => c.Name == "always"))
        {
            var plain = calendar.Value is { Hours.IsAlways: true, Holidays: null, Overrides: null, Breaks: null, Versions.IsEmpty: true };
            if (!plain)
            {
                f.Reading.Report(
                    ProblemCodes.AlwaysIsFixed,
                    calendar.At,
                    "`always` is 24x7 and nothing else",
                    "give these hours another name"
                );
            }
        }
    }

    /// <summary>Each year of the term must be one for which the holiday sets speak.</summary>
    public static void HolidayYears(Fields f, ImmutableArray<Named<CalendarText>> calendars, Term? term)
    {
        if (term?.Starts is not { } starts)
        {
            return;
        }

        var last = term.Lasts is TimeLength.Calendar length ? LastDay(starts, length.Period) : starts;
        foreach (var calendar in calendars)
        {
            foreach (var set in Sets(calendar.Value))
            {
                MissingYears(f, calendar, set, starts.Year, last.Year);
            }
        }
    }

    /// <summary>Contract years and the term are counted from its start: without one they are nothing.</summary>
    public static void TermNeeded(Fields f, bool hasTerm, ImmutableArray<ServiceLevel> levels, ImmutableArray<Limit> limits)
    {
        if (hasTerm)
        {
            return;
        }

        var needing = levels
            .SelectMany(l => OfTerm(l).Select(what => (Paths: new[] { $"serviceLevels/{l.Id}/{what.Path}", $"serviceLevels/{l.Id}" }, what.Words)))
            .Concat(limits.Where(l => l.Per == LimitPeriod.Term).Take(1).Select(_ => (Paths: new[] { "limits" }, Words: "a cap over the term")));
        foreach (var (paths, words) in needing)
        {
            f.Reading.Report(
                ProblemCodes.TermMissing,
                paths.Where(f.Reading.Places.ContainsKey).Select(p => f.Reading.Places[p]).FirstOrDefault(f.Node.At),
                $"{words} needs a term to be counted from, and the agreement has none",
                "add `term: {starts: 2026-01-01, lasts: 1 year}`, or use a calendar period");
        }
    }

    private static IEnumerable<(string Path, string Words)> OfTerm(ServiceLevel level) =>
        new (bool Needs, string Path, string Words)[]
        {
            (level.Measure.Frame.Window is Window.Contract, "measure/per", "a window by the contract"),
            (level.Measure.Frame.Window is Window.WholeTerm, "measure/per", "a window over the term"),
            (level.Limits.Any(l => l.Per == LimitPeriod.Term), "limits", "a cap over the term"),
            (level.Credit?.AtMost?.Per == LimitPeriod.Term, "credit", "a count over the term"),
        }.Where(n => n.Needs).Select(n => (n.Path, n.Words));

    /// <summary>An end in months or years that can fall on a day that does not exist needs a rule (R3).</summary>
    public static void MissingDays(Fields f, Core.Agreements.Terms? terms)
    {
        var found = terms is null ? [] : Core.Agreements.MissingDays.Undecided(terms, terms.Members);
        foreach (var end in found)
        {
            var at = end.Paths.Where(f.Reading.Places.ContainsKey).Select(p => f.Reading.Places[p]).FirstOrDefault(f.Node.At);
            f.Reading.Report(ProblemCodes.MissingDay, at, end.Sentence, "write `missingDay: last` or `missingDay: next`");
        }
    }

    private static void MissingYears(Fields f, Named<CalendarText> calendar, HolidaySet set, int first, int last)
    {
        var years = Enumerable.Range(first, Math.Clamp(last - first + 1, 1, 300)).Where(y => !set.Covers(y)).ToList();
        if (years.Count > 0)
        {
            var which = years.Count == 1 ? $"{years[0]}" : $"{years[0]} to {years[^1]}";
            f.Reading.Report(
                ProblemCodes.NoHolidaySet,
                f.Reading.Places.GetValueOrDefault($"calendars/{calendar.Name}/holidays", calendar.At),
                $"no holiday set for {which}: `{set.Name}` is known from {set.FirstYear} to {set.LastYear}",
                "name a set or a file in its place that knows these years too"
            );
        }
    }

    private static IEnumerable<HolidaySet> Sets(CalendarText calendar) =>
        (calendar.Holidays?.Sets ?? []).Concat(calendar.Versions.SelectMany(v => v.Holidays?.Sets ?? [])).DistinctBy(s => s.Name);

    private static LocalDate LastDay(LocalDate starts, CalendarPeriod period) =>
        (
            period.Unit switch
            {
                CalendarUnit.Days => starts.PlusDays(period.Count),
                CalendarUnit.Weeks => starts.PlusWeeks(period.Count),
                CalendarUnit.Months => starts.PlusMonths(period.Count),
                CalendarUnit.Years => starts.PlusYears(Math.Min(period.Count, 1000)),
            }
        ).PlusDays(-1);

    private static bool IsFraction(Limit limit) => limit.AtMost is LimitAmount.ShareOf;

    private static bool IsFraction(ServiceLevel level) =>
        level.Limits.Any(IsFraction) || level.Escalation.Length > 0 || (level.Credit is { } credit && Credits.NeedsFee(credit.Quantity));
}
