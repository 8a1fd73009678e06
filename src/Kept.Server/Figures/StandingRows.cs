using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Server.Agreements;
using Kept.Server.Credits;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Figures;

/// <summary>
/// How each level stands in the window that runs, with what its promise can still bear. A level that promises something of each ticket or
/// outage has one row for all of them.
/// </summary>
internal static class StandingRows
{
    public static IEnumerable<Row> Of(AgreementFold agreement, IEnumerable<LevelResult> levels, Instant asOf) =>
        levels
            .Where(l => l.Window.Contains(asOf))
            .GroupBy(l => (l.Level, l.Member, l.Window))
            .SelectMany(g =>
                g.Any(l => l.Occurrence is not null) ? [Each(agreement, [.. g], asOf)] : g.Select(l => Whole(agreement, l, asOf))
            );

    private static Row Whole(AgreementFold agreement, LevelResult line, Instant asOf)
    {
        var (room, tickets) = (line.Headroom, line.Headroom?.Tickets);
        return Stands(
            agreement,
            line,
            line.Verdict,
            asOf,
            ("soFar", room is null ? null : Words.Of(room.SoFar)),
            ("headroom", room is { Words.Length: > 0 } ? room.Words : null),
            ("badSeconds", Seconds(room?.Bad)),
            ("badLeftSeconds", Seconds(room?.BadLeft)),
            ("badLeftBeforeCreditSeconds", Seconds(room?.BadLeftBeforeCredit)),
            ("moreLeft", room?.MoreLeft),
            ("inTime", tickets?.InTime),
            ("late", tickets?.Late),
            ("open", tickets?.Open),
            ("moreMayMiss", room?.MoreMayMiss),
            ("openMayMiss", room?.OpenMayMiss),
            ("nextDueAt", tickets?.NextDueAt)
        );
    }

    /// <summary>Missed where one of them is; as long as one is open, not decided otherwise.</summary>
    private static Row Each(AgreementFold agreement, ImmutableArray<LevelResult> lines, Instant asOf)
    {
        var (late, open) = (lines.Count(l => l.Verdict == Verdict.Missed), lines.Count(l => l.Verdict == Verdict.Undetermined));
        var inTime = lines.Length - late - open;
        var verdict =
            late > 0 ? Verdict.Missed
            : open > 0 ? Verdict.Undetermined
            : Verdict.Met;
        return Stands(
            agreement,
            lines[0] with
            {
                Occurrence = null,
                Target = lines.Select(l => l.Target).Distinct().Count() == 1 ? lines[0].Target : "",
                Best = null,
                Worst = null,
                Margin = null,
            },
            verdict,
            asOf,
            ("soFar", Words.Of(late > 0 ? Verdict.Missed : Verdict.Met)),
            ("headroom", $"{inTime} of {inTime + late} in time{(open > 0 ? $", {open} open" : "")}"),
            ("inTime", inTime),
            ("late", late),
            ("open", open),
            ("nextDueAt", lines.Where(l => l.Verdict == Verdict.Undetermined).Min(l => l.Clock?.DueAt))
        );
    }

    private static Row Stands(
        AgreementFold agreement,
        LevelResult line,
        Verdict verdict,
        Instant asOf,
        params (string Key, object? Value)[] room
    ) =>
        FigureRows.RowOf(
            agreement,
            FigureRows.Standing,
            CreditAnswer.Key(line),
            Words.Of(verdict),
            line.Window.From,
            Payload.Of([
                ("agreement", agreement.Id),
                ("customer", agreement.Customer),
                ("level", line.Level),
                ("clause", line.Clause),
                ("title", line.Title),
                ("from", line.Window.From),
                ("until", line.Window.Until),
                ("asOf", asOf),
                ("member", line.Member),
                ("verdict", Words.Of(verdict)),
                ("best", line.Best?.Shown),
                ("worst", line.Worst?.Shown),
                ("unit", Words.Of(line.Unit)),
                ("target", line.Target),
                ("margin", line.Margin),
                .. room,
            ])
        );

    private static long? Seconds(Duration? time) => time is { } known ? (long)known.TotalSeconds : null;
}
