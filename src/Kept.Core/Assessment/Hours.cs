using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>
/// The covered hours of an agreement over a horizon. At each instant those of the version then in force hold (R10);
/// a calendar that a version does not know has no hours in it.
/// </summary>
internal sealed class Hours
{
    /// <summary>The calendar that is always open and need not be written.</summary>
    public const string Always = "always";

    private readonly Agreement _agreement;
    private readonly Dictionary<string, CompiledCoverage> _compiled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IntervalSet> _windows = new(StringComparer.Ordinal);
    private readonly CompiledCoverage _always;

    public Hours(Agreement agreement, TimeRange horizon)
    {
        _agreement = agreement;
        Horizon = horizon;
        _always = CompiledCoverage.Of(IntervalSet.Of(horizon), horizon);
    }

    public TimeRange Horizon { get; }

    /// <summary>Years in which a holiday set that was asked has no dates.</summary>
    public IEnumerable<MissingHolidayYear> MissingHolidayYears => _compiled.Values.SelectMany(c => c.MissingHolidayYears).Distinct();

    public CompiledCoverage Of(string? calendar)
    {
        if (calendar is null || !IsKnown(calendar))
        {
            return _always;
        }

        if (!_compiled.TryGetValue(calendar, out var compiled))
        {
            _compiled[calendar] = compiled = Compile(calendar);
        }

        return compiled;
    }

    public IntervalSet Within(string? calendar, TimeRange range)
    {
        var hours = Of(calendar);
        return ReferenceEquals(hours, _always) ? IntervalSet.Of(range.Intersect(Horizon)) : Open(calendar!, hours).Clip(range);
    }

    private IntervalSet Open(string calendar, CompiledCoverage hours)
    {
        if (!_windows.TryGetValue(calendar, out var open))
        {
            _windows[calendar] = open = hours.Windows(Horizon);
        }

        return open;
    }

    private bool IsKnown(string calendar) => _agreement.Versions.Any(v => v.Terms.Calendars.ContainsKey(calendar));

    private CompiledCoverage Compile(string calendar)
    {
        if (_agreement.Versions is [var only])
        {
            return only.Terms.Calendars[calendar].Compile(Horizon);
        }

        var parts = _agreement.InForce(Horizon)
            .Where(p => p.Version.Terms.Calendars.ContainsKey(calendar))
            .Select(p => p.Version.Terms.Calendars[calendar].Compile(p.Range))
            .ToImmutableArray();
        return CompiledCoverage.Of(IntervalSet.Of(parts.SelectMany(p => p.Windows(p.Range))), Horizon, parts);
    }
}
