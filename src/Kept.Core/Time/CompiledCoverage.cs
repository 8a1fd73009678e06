using System.Collections.Immutable;
using Kept.Core.Time.Fast;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>
/// Covered hours worked out over a range, for fast and exact answers: sorted openings and closings with the covered time before each. Both
/// bounds of <see cref="Range"/> may be asked about; any other instant outside of it is a bug of the caller and throws. Where an answer
/// would lie after (or, backwards, before) the range it is null: then nothing is known but that the range ends first, and a coverage
/// compiled over a wider range may know more.
/// </summary>
public sealed partial class CompiledCoverage
{
    /// <summary>Ten thousand years; twice this still fits into ticks.</summary>
    private static readonly Duration LongestBudget = Duration.FromDays(3_660_000);

    private readonly long[] _from;
    private readonly long[] _until;
    private readonly long[] _before;
    private readonly SortedIndex _byFrom;
    private readonly SortedIndex _byBefore;

    internal CompiledCoverage(IntervalSet open, TimeRange range)
    {
        Range = range;
        var clipped = open.Clip(range);
        _from = [.. clipped.Select(r => r.FromTicks)];
        _until = [.. clipped.Select(r => r.UntilTicks)];
        _before = new long[_from.Length];
        for (var i = 1; i < _before.Length; i++)
        {
            _before[i] = _before[i - 1] + _until[i - 1] - _from[i - 1];
        }

        (_byFrom, _byBefore) = (new SortedIndex(_from), new SortedIndex(_before));
    }

    public TimeRange Range { get; }

    /// <summary>
    /// The years of the range that a named holiday set does not cover, by year. Not empty means that no figure of those years can be
    /// trusted: a holiday list that ends is not a list without holidays.
    /// </summary>
    public ImmutableArray<MissingHolidayYear> MissingHolidayYears { get; internal init; } = [];

    private long TotalTicks => _from.Length == 0 ? 0 : _before[^1] + _until[^1] - _from[^1];

    /// <summary>Open periods that are given as such, with no weekly hours behind them; it knows no office days.</summary>
    public static CompiledCoverage Of(IntervalSet open, TimeRange range) => new(open, range);

    /// <summary>Coverages that follow each other, as one: the office days and missing years of all of them.</summary>
    public static CompiledCoverage Of(IntervalSet open, TimeRange range, ImmutableArray<CompiledCoverage> parts) =>
        new(open, range)
        {
            MissingHolidayYears = [.. parts.SelectMany(p => p.MissingHolidayYears).Distinct()],
            OfficeDays = [.. parts.SelectMany(p => p.OfficeDays).DistinctBy(d => d.Date)],
        };

    /// <summary>Covered time in [<paramref name="from"/>, <paramref name="until"/>): elapsed; negative when reversed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside <see cref="Range"/>.</exception>
    public Duration CoveredBetween(Instant from, Instant until) =>
        Duration.FromTicks(CoveredBefore(Ticks(until)) - CoveredBefore(Ticks(from)));

    /// <summary>
    /// The first instant at which <paramref name="budget"/> of covered time since <paramref name="start"/> is used up: at closing, if it is
    /// used up exactly then (R9). With a budget of zero, the first open instant from the start on. Null where the range ends first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The start is outside <see cref="Range"/>, or the budget is negative.</exception>
    public Instant? UsedUpAt(Instant start, Duration budget) => ToInstant(UsedUpAt(Ticks(start), BudgetTicks(budget)));

    /// <summary>
    /// The last instant from which <paramref name="budget"/> of covered time is left until <paramref name="end"/>: at opening, if all of
    /// that window is needed. With a budget of zero, the last moment that ends open time at or before the end. Null where the range begins
    /// after it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The end is outside <see cref="Range"/>, or the budget is negative.</exception>
    public Instant? UsedUpBefore(Instant end, Duration budget) => ToInstant(UsedUpBefore(Ticks(end), BudgetTicks(budget)));

    /// <exception cref="ArgumentOutOfRangeException">The instant is outside <see cref="Range"/>.</exception>
    public bool IsOpen(Instant at) => IsOpen(Ticks(at));

