using NodaTime;

namespace Kept.Text.Report;

/// <summary>How a statement is laid out.</summary>
/// <param name="Zone">The agreement's zone: all dates and times are local to it.</param>
/// <param name="Title">The agreement's title; null: its id alone is named.</param>
/// <param name="Width">Columns of the terminal.</param>
/// <param name="Colour">Whether to colour verdicts and bands.</param>
/// <param name="Detail">Of which levels the timeline and the tree of reasons are printed.</param>
public sealed record ReportOptions(
    DateTimeZone Zone,
    string? Title = null,
    int Width = 100,
    bool Colour = false,
    ReportDetail Detail = ReportDetail.All
)
{
    /// <summary>The hash of the whole result, where only a part of it is shown; null: it is shown whole.</summary>
    public string? PartOf { get; init; }

    internal Ink Ink => new(Colour);
}

public enum ReportDetail
{
    /// <summary>The table and the credit alone.</summary>
    Figures,

    /// <summary>Also why levels were missed, could not be decided, or earn something.</summary>
    Misses,

    /// <summary>Also why levels were met.</summary>
    All,
}
