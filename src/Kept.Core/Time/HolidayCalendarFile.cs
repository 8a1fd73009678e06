using System.Collections.Immutable;
using NodaTime;

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
    private const int LongestEventDays = 31;

    /// <summary>Properties of an event that change no date.</summary>
    private static readonly ImmutableHashSet<string> Ignored = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase,
        "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "CATEGORIES", "CLASS", "TRANSP", "DESCRIPTION", "LOCATION", "URL", "COMMENT", "PRIORITY",
        "ORGANIZER", "CONTACT", "GEO");

    /// <param name="text">The file's text; lines end in CR LF or LF.</param>
    /// <param name="name">The name by which agreements refer to the set.</param>
    /// <param name="version">The edition, as results will name it.</param>
    /// <param name="years">The years for which the list is complete, both inclusive; without it those from the first single date to the last.</param>
    public static HolidayFileResult Read(string text, string name, string version, (int First, int Last)? years = null)
    {
        var problems = new List<HolidayFileProblem>();
        var events = Events(text, problems).ToList();
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
            problems.Add(new(1, events.Count == 0 ? "the file holds no event" : "each event repeats for ever: say for which years the list is complete"));
            return null;
        }

        return (single.Min(e => e.From.Year), single.Max(e => e.Until.PlusDays(-1).Year));
    }

    private static IEnumerable<CalendarEvent> Events(string text, List<HolidayFileProblem> problems)
    {
        var (depth, open) = (ImmutableStack<string>.Empty, (EventLines?)null);
        foreach (var line in CalendarLine.Unfold(text, problems))
        {
            if (line.Is("BEGIN"))
            {
                depth = depth.Push(line.Value.ToUpperInvariant());
                open = depth.Peek() == "VEVENT" ? new EventLines(line.Number) : open;
            }
            else if (line.Is("END"))
            {
                if (depth.IsEmpty || depth.Peek() != line.Value.ToUpperInvariant())
                {
                    problems.Add(new(line.Number, $"END:{line.Value} without its BEGIN"));
                    yield break;
                }

                depth = depth.Pop();
                if (line.Value.Equals("VEVENT", StringComparison.OrdinalIgnoreCase) && open!.ToEvent(problems) is { } read)
                {
                    yield return read;
                }
            }
            else if (!depth.IsEmpty && depth.Peek() == "VEVENT")
            {
                open!.Take(line, problems);
            }
        }

        if (!depth.IsEmpty)
        {
            problems.Add(new(text.Count(c => c == '\n') + 1, $"the file ends inside {depth.Peek()}"));
        }
    }

    /// <param name="Until">Exclusive.</param>
    private readonly record struct CalendarEvent(LocalDate From, LocalDate Until, string Name, bool Yearly)
    {
        public IEnumerable<Holiday> Days((int First, int Last) years)
        {
            var (from, length, name) = (From, Period.DaysBetween(From, Until), Name);
            var first = Yearly ? Math.Max(years.First - 1, from.Year) : from.Year;
            var starts = Yearly ? Enumerable.Range(first, Math.Max(0, years.Last - first + 1)).Where(y => Exists(from, y)).Select(y => new LocalDate(y, from.Month, from.Day)) : [from];
            return starts.SelectMany(s => Enumerable.Range(0, length).Select(d => new Holiday(s.PlusDays(d), name)));
        }

        /// <summary>A yearly 29 February is skipped in other years (RFC 5545, 3.3.10).</summary>
        private static bool Exists(LocalDate date, int year) => date.Day <= CalendarSystem.Iso.GetDaysInMonth(year, date.Month);
    }

    /// <summary>The lines of one event as they come.</summary>
    private sealed class EventLines(int line)
    {
        private LocalDate? _from;
        private LocalDate? _until;
        private string? _name;
        private bool _yearly;
        private bool _bad;

        public void Take(CalendarLine line, List<HolidayFileProblem> problems)
        {
            if (Understands(line) is { } problem)
            {
                problems.Add(new(line.Number, problem));
                _bad = true;
            }
        }

        public CalendarEvent? ToEvent(List<HolidayFileProblem> problems)
        {
            if (_bad || _from is not { } from)
            {
                problems.AddRange(_bad ? [] : [new(line, "the event has no DTSTART")]);
                return null;
            }

            var until = _until ?? from.PlusDays(1);
            if (until <= from || Period.DaysBetween(from, until) > LongestEventDays)
            {
                problems.Add(new(line, $"the event runs from {from:uuuu-MM-dd} up to {until:uuuu-MM-dd}: it needs 1 to {LongestEventDays} days"));
                return null;
            }

            return new CalendarEvent(from, until, string.IsNullOrWhiteSpace(_name) ? "holiday" : _name, _yearly);
        }

        private string? Understands(CalendarLine line) => line.Name.ToUpperInvariant() switch
        {
            "DTSTART" => Once(ref _from, line),
            "DTEND" => Once(ref _until, line),
            "SUMMARY" => Set(ref _name, line.Text),
            "RRULE" => line.Value.Equals("FREQ=YEARLY", StringComparison.OrdinalIgnoreCase) ? Set(ref _yearly, true) : $"only RRULE:FREQ=YEARLY is understood, not {line.Value}",
            "STATUS" => line.Value.Equals("CONFIRMED", StringComparison.OrdinalIgnoreCase) ? null : $"an event that is {line.Value} is no holiday: remove it",
            var other => Ignored.Contains(other) || other.StartsWith("X-", StringComparison.Ordinal) ? null : $"{line.Name} is not understood",
        };

        private static string? Once(ref LocalDate? date, CalendarLine line) =>
            date is not null ? $"a second {line.Name}" : (date = line.Date) is null ? $"{line.Name} is not a whole day, as in {line.Name};VALUE=DATE:20261225" : null;

        private static string? Set<T>(ref T target, T value)
        {
            target = value;
            return null;
        }
    }
}
