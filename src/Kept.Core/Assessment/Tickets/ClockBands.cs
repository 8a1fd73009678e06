using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Tickets;

/// <summary>
/// A ticket's clock drawn: made of the same parts and hours as the time it used (R9), and so of the same length. Outside of covered hours
/// nothing else is said, for a pause removes covered time only.
/// </summary>
internal static class ClockBands
{
    /// <summary>How many bands there are at most up to asOf, and again after it.</summary>
    private const int Most = 200;

    public static TicketBands Of(LevelContext level, TicketTime time)
    {
        var known = time.Parts.SelectMany(p => Part(level, time, p)).ToImmutableArray();
        var ahead = Ahead(level, time).ToImmutableArray();
        return new TicketBands(
            [.. known.Skip(Math.Max(0, known.Length - Most)), .. ahead.Take(Most)],
            known.Length > Most || ahead.Length > Most
        );
    }

    private static IEnumerable<ClockBand> Part(LevelContext level, TicketTime time, TicketPart part)
    {
        var range = part.Range.Intersect(level.Horizon);
        var covered = level.Hours.Within(part.Calendar, range);
        var running = time.Span.Running.Intersect(covered);
        var paused = time.Span.Paused.Intersect(running);
        return new[]
        {
            Bands(running.Except(paused), ClockBandKind.Running, _ => (null, [])),
            Bands(paused, ClockBandKind.Paused, r => Pause(time, r)),
            Bands(covered.Except(time.Span.Running), ClockBandKind.Stopped, r => Stop(level, time, r)),
            Bands(covered.Complement(range), ClockBandKind.Outside, _ => (Outside(part.Calendar), [])),
        }
            .SelectMany(b => b)
            .OrderBy(b => b.Range.From);
    }

    /// <summary>From asOf to the time at which it is due, if it goes on running: nothing of a clock that is stopped, paused or used up.</summary>
    private static IEnumerable<ClockBand> Ahead(LevelContext level, TicketTime time)
    {
        if (time is not { Span: { IsRunning: true, IsPaused: false }, DueAt: { } due } || due <= time.Span.Until)
        {
            return [];
        }

        var (range, calendar) = (new TimeRange(time.Span.Until, due), time.Parts[^1].Calendar);
        var covered = level.Hours.Within(calendar, range);
        return Bands(covered, ClockBandKind.Running, _ => (null, []))
            .Concat(Bands(covered.Complement(range), ClockBandKind.Outside, _ => (Outside(calendar), [])))
            .OrderBy(b => b.Range.From)
            .Select(b => b with { Ahead = true });
    }

    private static IEnumerable<ClockBand> Bands(
        IntervalSet of,
        ClockBandKind kind,
        Func<TimeRange, (string? Because, ImmutableArray<string> Facts)> why
    )
    {
        foreach (var range in of)
        {
            var (because, facts) = why(range);
            yield return new ClockBand(range, kind, because, facts);
        }
    }

    private static (string? Because, ImmutableArray<string> Facts) Pause(TicketTime time, TimeRange range)
    {
        var pause = Last(time, range, TicketEvent.Paused);
        return (pause?.Reason ?? "paused", pause is null ? [] : [pause.Reference]);
    }

    private static (string? Because, ImmutableArray<string> Facts) Stop(LevelContext level, TicketTime time, TimeRange range)
    {
        var stop = time.Span.Running.Last(r => r.Until <= range.From).Until;
        var facts = time.Span.Facts.Where(f => f.Begin == stop).Select(f => f.Reference);
        return ($"stopped {level.Local(stop)}, and started again later", [.. facts]);
    }

    private static Fact.Ticket? Last(TicketTime time, TimeRange range, TicketEvent what) =>
        time.Span.Facts.OfType<Fact.Ticket>().Where(e => e.Event == what && e.At <= range.From).MaxBy(e => e.At);

    private static string Outside(string? calendar) => $"outside the hours of \"{calendar}\"";
}
