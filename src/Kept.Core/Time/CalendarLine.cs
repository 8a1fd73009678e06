using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Time;

/// <summary>One unfolded content line of iCalendar: name, parameters, value (RFC 5545, 3.1).</summary>
internal readonly record struct CalendarLine(int Number, string Name, string Parameters, string Value)
{
    private static readonly LocalDatePattern Basic = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>The value as a date of the years 1583 to 2999; null where it has a time of day or is no such date.</summary>
    public LocalDate? Date =>
        Parameters.ToUpperInvariant() is "" or "VALUE=DATE"
        && Basic.Parse(Value) is { Success: true, Value: { Year: >= 1583 and <= 2999 } date }
            ? date
            : null;

    /// <summary>The value without the backslashes of RFC 5545, 3.3.11.</summary>
    public string Text => Value.Replace("\\n", " ", StringComparison.OrdinalIgnoreCase).Replace("\\,", ",", StringComparison.Ordinal)
        .Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal).Trim();

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public bool ValueIs(string value) => Value.Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The content lines of a text. A line that begins with a space or tab continues the one before.</summary>
    public static IEnumerable<CalendarLine> Unfold(string text, List<HolidayFileProblem> problems)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            var (number, content) = (i + 1, lines[i++].TrimEnd('\r'));
            while (i < lines.Length && lines[i] is [' ' or '\t', ..])
            {
                content += lines[i++][1..].TrimEnd('\r');
            }

            if (Parse(number, content) is { } line)
            {
                yield return line;
            }
            else if (!string.IsNullOrWhiteSpace(content))
            {
                problems.Add(new(number, $"not a line of iCalendar: {content}"));
            }
        }
    }

    private static CalendarLine? Parse(int number, string content)
    {
        var colon = Colon(content);
        if (colon <= 0)
        {
            return null;
        }

        var head = content[..colon].Split(';', 2);
        return new CalendarLine(number, head[0].Trim(), head.Length > 1 ? head[1].Trim() : "", content[(colon + 1)..].Trim());
    }

    /// <summary>The colon that ends name and parameters: the first outside of quotes.</summary>
    private static int Colon(string content)
    {
        var quoted = false;
        for (var i = 0; i < content.Length; i++)
        {
            quoted ^= content[i] == '"';
            if (content[i] == ':' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }
}
