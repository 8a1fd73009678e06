using System.Collections.Immutable;
using NodaTime;

namespace Kept.Web.Pages.Agreements;

/// <summary>How a level stands in a period, over all that was judged in it.</summary>
/// <param name="Verdict">Missed where anything was, open where anything is; null: nothing was judged.</param>
/// <param name="Whole">The window as a whole, where there is one; otherwise null: each occurrence is judged by itself.</param>
/// <param name="NextAt">When the next running clock breaks the promise; null: none runs.</param>
public sealed record LevelStanding(string? Verdict, int Met, int Missed, int Open, LevelLine? Whole, LevelLine? Tightest, Instant? NextAt)
{
    public int Judged => Met + Missed + Open;

    public static LevelStanding Of(IReadOnlyCollection<LevelLine> lines)
    {
        var counts = lines.CountBy(l => l.Verdict).ToImmutableDictionary();
        var (met, missed, open) = (
            counts.GetValueOrDefault("met"),
            counts.GetValueOrDefault("missed"),
            counts.GetValueOrDefault("undetermined")
        );
        var verdict =
            lines.Count == 0 ? null
            : missed > 0 ? "missed"
            : open > 0 ? "undetermined"
            : "met";
        var running = lines.Where(l => l.Clock is { Running: true, Paused: false, DueAt: not null }).MinBy(l => l.Clock!.DueAt);
        return new LevelStanding(
            verdict,
            met,
            missed,
            open,
            lines.FirstOrDefault(l => l.Occurrence is null),
            running ?? lines.FirstOrDefault(l => l.Verdict == "missed") ?? lines.LastOrDefault(),
            running?.Clock!.DueAt
        );
    }
}
