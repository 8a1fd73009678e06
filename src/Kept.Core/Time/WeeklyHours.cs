using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Time;

/// <summary>The covered hours of an ordinary week: windows by the day on which they begin. A day not named is closed.</summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    /// <summary>24x7.</summary>
    public static readonly WeeklyHours Always = new([.. Enumerable.Repeat(DayHours.WholeDay, 7)]);

    /// <summary>No weekly windows; only date overrides open.</summary>
    public static readonly WeeklyHours Never = new([.. Enumerable.Repeat(DayHours.Closed, 7)]);

    private readonly ImmutableArray<DayHours> _days;

    private WeeklyHours(ImmutableArray<DayHours> mondayFirst) => _days = mondayFirst;

    /// <exception cref="ArgumentOutOfRangeException">The day is <see cref="IsoDayOfWeek.None"/> or unknown.</exception>
    public DayHours this[IsoDayOfWeek day] => _days[Index(day)];

    public bool IsAlways => _days.All(d => d.IsWholeDay);

    private IEnumerable<IsoDayOfWeek> OpenDays => Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d).Where(d => !this[d].IsClosed);

    public bool IsNever => _days.All(d => d.IsClosed);

    /// <summary>The same hours on each of the days.</summary>
    public static WeeklyHours Of(DayHours hours, params IEnumerable<IsoDayOfWeek> days) =>
        days.Aggregate(Never, (week, day) => week.With(day, hours));

    /// <summary>The same hours from Monday up to and including Friday.</summary>
    public static WeeklyHours MondayToFriday(LocalTime from, LocalTime until) =>
        Of(DayHours.Of(from, until), Enumerable.Range(1, 5).Select(d => (IsoDayOfWeek)d));

    /// <summary>The week with the windows of one day replaced.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is <see cref="IsoDayOfWeek.None"/> or unknown.</exception>
    public WeeklyHours With(IsoDayOfWeek day, DayHours hours) => new(_days.SetItem(Index(day), hours));

    public bool Equals(WeeklyHours? other) => other is not null && _days.AsSpan().SequenceEqual(other._days.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    public override int GetHashCode() => _days.Aggregate(17, HashCode.Combine);

    public override string ToString() => IsAlways ? "24x7" : string.Join("; ", OpenDays.Select(d => $"{d} {this[d]}"));

    private static int Index(IsoDayOfWeek day) =>
        day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday
            ? (int)day - 1
            : throw new ArgumentOutOfRangeException(nameof(day), day, "not a day of the week");
}
