using System.Text.RegularExpressions;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Text.Language.Shapes;

namespace Kept.Text.Language;

/// <summary>
/// Holidays from an iCalendar file that an agreement names: all-day events by date. Of what <see cref="HolidayCalendarFile"/> reads,
/// recurrence is refused besides, for a list that is signed must be dated (R5).
/// </summary>
internal static partial class HolidayFile
{
    /// <param name="name">As the agreement names it: results do not depend on the folder from which it is read.</param>
    public static HolidaySet? Read(SourceText source, string name, Reading reading)
    {
        var hash = Sha256Hex.Of(source.Text.ReplaceLineEndings("\n"));
        var rules = Rules(source.Text);

        // With years given, events that recur say nothing of their years; the set is not used then.
        var read = HolidayCalendarFile.Read(source.Text, name, hash, rules.Length > 0 ? (1900, 1900) : null);
        var problems = rules.Length == 0 ? read.Problems : read.Problems.RemoveAll(p => rules.Contains(p.Line));
        foreach (var line in rules)
        {
            reading.Report(ProblemCodes.HolidayFile, At(line), "an event recurs by a rule", "write one dated event for each year");
        }

        foreach (var problem in problems)
        {
            reading.Report(ProblemCodes.HolidayFile, At(problem.Line), problem.What, "give an iCalendar file (.ics) of all-day events");
        }

        return rules.Length == 0 ? read.Set : null;

        Place At(int line) => new(source.Name, line, 1);
    }

    private static int[] Rules(string text) =>
        [.. text.Split('\n').Index().Where(l => Recurs().IsMatch(l.Item)).Select(l => l.Index + 1)];

    [GeneratedRegex("^(RRULE|RDATE)[;:]", RegexOptions.IgnoreCase)]
    private static partial Regex Recurs();
}
