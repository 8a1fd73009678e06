using System.Globalization;
using System.Text;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Text.Language.Shapes;
using NodaTime;
using NodaTime.Text;

namespace Kept.Text.Language;

/// <summary>
/// Holidays from an iCalendar file: all-day events by date. A rule of recurrence is refused, for a list must be dated (R5).
/// </summary>
internal static class HolidayFile
{
    private static readonly LocalDatePattern Basic = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    public static HolidaySet? Read(SourceText source, Reading reading)
    {
        var before = reading.Failures;
        var days = new List<Holiday>();
        (LocalDate? Start, LocalDate? End, string Name) entry = default;
        foreach (var (line, text) in Unfolded(source.Text))
        {
            var at = new Place(source.Name, line, 1);
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var property = (colon < 0 ? text : text[..colon]).Split(';')[0].ToUpperInvariant();
            var value = colon < 0 ? "" : text[(colon + 1)..].Trim();
            switch (property)
            {
                case "BEGIN" when value == "VEVENT":
                    entry = (null, null, "holiday");
                    break;
                case "DTSTART":
                    entry.Start = Date(value, at, reading);
                    break;
                case "DTEND":
                    entry.End = Date(value, at, reading);
                    break;
                case "SUMMARY":
                    entry.Name = value.Replace("\\,", ",", StringComparison.Ordinal);
                    break;
                case "RRULE" or "RDATE":
                    reading.Report(ProblemCodes.HolidayFile, at, "an event recurs by a rule", "write one dated event for each year");
                    break;
                case "END" when value == "VEVENT":
                    Add(days, entry, at, reading);
                    break;
            }
        }

        return Set(source, days, reading, before);
    }

    private static HolidaySet? Set(SourceText source, List<Holiday> days, Reading reading, int before)
    {
        if (days.Count == 0 && reading.Failures == before)
        {
            reading.Report(
                ProblemCodes.HolidayFile,
                new Place(source.Name, 0, 0),
                "the file holds no all-day event",
                "give an iCalendar file (.ics) with VEVENT entries"
            );
        }

        return reading.Failures == before
            ? new HolidaySet(
                source.Name,
                Sha256Hex.Of(source.Text.ReplaceLineEndings("\n")),
                (days.Min(d => d.On.Year), days.Max(d => d.On.Year)),
                days
            )
            : null;
    }

    private static void Add(List<Holiday> days, (LocalDate? Start, LocalDate? End, string Name) entry, Place at, Reading reading)
    {
        if (entry.Start is not { } start)
        {
            reading.Report(ProblemCodes.HolidayFile, at, "an event has no DTSTART", "each event needs a date");
            return;
        }

        var end = entry.End is { } until && until > start && until <= start.PlusDays(400) ? until : start.PlusDays(1);
        for (var day = start; day < end; day = day.PlusDays(1))
        {
            days.Add(new Holiday(day, entry.Name));
        }
    }

    private static LocalDate? Date(string value, Place at, Reading reading)
    {
        if (value.Length >= 8 && Basic.Parse(value[..8]) is { Success: true } read)
        {
            return read.Value;
        }

        reading.Report(ProblemCodes.HolidayFile, at, $"`{Kinds.Shorten(value)}` is not a date", "write it as 20261225");
        return null;
    }

    // A line that begins with a blank continues the one before.
    private static IEnumerable<(int Line, string Text)> Unfolded(string text)
    {
        var (begin, whole, number) = (0, new StringBuilder(), 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (whole.Length > 0 && line is [' ' or '\t', ..])
            {
                whole.Append(line.AsSpan(1));
                continue;
            }

            if (whole.Length > 0)
            {
                yield return (begin, whole.ToString());
            }

            (begin, whole) = (number, new StringBuilder(line));
        }

        yield return (begin, whole.ToString());
    }
}
