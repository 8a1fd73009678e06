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

    /// <summary><c>1 h 35 min</c>, <c>35 min 1 s</c>, <c>2 d 4 h</c> (a day of exactly 24 hours), <c>0 s</c>.</summary>
    public static string Length(Rational seconds)
    {
        var whole = (long)seconds.Floor();
        var rest = seconds - whole;
        var parts = new List<string>();
        Add(whole / 86_400, "d");
        Add(whole / 3_600 % 24, "h");
        Add(whole / 60 % 60, "min");
        var last = (whole % 60) + rest;
        if (last.Sign != 0 || parts.Count == 0)
        {
            parts.Add($"{ExactText.Of(last, 3, RoundingMode.TowardsZero)} s");
        }

        return string.Join(' ', parts);

        void Add(long count, string unit)
        {
            if (count > 0)
            {
                parts.Add($"{count} {unit}");
            }
        }
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
            FigureUnit.Seconds => Length(figure.Exact),
            FigureUnit.Milliseconds => $"{figure.Shown} ms",
            FigureUnit.Count => figure.Shown,
        };

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", English);

    private bool StartsDay(ZonedDateTime at) => zone.AtStartOfDay(at.Date) == at;
}
