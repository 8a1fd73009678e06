using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Support;

/// <summary>The covered hours of a calendar around the month in which things are tried.</summary>
internal sealed record CoveredHours(IntervalSet Open, TimeRange Month, TimeRange Range)
{
    private readonly CompiledCoverage _hours = CompiledCoverage.Of(Open, Range);

    /// <param name="like">Whose month and zone it is: calendars of two agreements are compared over the same stretch of time.</param>
    public static CoveredHours Of(Trial trial, string? calendar, Trial like)
    {
        var range = Windows.Days(like.Terms.Zone, like.First.PlusMonths(-1), like.First.PlusMonths(4));
        return new CoveredHours(trial.Covered(calendar, range), like.Month, range);
    }

    public bool IsWithin(CoveredHours other) => Open.Except(other.Open).IsEmpty;

    public Instant? UsedUpAt(Instant from, Duration time) => _hours.UsedUpAt(from, time);

    /// <summary>
    /// The instants of the month at which a due time on these hours changes its way: openings, closings, and so much covered time before
    /// one.
    /// </summary>
    public IEnumerable<Instant> Turns(Duration time) =>
        Open.Clip(Month)
            .SelectMany(r => new[] { r.From, r.Until })
            .SelectMany(at => new[] { at, _hours.UsedUpBefore(at, time) ?? at })
            .Where(at => Month.Contains(at));
}