    /// <summary>
    /// The first open instant at or after <paramref name="at"/>: itself, if that is open. Null where the range ends first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside <see cref="Range"/>.</exception>
    public Instant? NextOpening(Instant at) => ToInstant(NextOpening(Ticks(at)));

    /// <summary>
    /// The last moment at or before <paramref name="at"/> that ends open time: itself, if it was open until then. Null where the range
    /// begins after it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside <see cref="Range"/>.</exception>
    public Instant? PreviousClosing(Instant at) => ToInstant(PreviousClosing(Ticks(at)));

    /// <summary>
    /// The end of the open time that contains or follows <paramref name="at"/>. Null where the range ends first, so always with 24x7.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside <see cref="Range"/>.</exception>
    public Instant? NextClosing(Instant at)
    {
        var window = FirstEndingAfter(Ticks(at));
        return window == _from.Length || _until[window] == Range.UntilTicks ? null : Instant.FromUnixTimeTicks(_until[window]);
    }

    /// <summary>The open time within a range; what of it lies outside <see cref="Range"/> is not known and left out.</summary>
    public IntervalSet Windows(TimeRange within)
    {
        var first = FirstEndingAfter(within.FromTicks);
        var last = _byFrom.LastAtOrBefore(within.UntilTicks);
        return IntervalSet.Of(Enumerable.Range(first, Math.Max(0, last - first + 1))
            .Select(i => new TimeRange(_from[i], _until[i]).Intersect(within)));
    }

    /// <summary>Covered ticks from the beginning of the range up to an instant within it.</summary>
    private long CoveredBefore(long ticks)
    {
        var window = _byFrom.LastAtOrBefore(ticks);
        return window < 0 ? 0 : _before[window] + Math.Min(ticks, _until[window]) - _from[window];
    }

    private long? UsedUpAt(long start, long budget)
    {
        if (budget == 0)
        {
            return NextOpening(start);
        }

        var used = CoveredBefore(start) + budget;
        return used > TotalTicks ? null : AtCovered(_byBefore.LastAtOrBefore(used - 1), used);
    }

    private long? UsedUpBefore(long end, long budget)
    {
        if (budget == 0)
        {
            return PreviousClosing(end);
        }

        var left = CoveredBefore(end) - budget;
        return left < 0 ? null : AtCovered(_byBefore.LastAtOrBefore(left), left);
    }

    private long AtCovered(int window, long covered) => _from[window] + covered - _before[window];

    private bool IsOpen(long ticks)
    {
        var window = _byFrom.LastAtOrBefore(ticks);
        return window >= 0 && ticks < _until[window];
    }

    private long? NextOpening(long ticks)
    {
        var window = FirstEndingAfter(ticks);
        return window == _from.Length ? null : Math.Max(ticks, _from[window]);
    }

    private long? PreviousClosing(long ticks)
    {
        var window = _byFrom.LastAtOrBefore(ticks - 1);
        return window < 0 ? null : Math.Min(ticks, _until[window]);
    }

    private int FirstEndingAfter(long ticks)
    {
        var window = _byFrom.LastAtOrBefore(ticks);
        return window >= 0 && ticks < _until[window] ? window : window + 1;
    }

    private long Ticks(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return Range.FromTicks <= ticks && ticks <= Range.UntilTicks ? ticks : throw Outside(instant);
    }

    private ArgumentOutOfRangeException Outside(Instant instant) => new(nameof(instant), instant, $"outside the compiled range {Range}");

    /// <summary>A budget longer than all time there is does not overflow: it is just not used up.</summary>
    private static long BudgetTicks(Duration budget) =>
        budget >= Duration.Zero
            ? budget < LongestBudget ? budget.BclCompatibleTicks : LongestBudget.BclCompatibleTicks
            : throw new ArgumentOutOfRangeException(nameof(budget), budget, "a budget is not negative");

    private static Instant? ToInstant(long? ticks) => ticks is { } t ? Instant.FromUnixTimeTicks(t) : null;
}
