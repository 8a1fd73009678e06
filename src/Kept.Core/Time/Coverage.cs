using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>
/// Covered hours: the time in which a promise counts. An instant is covered if its local date and time in <see cref="Zone"/> fall in a
/// window. The windows of a date are its override if it has one, else those of its weekday; breaks and holidays are then cut out. A holiday
/// closes the whole local day, also against an override (R3). Durations inside are elapsed time: an hour that the clock shows twice counts
/// twice.
/// </summary>
public sealed record Coverage
{
    /// <summary>24x7 in UTC.</summary>
    public static readonly Coverage Always = new() { Zone = DateTimeZone.Utc, Weekly = WeeklyHours.Always };

    public required DateTimeZone Zone { get; init; }

    public required WeeklyHours Weekly { get; init; }

    public Holidays Holidays { get; init; } = Holidays.None;

    /// <summary>Dates whose windows replace those of the weekday. A window that began on the day before still runs into the date.</summary>
    public ImmutableSortedDictionary<LocalDate, DayHours> Overrides { get; init; } = ImmutableSortedDictionary<LocalDate, DayHours>.Empty;

    /// <summary>Stretches of a date that are cut out of whatever would be open.</summary>
    public ImmutableSortedDictionary<LocalDate, DayHours> Breaks { get; init; } = ImmutableSortedDictionary<LocalDate, DayHours>.Empty;

    /// <summary>The coverage worked out over a range; questions about instants outside of it are refused.</summary>
    public CompiledCoverage Compile(TimeRange range) => CoverageCompiler.Compile([new CoveragePart(this, range)], range);

    /// <summary>The coverage worked out over whole local years, both inclusive.</summary>
    public CompiledCoverage CompileYears(int first, int last) => Compile(YearsIn(Zone, first, last));

    public bool Equals(Coverage? other) =>
        other is not null && Zone.Id == other.Zone.Id && Weekly.Equals(other.Weekly) && Holidays.Equals(other.Holidays)
        && Overrides.SequenceEqual(other.Overrides) && Breaks.SequenceEqual(other.Breaks);

    public override int GetHashCode() => HashCode.Combine(Zone.Id, Weekly, Holidays, Overrides.Count, Breaks.Count);

    internal static TimeRange YearsIn(DateTimeZone zone, int first, int last) =>
        new(LocalTimes.StartOfDay(zone, new LocalDate(first, 1, 1)), LocalTimes.StartOfDay(zone, new LocalDate(last + 1, 1, 1)));
}
