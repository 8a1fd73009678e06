using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Sayings;

/// <summary>How much bad time a target allows in a period of a kind.</summary>
/// <param name="In">The period: <c>a month of 30 days</c>, <c>22 covered days of April 2026</c>.</param>
internal sealed record Allowance(Duration Time, string In)
{
    /// <summary>Whether a sentence may say it so: exactly, or in whole minutes cut off, never more than is allowed.</summary>
    public bool IsSaidAs(Duration said) =>
        said == Time
        || (said.BclCompatibleTicks % NodaConstants.TicksPerMinute == 0
            && said.BclCompatibleTicks / NodaConstants.TicksPerMinute == Time.BclCompatibleTicks / NodaConstants.TicksPerMinute);

    public override string ToString() => $"{Words.Minutes(Time.BclCompatibleTicks)} ({In})";
}

/// <summary>The allowances of a level over a year of periods, each length once.</summary>
internal static class Allowances
{
    public static IEnumerable<Allowance> Of(Trial trial, ServiceLevel level, PeriodUnit per) => Of(trial, level, per, CalendarOf(level));

    /// <summary>What it would be if all hours were covered; empty where they are.</summary>
    public static IEnumerable<Allowance> OfAllHours(Trial trial, ServiceLevel level, PeriodUnit per) =>
        CalendarOf(level) is null ? [] : Of(trial, level, per, null);

    private static string? CalendarOf(ServiceLevel level) => level.Measure.Frame.During is { } calendar && calendar != "always" ? calendar : null;

    private static IEnumerable<Allowance> Of(Trial trial, ServiceLevel level, PeriodUnit per, string? covered)
    {
        if (level.Target is not Target.Single { Bound: { HigherIsBetter: true, Limit: Quantity.Share share } })
        {
            return [];
        }

        var all = Periods(trial, per)
            .Select(p => (Period: p, Ticks: trial.Covered(covered, p).TotalTicks))
            .Select(p => (p.Period, p.Ticks, Time: Duration.FromTicks((long)((1 - share.Of) * p.Ticks).Floor())));
        return covered is null
            ? all.Where(p => p.Ticks % NodaConstants.TicksPerDay == 0).DistinctBy(p => p.Ticks).OrderBy(p => p.Ticks).Select(p => new Allowance(p.Time, Days(p.Ticks, per)))
            : Ends([.. all.OrderBy(p => p.Ticks)]).Select(p => new Allowance(p.Time, $"the covered hours of {Telling.Of(p.Period, trial.Terms.Zone)}"));
    }

    private static IEnumerable<T> Ends<T>(ImmutableArray<T> sorted) => sorted.Length < 2 ? sorted : [sorted[0], sorted[^1]];

    private static IEnumerable<TimeRange> Periods(Trial trial, PeriodUnit per)
    {
        var first = Windows.FirstDay(per, trial.First);
        for (var day = first; day < first.PlusYears(1); day = Windows.Next(per, day))
        {
            yield return Windows.Days(trial.Terms.Zone, day, Windows.Next(per, day));
        }
    }

    private static string Days(long ticks, PeriodUnit per) =>
        string.Create(CultureInfo.InvariantCulture, $"a {per.ToString().ToLowerInvariant()} of {ticks / NodaConstants.TicksPerDay} days");
}
