using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Assessment.Figures;
using Kept.Core.Assessment.Tickets;
using Kept.Core.Time;

namespace Kept.Core.Assessment;

/// <summary>Measures a level over a stretch of time: R1 steps 1 to 7, window by window in order.</summary>
internal static class LevelOutcomes
{
    /// <summary>What levels that measure per occurrence fall into: the calendar month in which the occurrence begins.</summary>
    private static readonly Window EachMonth = new Window.Calendar(PeriodUnit.Month);

    public static IEnumerable<Outcome> Of(LevelContext level, IEnumerable<TimeRange> windows)
    {
        var worked = new Worked(new(() => BadTime.Of(level)), new(() => TimesOf(level)));
        return windows.SelectMany(w => In(level, worked, w));
    }

    /// <summary>What is worked out once for all windows, if at all.</summary>
    private sealed record Worked(Lazy<BadTime> Bad, Lazy<ImmutableArray<TicketTime>> Times);

    private static ImmutableArray<TicketTime> TimesOf(LevelContext level) => level.Level.Measure switch
    {
        Measure.TicketTime m => TicketTimes.All(level, m.Clock, level.Level.Target),
        Measure.Attainment m => TicketTimes.All(level, m.Clock, m.Within),
        _ => [],
    };

    /// <summary>The windows of a level, cut where an amendment splits them (R10).</summary>
    public static IEnumerable<TimeRange> WindowsOf(LevelContext level, TimeRange range)
    {
        var windows = level.Level.Measure.Frame.Window is Window.BeforeClaim claimed
            ? BeforeClaims(level, claimed.Days)
            : Windows.Of(level.Level.Measure.Frame.Window ?? EachMonth, level.Zone, level.Term, range, level.Terms.Term?.MissingDay ?? MissingDay.Refuse);
        return windows.SelectMany(w => Cut(w, level.Agreement)).Where(w => w.Overlaps(range));
    }

    private static IEnumerable<TimeRange> BeforeClaims(LevelContext level, int days) =>
        level
            .Book.Claims.Where(c => c.Level == level.Level.Id && !c.Withdrawn && (c.Member is null || c.Member == level.Member?.Customer))
            .Select(c => LocalTimes.DateOf(level.Zone, c.At))
            .Distinct()
            .Select(day => Windows.Days(level.Zone, day.PlusDays(-days), day))
            .Where(w => w.Overlaps(level.Term))
            .Select(w => w.Intersect(level.Term));

    private static IEnumerable<TimeRange> Cut(TimeRange window, Agreement agreement)
    {
        var from = window.From;
        foreach (var split in agreement.Versions.Where(v => v.SplitsWindow && v.EffectiveAt > window.From && v.EffectiveAt < window.Until))
        {
            yield return new TimeRange(from, split.EffectiveAt);
            from = split.EffectiveAt;
        }

        yield return new TimeRange(from, window.Until);
    }

    private static IEnumerable<Outcome> In(LevelContext level, Worked worked, TimeRange window)
    {
        var target = (level.Level.Target as Target.Single)?.Bound ?? MemberCell(level);
        return level.Level.Measure switch
        {
            Measure.Availability m => [ShareOfTime.Of(level, m, worked.Bad.Value, window, target)],
            Measure.EventRatio m => [EventRatios.Of(level, m, window, target)],
            Measure.Slots m => [SlotFigures.Of(level, m, window, target)],
            Measure.Latency m => [LatencyFigures.Of(level, m, window, target)],
            Measure.TicketTime => TicketOutcomes.Each(level, worked.Times.Value, window),
            Measure.Attainment => [TicketOutcomes.Attained(level, worked.Times.Value, window, target)],
            Measure.OccurrenceTime m => OccurrenceTimes.Of(
                level,
                m,
                worked.Bad.Value,
                window,
                target is null ? level.Level.Target : new Target.Single(target)
            ),
            Measure.Tally m => [Tallies.Of(level, m, window, target)],
            _ => throw new InvalidOperationException("the family is closed"),
        };
    }

    /// <summary>A matrix of a level that is not about tickets: by the member's plan and values, and the level's service.</summary>
    private static Bound? MemberCell(LevelContext level) =>
        level.Level.Target is not Target.Matrix matrix
            ? null
            : matrix
                .Cells.FirstOrDefault(c =>
                    matrix
                        .By.Zip(c.Keys)
                        .All(k => k.Second == "*" || string.Equals(k.Second, ValueOf(level, k.First), StringComparison.OrdinalIgnoreCase))
                )
                ?.Bound;

    private static string? ValueOf(LevelContext level, TargetDimension dimension) => dimension switch
    {
        TargetDimension.Plan => level.Member?.Plan,
        TargetDimension.Service => level.Level.Of is [var only] ? only : null,
        _ => level.Member?.Values.GetValueOrDefault(dimension.ToString().ToLowerInvariant()),
    };
}
