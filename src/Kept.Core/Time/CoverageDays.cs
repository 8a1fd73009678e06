using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>
/// The days of one coverage over one range. Windows live on the local line (ticks since 1970-01-01T00:00 on the wall clock) until breaks
/// and holidays are cut; each stretch of constant offset then takes its part of the line. So skipped hours vanish and doubled ones appear
/// twice.
/// </summary>
internal sealed class CoverageDays
{
    private const long TicksPerDay = NodaConstants.TicksPerDay;
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly Coverage _coverage;
    private readonly LocalDate _firstDate;
    private readonly LocalDate _lastDate;
    private readonly ImmutableArray<ZoneInterval> _offsets;

    public CoverageDays(CoveragePart part)
    {
        (_coverage, var range, var zone) = (part.Coverage, part.Range, part.Coverage.Zone);
        _offsets = [.. zone.GetZoneIntervals(range.From, range.Until).Select(z => new ZoneInterval(z, range))];
        _firstDate = LocalTimes.DateOf(zone, range.From);
        _lastDate = LocalTimes.DateOf(zone, range.Until - Duration.FromTicks(1));
        FirstCounted = part.From ?? (LocalTimes.StartOfDay(zone, _firstDate) < range.From ? _firstDate.PlusDays(1) : _firstDate);
        LastCounted = part.Until?.PlusDays(-1) ?? LastWhole(LocalTimes.EndOfDay(zone, _lastDate) > range.Until
            ? _lastDate.PlusDays(-1)
            : _lastDate);
    }

    /// <summary>The first date that may be an office day.</summary>
    public LocalDate FirstCounted { get; }

    /// <summary>The last date that may be an office day.</summary>
    public LocalDate LastCounted { get; }

    public IEnumerable<MissingHolidayYear> MissingHolidayYears => _coverage.Holidays.MissingYears(_firstDate.Year, _lastDate.Year);

    /// <summary>Adds what is open in the range, in no order, and the office days, by date.</summary>
    public void AddTo(List<TimeRange> open, List<OfficeDay> officeDays)
    {
        var firstDay = Period.DaysBetween(Epoch, _firstDate) - 1;
        var lastDay = Period.DaysBetween(Epoch, _lastDate);
        for (var day = firstDay; day <= lastDay; day++)
        {
            AddDay(day, open, officeDays);
        }
    }

    private void AddDay(int day, List<TimeRange> open, List<OfficeDay> officeDays)
    {
        var date = Epoch.PlusDays(day);
        var hours = HoursOf(date);
        var before = open.Count;
        foreach (var piece in hours.IsClosed ? [] : LocalPieces(day, date, hours))
        {
            AddInstants(piece, open);
        }

        if (open.Count > before && FirstCounted <= date && date <= LastCounted && !_coverage.Holidays.Contains(date))
        {
            officeDays.Add(Enclosing(date, open[before..]));
        }
    }

    private DayHours HoursOf(LocalDate date) =>
        _coverage.Overrides.TryGetValue(date, out var replaced) ? replaced : _coverage.Weekly[date.DayOfWeek];

    /// <summary>The closing of a night at the end of the range is not known: its date is left out.</summary>
    private LocalDate LastWhole(LocalDate last) => HoursOf(last).Windows.Any(w => w.CrossesMidnight) ? last.PlusDays(-1) : last;

    private IEnumerable<TimeRange> LocalPieces(int day, LocalDate date, DayHours hours)
    {
        var windows = hours.Windows.Select(w => OnLine(day, w));
        var closed = Closed(day, date).ToList();
        return closed.Count == 0 ? windows : IntervalSet.Of(windows).Except(IntervalSet.Of(closed));
    }

    /// <summary>
    /// What is cut from windows that begin on a date: they reach into the next date, and a break of the date before may reach into it.
    /// </summary>
    private IEnumerable<TimeRange> Closed(int day, LocalDate date)
    {
        for (var shift = -1; shift <= 1; shift++)
        {
            var near = date.PlusDays(shift);
            if (_coverage.Holidays.Contains(near))
            {
                yield return OnLine(day + shift, LocalWindow.WholeDay);
            }

            foreach (var window in _coverage.Breaks.TryGetValue(near, out var cut) ? cut.Windows : [])
            {
                yield return OnLine(day + shift, window);
            }
        }
    }

    private void AddInstants(TimeRange local, List<TimeRange> open)
    {
        foreach (var offset in _offsets)
        {
            var piece = offset.Local.Intersect(local);
            if (!piece.IsEmpty)
            {
                open.Add(new TimeRange(piece.FromTicks - offset.OffsetTicks, piece.UntilTicks - offset.OffsetTicks));
            }
        }
    }

    private static OfficeDay Enclosing(LocalDate date, List<TimeRange> pieces) =>
        new(date, pieces.Min(p => p.From), pieces.Max(p => p.Until));

    private static TimeRange OnLine(int day, LocalWindow window) =>
        new((day * TicksPerDay) + (window.FromMinute * NodaConstants.TicksPerMinute),
            (day * TicksPerDay) + (window.UntilMinute * NodaConstants.TicksPerMinute));

    /// <summary>A stretch of constant offset within the range, as it lies on the local line.</summary>
    private sealed record ZoneInterval
    {
        public ZoneInterval(NodaTime.TimeZones.ZoneInterval zone, TimeRange range)
        {
            OffsetTicks = zone.WallOffset.Ticks;
            var from = zone.HasStart ? Math.Max(zone.Start.ToUnixTimeTicks(), range.FromTicks) : range.FromTicks;
            var until = zone.HasEnd ? Math.Min(zone.End.ToUnixTimeTicks(), range.UntilTicks) : range.UntilTicks;
            Local = new TimeRange(from + OffsetTicks, until + OffsetTicks);
        }

        public TimeRange Local { get; }

        public long OffsetTicks { get; }
    }
}
