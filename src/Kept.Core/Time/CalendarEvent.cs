using NodaTime;

namespace Kept.Core.Time;

/// <summary>An all-day event of an iCalendar file.</summary>
/// <param name="Until">Exclusive.</param>
/// <param name="Yearly">Comes back on the same date of each later year.</param>
internal readonly record struct CalendarEvent(LocalDate From, LocalDate Until, string Name, bool Yearly)
{
    /// <summary>The days of the event; those of a yearly one up to the last of the years.</summary>
    public IEnumerable<Holiday> Days((int First, int Last) years)
    {
        var (length, name) = (Period.DaysBetween(From, Until), Name);
        return Starts(years).SelectMany(s => Enumerable.Range(0, length).Select(d => new Holiday(s.PlusDays(d), name)));
    }

    /// <summary>
    /// Begins a year early, for an event that reaches into the first year. A yearly 29 February is skipped in other years (RFC 5545,
    /// 3.3.10).
    /// </summary>
    private IEnumerable<LocalDate> Starts((int First, int Last) years)
    {
        if (!Yearly)
        {
            return [From];
        }

        var (from, first) = (From, Math.Max(years.First - 1, From.Year));
        return Enumerable.Range(first, Math.Max(0, years.Last - first + 1))
            .Where(y => from.Day <= CalendarSystem.Iso.GetDaysInMonth(y, from.Month)).Select(y => new LocalDate(y, from.Month, from.Day));
    }
}

/// <summary>The properties of one event as they come, line by line.</summary>
/// <param name="line">The line of its BEGIN.</param>
internal sealed class CalendarEventLines(int line)
{
    private const int LongestEventDays = 31;

    /// <summary>Properties that change no date.</summary>
    private static readonly HashSet<string> Ignored =
    [
        "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "CATEGORIES", "CLASS", "TRANSP", "DESCRIPTION", "LOCATION", "URL",
        "COMMENT", "PRIORITY", "ORGANIZER", "CONTACT", "GEO",
    ];

    private LocalDate? _from;
    private LocalDate? _until;
    private string? _name;
    private bool _yearly;
    private bool _bad;

    public void Take(CalendarLine line, List<HolidayFileProblem> problems)
    {
        if (Problem(line) is { } problem)
        {
            problems.Add(new(line.Number, problem));
            _bad = true;
        }
    }

    /// <summary>The event; null where it has a problem, which is added if it was not yet.</summary>
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
            problems.Add(new(line,
                $"the event runs from {from:uuuu-MM-dd} up to {until:uuuu-MM-dd}: it needs 1 to {LongestEventDays} days"));
            return null;
        }

        return new CalendarEvent(from, until, string.IsNullOrWhiteSpace(_name) ? "holiday" : _name, _yearly);
    }

    private string? Problem(CalendarLine line) => line.Name.ToUpperInvariant() switch
    {
        "DTSTART" => SetOnce(ref _from, line),
        "DTEND" => SetOnce(ref _until, line),
        "SUMMARY" => Set(ref _name, line.Text),
        "RRULE" when line.ValueIs("FREQ=YEARLY") => Set(ref _yearly, true),
        "RRULE" => $"only RRULE:FREQ=YEARLY is understood, not {line.Value}",
        "STATUS" => line.ValueIs("CONFIRMED") ? null : $"an event that is {line.Value} is no holiday: remove it",
        var other => Ignored.Contains(other) || other.StartsWith("X-", StringComparison.Ordinal) ? null : $"{line.Name} is not understood",
    };

    private static string? SetOnce(ref LocalDate? date, CalendarLine line) =>
        date is not null ? $"a second {line.Name}"
        : (date = line.Date) is null ? $"{line.Name} is not a whole day, as in {line.Name};VALUE=DATE:20261225"
        : null;

    private static string? Set<T>(ref T target, T value)
    {
        target = value;
        return null;
    }
}
