using System.Collections.Immutable;

namespace Kept.Core.Time;

/// <summary>What in a holiday file was not understood, and the line (from 1) on which it begins.</summary>
public readonly record struct HolidayFileProblem(int Line, string What);

/// <summary>A holiday file read: the set, or every problem found in it. There is no set while there is a problem.</summary>
public sealed record HolidayFileResult(HolidaySet? Set, ImmutableArray<HolidayFileProblem> Problems);

/// <summary>
/// Reads a holiday list in iCalendar (RFC 5545): all-day events with DTSTART, an optional exclusive DTEND, a SUMMARY, and RRULE:FREQ=YEARLY
/// with nothing more. Whatever could change a date and is not understood (times of day, other recurrences, EXDATE, DURATION) is a problem.
/// </summary>
public static class HolidayCalendarFile
{
    /// <param name="text">The file's text; lines end in CR LF or LF.</param>
    /// <param name="name">The name by which agreements refer to the set.</param>
    /// <param name="version">The edition, as results will name it.</param>
    /// <param name="years">The years for which the list is complete, both inclusive; without it those from the first single date to the
    /// last.</param>
    public static HolidayFileResult Read(string text, string name, string version, (int First, int Last)? years = null)
    {
        var problems = new List<HolidayFileProblem>();
        var events = CalendarEventReader.Read(text, problems);
        if (problems.Count == 0 && (years ?? YearsOf(events, problems)) is { } covered && problems.Count == 0)
        {
            return new(new HolidaySet(name, version, covered, events.SelectMany(e => e.Days(covered))), []);
        }

        return new(null, [.. problems.OrderBy(p => p.Line)]);
    }

    private static (int First, int Last)? YearsOf(List<CalendarEvent> events, List<HolidayFileProblem> problems)
    {
        var single = events.Where(e => !e.Yearly).ToList();
        if (single.Count == 0)
        {
            problems.Add(new(1, events.Count == 0
                ? "the file holds no event"
                : "each event repeats for ever: say for which years the list is complete"));
            return null;
        }

        return (single.Min(e => e.From.Year), single.Max(e => e.Until.PlusDays(-1).Year));
    }
}
