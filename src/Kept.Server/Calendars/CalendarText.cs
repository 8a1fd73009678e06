using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Kept.Server.Calendars;

/// <summary>Something in a calendar.</summary>
/// <param name="Uid">The same for the same thing at each reading.</param>
/// <param name="Until">Null: it is an instant, not a stretch.</param>
public sealed record CalendarEvent(string Uid, Instant From, Instant? Until, string Summary, string? Description);

/// <summary>Writes iCalendar (RFC 5545): lines folded at 75 octets, text escaped, times in UTC.</summary>
public static class CalendarText
{
    private const int Longest = 75;
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static string Write(string name, IEnumerable<CalendarEvent> events, Instant now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Kept//Kept 1//EN");
        Line(text, $"X-WR-CALNAME:{Escaped(name)}");
        foreach (var e in events)
        {
            Event(text, e, now);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, CalendarEvent e, Instant now)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Escaped(e.Uid)}");
        Line(text, $"DTSTAMP:{Stamp.Format(now)}");
        Line(text, $"DTSTART:{Stamp.Format(e.From)}");
        if (e.Until is { } until)
        {
            Line(text, $"DTEND:{Stamp.Format(until)}");
        }

        Line(text, $"SUMMARY:{Escaped(e.Summary)}");
        if (e.Description is { } description)
        {
            Line(text, $"DESCRIPTION:{Escaped(description)}");
        }

        Line(text, "END:VEVENT");
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");

    /// <summary>Folded between characters, never within one (RFC 5545 3.1).</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Longest)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
