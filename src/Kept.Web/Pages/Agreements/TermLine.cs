using System.Collections.Immutable;
using NodaTime;

namespace Kept.Web.Pages.Agreements;

/// <summary>The term of an agreement as a line: where each of its days lies between 0 and 1000, and which labels stand above or below.</summary>
/// <param name="Filled">How far it has come.</param>
public sealed record TermLine(ImmutableArray<TermMark> Marks, int Filled)
{
    public const int Width = 1000;

    /// <summary>Labels that are nearer to each other than this are put on two lines.</summary>
    private const int Near = 170;

    /// <summary>Null: it has no beginning yet, so there is no line to draw.</summary>
    /// <param name="until">The first day no more; null: it runs until it is ended.</param>
    /// <param name="noticeBy">The last day of a notice; null: there is none.</param>
    public static TermLine? Of(LocalDate? from, LocalDate? until, LocalDate? noticeBy, bool renews, LocalDate today)
    {
        if (from is not { } begin)
        {
            return null;
        }

        var end = until ?? Later(begin, today).PlusMonths(6);
        var whole = Math.Max(1, Period.DaysBetween(begin, end));
        int At(LocalDate day) => Math.Clamp(Period.DaysBetween(begin, day) * Width / whole, 0, Width);
        var marks = new List<TermMark> { new("begins", begin, 0, 0) };
        if (today > begin && today < end)
        {
            marks.Add(new TermMark("today", today, At(today), 1));
        }

        if (noticeBy is { } notice && notice >= begin && notice <= end)
        {
            marks.Add(new TermMark("noticeBy", notice, At(notice), 0));
        }

        marks.Add(until is null ? new TermMark("open", end, Width, 0) : new TermMark(renews ? "renews" : "ends", end, Width, 0));
        return new TermLine(Spread(marks), At(today));
    }

    private static LocalDate Later(LocalDate a, LocalDate b) => a > b ? a : b;

    /// <summary>Above the line, one row up for each that would stand on the label before it; today is below.</summary>
    private static ImmutableArray<TermMark> Spread(List<TermMark> marks)
    {
        var placed = ImmutableArray.CreateBuilder<TermMark>();
        TermMark? last = null;
        foreach (var mark in marks)
        {
            var row =
                mark.Kind == "today" ? 0
                : last is not null && mark.X - last.X < Near ? 1 - last.Row
                : 0;
            var put = mark with { Row = row };
            last = mark.Kind == "today" ? last : put;
            placed.Add(put);
        }

        return placed.ToImmutable();
    }
}

/// <param name="Kind"><c>begins</c>, <c>today</c>, <c>noticeBy</c>, <c>renews</c>, <c>ends</c> or <c>open</c>.</param>
/// <param name="Row">0: next to the line; 1: one row further.</param>
public sealed record TermMark(string Kind, LocalDate On, int X, int Row);
