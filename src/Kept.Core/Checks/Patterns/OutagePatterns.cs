using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Patterns;

/// <summary>A few outages, an hour of covered time apart, with what they earn.</summary>
/// <param name="Lengths">From the longest to the shortest.</param>
internal sealed record OutagePattern(ImmutableArray<Duration> Lengths, CounterExample Example)
{
    /// <summary>At least as many outages, each at least as long as its counterpart.</summary>
    public bool IsWorseThan(OutagePattern other) =>
        Lengths.Length >= other.Lengths.Length
        && !Lengths.SequenceEqual(other.Lengths)
        && other.Lengths.Zip(Lengths).All(p => p.First <= p.Second);
}

/// <summary>All patterns of up to three outages whose lengths tell something about a level.</summary>
internal static class OutagePatterns
{
    private const int MostLengths = 4;

    public static IEnumerable<OutagePattern> Of(Trial trial, ServiceLevel level)
    {
        var lengths = Telling(trial, level).ToImmutableArray();
        return Combinations(lengths)
            .Select(pattern => (Lengths: pattern, Stimulus: Made(new FactMaker(trial, level), pattern)))
            .Where(p => p.Stimulus is not null)
            .Select(p => (p.Lengths, Example: trial.Show(p.Stimulus!, level.Id)))
            .Where(p => p.Example is not null)
            .Select(p => new OutagePattern(p.Lengths, p.Example!));
    }

    /// <summary>Lengths on either side of what the level names, the shortest few.</summary>
    private static IEnumerable<Duration> Telling(Trial trial, ServiceLevel level)
    {
        var named = level.Measure is Measure.OccurrenceTime
            ? Trials.Lengths.Of(level)
            : Shares(level).Select(s => Duration.FromTicks((long)((1 - s) * new FactMaker(trial, level).CoveredTicks).Floor()) + Duration.FromSeconds(1));
        return named.Where(l => l > Duration.Zero && l < Duration.FromDays(3)).Order().Take(MostLengths).Distinct();
    }

    private static IEnumerable<Money.Rational> Shares(ServiceLevel level) =>
        Trials.Lengths.Bounds(level).Select(b => b.Limit).OfType<Quantity.Share>().Select(s => s.Of).Distinct();

    private static IEnumerable<ImmutableArray<Duration>> Combinations(ImmutableArray<Duration> lengths) =>
        from a in lengths
        from b in lengths.Where(l => l <= a).Append(Duration.Zero)
        from c in lengths.Where(l => l <= b).Append(Duration.Zero).Distinct()
        where b > Duration.Zero || c == Duration.Zero
        select new[] { a, b, c }.Where(l => l > Duration.Zero).ToImmutableArray();

    private static Stimulus? Made(FactMaker made, ImmutableArray<Duration> lengths)
    {
        var ranges = made.Covered is [var whole] ? InARow(whole, lengths) : OneEachOpening(made.Covered, lengths);
        return ranges.IsEmpty
            ? null
            : new Stimulus(
                $"outages of {Words.List([.. lengths.Select(Words.Length)])} in {made.WindowName}",
                [.. ranges.SelectMany((r, n) => made.Outage(string.Create(CultureInfo.InvariantCulture, $"o{n + 1}"), r))],
                made.Window
            );
    }

    /// <summary>One after the other, an hour apart; none where they do not fit.</summary>
    private static ImmutableArray<TimeRange> InARow(TimeRange within, ImmutableArray<Duration> lengths)
    {
        var ranges = ImmutableArray.CreateBuilder<TimeRange>();
        var from = within.From;
        foreach (var length in lengths)
        {
            ranges.Add(new TimeRange(from, from + length));
            from = ranges[^1].Until + Duration.FromHours(1);
        }

        return ranges[^1].Until <= within.Until ? ranges.ToImmutable() : [];
    }

    /// <summary>
    /// Where hours are closed, each begins at an opening of its own and ends before it closes: closed hours within some of them and not
    /// within others would make patterns differ by more than their lengths.
    /// </summary>
    private static ImmutableArray<TimeRange> OneEachOpening(IntervalSet covered, ImmutableArray<Duration> lengths)
    {
        var ranges = lengths.Zip(covered, (length, open) => (Open: open, Range: new TimeRange(open.From, open.From + length))).ToImmutableArray();
        return ranges.Length == lengths.Length && ranges.All(r => r.Range.Until <= r.Open.Until) ? [.. ranges.Select(r => r.Range)] : [];
    }
}
