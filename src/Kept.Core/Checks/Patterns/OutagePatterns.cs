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
        var facts = ImmutableArray.CreateBuilder<Evidence.Fact>();
        Instant? from = made.Begin;
        for (var n = 0; n < lengths.Length; n++)
        {
            if (from is not { } begins || made.After(begins, lengths[n]) is not { } until)
            {
                return null;
            }

            facts.AddRange(made.Outage(string.Create(CultureInfo.InvariantCulture, $"o{n + 1}"), new TimeRange(begins, until)));
            from = made.After(until, Duration.FromHours(1));
        }

        return new Stimulus($"outages of {Words.List([.. lengths.Select(Words.Length)])} in {made.WindowName}", facts.ToImmutable(), made.Window);
    }
}
