using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>Outages, maintenance and visits made up, one by one or many.</summary>
internal static class Occurrences
{
    private const int MostOccurrences = 1_000;

    /// <summary>One occurrence that lasts so long in covered time.</summary>
    public static Stimulus? One(FactMaker made, OccurrenceKind of, OccurrenceClock clock, Duration time) =>
        time <= Duration.Zero || made.After(made.Begin, time) is not { } until
            ? null
            : new Stimulus($"{Article(of)} of {Words.Length(time)} in {made.WindowName}", [.. Facts(made, of, "1", new TimeRange(made.Begin, until))], made.Window);

    public static Stimulus? Tally(FactMaker made, Measure.Tally tally, Rational figure)
    {
        if (tally.Figure != TallyFigure.Count)
        {
            return One(made, tally.Of, tally.Clock, Duration.FromTicks((long)(figure * NodaConstants.TicksPerSecond).Floor()));
        }

        var number = figure.Ceiling();
        var length = tally.State.Minimum is { } minimum ? minimum + Duration.FromMinutes(1) : Duration.FromMinutes(10);
        return number > MostOccurrences ? null : Repeated(made, tally.Of, (int)number, length, length);
    }

    /// <summary>So many occurrences of the same length, each so much covered time after the one before.</summary>
    public static Stimulus? Repeated(FactMaker made, OccurrenceKind of, int number, Duration length, Duration gap)
    {
        var ranges = Spread(made, number, length, gap).ToImmutableArray();
        return ranges.Length < number
            ? null
            : new Stimulus(
                number == 0 ? $"nothing happens in {made.WindowName}"
                    : $"{number} {Name(of)}s of {Words.Length(length)} in {made.WindowName}",
                [.. ranges.SelectMany((r, n) => Facts(made, of, (n + 1).ToString(CultureInfo.InvariantCulture), r))],
                made.Window
            );
    }

    /// <summary>One occurrence of a length at the first covered instant of every local day that covers so much.</summary>
    public static Stimulus? OnEachDay(FactMaker made, OccurrenceKind of, Duration length, Func<int, string> words)
    {
        var ranges = Days(made)
            .Select(day => made.Covered.Clip(day).FirstOrDefault(r => r.Length >= length))
            .Where(r => !r.IsEmpty)
            .Select(r => new TimeRange(r.From, r.From + length))
            .ToImmutableArray();
        return ranges.IsEmpty
            ? null
            : new Stimulus(
                words(ranges.Length),
                [.. ranges.SelectMany((r, n) => Facts(made, of, (n + 1).ToString(CultureInfo.InvariantCulture), r))],
                made.Window
            );
    }

    private static IEnumerable<TimeRange> Days(FactMaker made)
    {
        var zone = made.Trial.Terms.Zone;
        for (var day = LocalTimes.DateOf(zone, made.Window.From); LocalTimes.StartOfDay(zone, day) < made.Window.Until; day = day.PlusDays(1))
        {
            yield return Windows.Days(zone, day, day.PlusDays(1));
        }
    }

    private static IEnumerable<TimeRange> Spread(FactMaker made, int number, Duration length, Duration gap)
    {
        var from = made.Begin;
        for (var n = 0; n < number && made.After(from, length) is { } until; n++)
        {
            yield return new TimeRange(from, until);
            if (made.After(until, gap) is not { } next)
            {
                yield break;
            }

            from = next;
        }
    }

    public static IEnumerable<Fact> Facts(FactMaker made, OccurrenceKind of, string id, TimeRange range) => of switch
    {
        OccurrenceKind.Outage => made.Outage($"o{id}", range),
        OccurrenceKind.Maintenance =>
        [
            new Fact.Maintenance(made.Service, range.From, range.Until, range.From - Duration.FromDays(30), null, false, null)
            {
                Id = $"m{id}",
                RecordedAt = range.From - Duration.FromDays(30),
            },
        ],
        OccurrenceKind.Visit => [new Fact.Visit(made.Service, range.From, range.Until, range.From, []) { Id = $"v{id}", RecordedAt = range.Until }],
        OccurrenceKind.Ticket => [made.TicketEventAt(id, TicketEvent.Opened, range.From), made.TicketEventAt(id, TicketEvent.Closed, range.Until)],
    };

    private static string Name(OccurrenceKind of) => of switch
    {
        OccurrenceKind.Outage => "outage",
        OccurrenceKind.Maintenance => "maintenance window",
        OccurrenceKind.Visit => "visit",
        OccurrenceKind.Ticket => "ticket",
    };

    private static string Article(OccurrenceKind of) => of == OccurrenceKind.Outage ? "an outage" : $"a {Name(of)}";
}
