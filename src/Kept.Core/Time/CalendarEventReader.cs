namespace Kept.Core.Time;

/// <summary>
/// Finds the events of an iCalendar text. Components inside an event (alarms) and beside events (zones) change no date and are passed over.
/// </summary>
internal sealed class CalendarEventReader
{
    private const string Event = "VEVENT";

    private readonly List<HolidayFileProblem> _problems;
    private readonly List<CalendarEvent> _events = [];
    private readonly Stack<string> _open = [];
    private CalendarEventLines? _current;

    private CalendarEventReader(List<HolidayFileProblem> problems) => _problems = problems;

    private string? Innermost => _open.TryPeek(out var name) ? name : null;

    public static List<CalendarEvent> Read(string text, List<HolidayFileProblem> problems)
    {
        var reader = new CalendarEventReader(problems);
        var last = 1;
        foreach (var line in CalendarLine.Unfold(text, problems))
        {
            reader.Take(line);
            last = line.Number;
        }

        problems.AddRange(reader.Innermost is { } open ? [new(last, $"the file ends inside {open}")] : []);
        return reader._events;
    }

    private void Take(CalendarLine line)
    {
        if (line.Is("BEGIN"))
        {
            Begin(line);
        }
        else if (line.Is("END"))
        {
            End(line);
        }
        else if (Innermost == Event)
        {
            _current!.Take(line, _problems);
        }
    }

    private void Begin(CalendarLine line)
    {
        _open.Push(line.Value.ToUpperInvariant());
        _current = Innermost == Event ? new CalendarEventLines(line.Number) : _current;
    }

    private void End(CalendarLine line)
    {
        if (Innermost is not { } open || !line.ValueIs(open))
        {
            _problems.Add(new(line.Number, $"END:{line.Value} without its BEGIN"));
            return;
        }

        _open.Pop();
        if (open == Event && _current!.ToEvent(_problems) is { } read)
        {
            _events.Add(read);
        }
    }
}
