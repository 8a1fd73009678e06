using System.Globalization;
using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Report;

/// <summary>Times, windows and lengths of time as people say them, in one zone.</summary>
public sealed class LocalWords(DateTimeZone zone)
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public string Zone => zone.Id;

    /// <summary><c>2026-03-10 10:00</c>; with the offset where that clock time happens twice.</summary>
    public string At(Instant at) => Words.Local(at, zone);

    /// <summary><c>March 2026</c>, <c>2026</c>, <c>2026-03-10</c>, or first and last day; with times where it is not whole days.</summary>
    public string Window(TimeRange range)
    {
        var (from, until) = (range.From.InZone(zone), range.Until.InZone(zone));
        if (range.IsEmpty || !StartsDay(from) || !StartsDay(until))
        {
            return $"{At(range.From)} to {At(range.Until)}";
        }

        var (first, end) = (from.Date, until.Date);
        return first switch
        {
            { Day: 1, Month: 1 } when end == first.PlusYears(1) => first.ToString("uuuu", English),
            { Day: 1 } when end == first.PlusMonths(1) => first.ToString("MMMM uuuu", English),
            { Day: 1 } when end == first.PlusMonths(3) && first.Month % 3 == 1 => $"Q{(first.Month / 3) + 1} {first.Year}",
            _ when end == first.PlusDays(1) => Day(first),
            _ => $"{Day(first)} to {Day(end.PlusDays(-1))}",
        };
    }

    /// <summary>The figure with its unit, or the range it lies in.</summary>
    public static string Figure(LevelResult level)
    {
        if (level.Figure is { } figure)
        {
            return Figure(figure, level.Unit);
        }

        return level switch
        {
            { Best: { } best, Worst: { } worst } when worst.Exact <= best.Exact =>
                $"{Figure(worst, level.Unit)} to {Figure(best, level.Unit)}",
            { Best: { } best, Worst: { } worst } => $"{Figure(best, level.Unit)} to {Figure(worst, level.Unit)}",
            { Best: { } best } => $"{Figure(best, level.Unit)} so far",
            _ => "–",
        };
    }

    private static string Figure(Figure figure, FigureUnit unit) =>
        unit switch
        {
            FigureUnit.Percent => $"{figure.Shown} %",
            FigureUnit.Milliseconds => $"{figure.Shown} ms",
            FigureUnit.Seconds or FigureUnit.Count => figure.Shown,
        };

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", English);

    private bool StartsDay(ZonedDateTime at) => zone.AtStartOfDay(at.Date) == at;
}
