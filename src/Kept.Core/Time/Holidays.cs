using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>A year for which a named holiday set was asked and has no answer.</summary>
public sealed record MissingHolidayYear(string Set, int Year)
{
    public override string ToString() => $"no holidays of {Set} for {Year}";
}

/// <summary>
/// The holidays of an agreement: the union of its sets and its own dates, less the exceptions. An exception opens a date that a set or a
/// date would close (R3: "to open on a holiday, except it from the list").
/// </summary>
public sealed record Holidays
{
    public static readonly Holidays None = new();

    public ImmutableArray<HolidaySet> Sets { get; init; } = [];

    /// <summary>Closed dates beside the sets, with their names.</summary>
    public ImmutableSortedDictionary<LocalDate, string> Dates { get; init; } = ImmutableSortedDictionary<LocalDate, string>.Empty;

    public ImmutableSortedSet<LocalDate> Exceptions { get; init; } = [];

    public static Holidays Of(params IEnumerable<HolidaySet> sets) => new() { Sets = [.. sets] };

    public static Holidays On(params IEnumerable<LocalDate> dates) => None.Adding(dates.Select(d => new Holiday(d, "closed")));

    public Holidays Adding(params IEnumerable<Holiday> days) =>
        this with { Dates = Dates.SetItems(days.Select(d => KeyValuePair.Create(d.On, d.Name))) };

    public Holidays Except(params IEnumerable<LocalDate> dates) => this with { Exceptions = Exceptions.Union(dates) };

    public bool Contains(LocalDate date) => NameOf(date) is not null;

    /// <summary>
    /// The first name given to a closed date: by the agreement's own dates, then by its sets in order; null for a date that is not closed.
    /// </summary>
    public string? NameOf(LocalDate date)
    {
        if (Exceptions.Contains(date))
        {
            return null;
        }

        if (Dates.TryGetValue(date, out var own))
        {
            return own;
        }

        foreach (var set in Sets)
        {
            if (set.NameOf(date) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The closed dates between two dates, both inclusive, by date. Asks nothing about years that are not covered.</summary>
    public IEnumerable<Holiday> Between(LocalDate first, LocalDate last) =>
        Dates.Keys.Concat(Sets.SelectMany(s => s.Days.Select(d => d.On)))
            .Where(d => first <= d && d <= last && !Exceptions.Contains(d)).Distinct().Order()
            .Select(d => new Holiday(d, NameOf(d)!));

    /// <summary>
    /// Each set and year, from the first year up to and including the last, that no list covers; empty when all is known.
    /// </summary>
    public IEnumerable<MissingHolidayYear> MissingYears(int firstYear, int lastYear) =>
        from set in Sets
        from year in Enumerable.Range(firstYear, Math.Max(0, lastYear - firstYear + 1))
        where !set.Covers(year)
        select new MissingHolidayYear(set.Name, year);

    public bool Equals(Holidays? other) =>
        other is not null && Sets.SequenceEqual(other.Sets) && Dates.SequenceEqual(other.Dates) && Exceptions.SetEquals(other.Exceptions);

    public override int GetHashCode() => HashCode.Combine(Sets.Length, Dates.Count, Exceptions.Count);
}
