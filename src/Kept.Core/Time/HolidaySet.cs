using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>A date on which the local day is closed, and why.</summary>
public sealed record Holiday(LocalDate On, string Name);

/// <summary>
/// A dated list of holidays with a name and a version, built in or read from a file (R5: a result names the lists it used). A set vouches
/// for whole years: what it says about a year outside <see cref="FirstYear"/>…<see cref="LastYear"/> is not "no holidays" but nothing.
/// </summary>
public sealed class HolidaySet : IEquatable<HolidaySet>
{
    private static readonly Comparer<Holiday> ByDate = Comparer<Holiday>.Create((a, b) => a.On.CompareTo(b.On));

    /// <summary>A set of dated days; days outside the years are dropped, of two names for a date the first stays.</summary>
    /// <exception cref="ArgumentException">The last year is before the first.</exception>
    public HolidaySet(string name, string version, (int First, int Last) years, IEnumerable<Holiday> days)
    {
        if (years.Last < years.First)
        {
            throw new ArgumentException($"the years of {name} end in {years.Last} before they begin in {years.First}", nameof(years));
        }

        (Name, Version, FirstYear, LastYear) = (name, version, years.First, years.Last);
        Days = Sorted(days.Where(d => Covers(d.On.Year)));
    }

    /// <summary>The name by which an agreement refers to the set, such as <c>us-federal</c>.</summary>
    public string Name { get; }

    /// <summary>The edition of the list and where it is from; changes when a date changes.</summary>
    public string Version { get; }

    public int FirstYear { get; }

    /// <summary>Inclusive.</summary>
    public int LastYear { get; }

    /// <summary>By date, one for each date.</summary>
    public ImmutableArray<Holiday> Days { get; }

    public bool Covers(int year) => FirstYear <= year && year <= LastYear;

    /// <summary>The name of the holiday on a date; null where the date is none, or its year is not covered.</summary>
    public string? NameOf(LocalDate date)
    {
        var (low, high) = (0, Days.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var day = Days[middle];
            if (day.On == date)
            {
                return day.Name;
            }

            (low, high) = day.On < date ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The days of one year; null where the set does not cover it.</summary>
    public ImmutableArray<Holiday>? In(int year) => Covers(year) ? [.. Days.Where(d => d.On.Year == year)] : null;

    public bool Equals(HolidaySet? other) =>
        ReferenceEquals(this, other)
        || (other is not null && (Name, Version, FirstYear, LastYear) == (other.Name, other.Version, other.FirstYear, other.LastYear)
            && Days.AsSpan().SequenceEqual(other.Days.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as HolidaySet);

    public override int GetHashCode() => HashCode.Combine(Name, Version, FirstYear, LastYear, Days.Length);

    public override string ToString() => $"{Name} {FirstYear}-{LastYear} ({Version})";

    // The sort is stable, so that of two names for a date the first comes first.
    private static ImmutableArray<Holiday> Sorted(IEnumerable<Holiday> days)
    {
        var sorted = new List<Holiday>();
        foreach (var day in days.Order(ByDate))
        {
            if (sorted.Count == 0 || sorted[^1].On != day.On)
            {
                sorted.Add(day);
            }
        }

        return [.. sorted];
    }
}
