using System.Globalization;
using Kept.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Text.Evidence;

/// <summary>Local days from <paramref name="From"/> up to, and not including, <paramref name="Until"/>.</summary>
public readonly record struct DayRange(LocalDate From, LocalDate Until)
{
    /// <summary>From the start of the first day to the end of the last in a zone.</summary>
    public TimeRange In(DateTimeZone zone) => new(zone.AtStartOfDay(From).ToInstant(), zone.AtStartOfDay(Until).ToInstant());
}

/// <summary>
/// Reads periods as people write them: <c>2026-03</c>, <c>2026-Q1</c>, <c>2026</c>, <c>2026-03-10</c>, <c>2026-03-01/2026-04-01</c>.
/// </summary>
public static class PeriodText
{
    /// <summary>Null for anything else, and where the end is not after the beginning.</summary>
    public static DayRange? Read(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return Day(text[..slash]) is { } from && Day(text[(slash + 1)..]) is { } until && from < until
                ? new DayRange(from, until)
                : null;
        }

        return text.Length switch
        {
            4 when Number(text) is { } year => Months(year, 1, 12),
            7 when text[4] == '-' && text[5] == 'Q' && Number(text[..4]) is { } year && text[6] is >= '1' and <= '4' => Months(
                year,
                ((text[6] - '1') * 3) + 1,
                3
            ),
            7 when text[4] == '-' && Number(text[..4]) is { } year && Number(text[5..]) is >= 1 and <= 12 and var month => Months(
                year,
                month,
                1
            ),
            10 when Day(text) is { } day && day < LocalDate.MaxIsoValue => new DayRange(day, day.PlusDays(1)),
            _ => null,
        };
    }

    private static DayRange Months(int year, int month, int count)
    {
        var from = new LocalDate(year, month, 1);
        return new DayRange(from, from.PlusMonths(count));
    }

    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 9998 ? number : null;
}
