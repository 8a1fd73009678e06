using System.Globalization;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Server.Assessments;

/// <summary>Periods as requests write them: in the years that there are, and not so long that one question keeps the server busy.</summary>
internal static class Periods
{
    public const int Years = 15;

    /// <summary>Null where it is no period; why not stands with the problems.</summary>
    public static DayRange? Read(string? text, ICollection<Problem> problems)
    {
        if (text is null || PeriodText.Read(text) is not { } days || !Era.Holds(days.From) || !Era.Holds(days.Until))
        {
            problems.Add(
                new Problem(
                    "period-wrong",
                    new Place("period", 0, 0),
                    $"`{text}` is no period",
                    "write 2026-03, 2026-Q1, 2026 or 2026-03-01/2026-04-01"
                )
            );
            return null;
        }

        if (days.From.PlusYears(Years) >= days.Until)
        {
            return days;
        }

        problems.Add(
            new Problem(
                "period-long",
                new Place("period", 0, 0),
                $"a period has at most {Years.ToString(CultureInfo.InvariantCulture)} years",
                "ask for one after the other"
            )
        );
        return null;
    }

    /// <summary>One name for each period, however it was written: <c>2026-03-01/2026-04-01</c> is <c>2026-03</c>.</summary>
    public static string NameOf(DayRange days)
    {
        var (from, until) = days;
        return until == from.PlusDays(1) ? Day(from)
            : from.Day != 1 ? $"{Day(from)}_{Day(until)}"
            : until == from.PlusMonths(1) ? $"{from.Year:0000}-{from.Month:00}"
            : until == from.PlusMonths(3) && from.Month % 3 == 1 ? $"{from.Year:0000}-Q{(from.Month + 2) / 3}"
            : until == from.PlusYears(1) && from.Month == 1 ? $"{from.Year:0000}"
            : $"{Day(from)}_{Day(until)}";
    }

    private static string Day(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
