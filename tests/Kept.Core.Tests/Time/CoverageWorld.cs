using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

/// <summary>
/// A random coverage over six weeks around a change of the clock, with instants, a budget and pauses, all on whole minutes.
/// </summary>
public sealed record CoverageWorld(Coverage Coverage, int[] Minutes, int Budget, (int From, int Until)[] Halts)
{
    private const int Length = 42 * 1440;

    public static readonly TimeRange Range =
        new(Instant.FromUtc(2026, 10, 1, 0, 0), Instant.FromUtc(2026, 10, 1, 0, 0) + Duration.FromMinutes(Length));

    private static readonly string[] Zones =
        ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Etc/UTC", "America/St_Johns"];

    public static Arbitrary<CoverageWorld> Any { get; } = (
        from zone in Gen.Elements(Zones)
        from week in Gen.ArrayOf(Hours, 7)
        from holidays in Dates
        from replaced in Dates
        from replacement in Hours
        from cut in Dates
        from breaks in Hours
        from minutes in Gen.ArrayOf(Gen.Choose(0, Length), 3)
        from budget in Gen.Frequency((1, Gen.Constant(0)), (9, Gen.Choose(1, 6000)))
        from halts in Gen.Zip(Gen.Choose(-1000, Length), Gen.Frequency((9, Gen.Choose(0, 6000)), (1, Gen.Constant(2 * Length)))).ListOf(3)
        select new CoverageWorld(
            new Coverage
            {
                Zone = DateTimeZoneProviders.Tzdb[zone],
                Weekly = week.Select((h, i) => (h, i)).Aggregate(WeeklyHours.Never, (w, d) => w.With((IsoDayOfWeek)(d.i + 1), d.h)),
                Holidays = Holidays.On(holidays),
                Overrides = replaced.Distinct().ToImmutableSortedDictionary(d => d, _ => replacement),
                Breaks = cut.Distinct().ToImmutableSortedDictionary(d => d, _ => breaks),
            },
            [.. minutes.Order()],
            budget,
            [.. halts.Select(h => (h.Item1, h.Item1 + h.Item2))])).ToArbitrary();

    public IntervalSet Pauses => IntervalSet.Of(Halts.Select(h => new TimeRange(At(h.From), At(h.Until))));

    public Duration BudgetTime => Duration.FromMinutes(Budget);

    public Instant First => At(Minutes[0]);

    public Instant Middle => At(Minutes[1]);

    public Instant Last => At(Minutes[2]);

    private static Gen<DayHours> Hours => Gen.Frequency(
        (2, Gen.Constant(DayHours.Closed)),
        (1, Gen.Constant(DayHours.WholeDay)),
        (6, Gen.Two(Gen.Choose(0, 1439)).ListOf(2)
            .Select(list => DayHours.Of(list.Select(w => LocalWindow.TryCreate(w.Item1, w.Item1 + 1 + (w.Item2 % 700))!)))));

    private static Gen<LocalDate[]> Dates =>
        Gen.Choose(-2, 44).Select(d => new LocalDate(2026, 10, 1).PlusDays(d)).ListOf(3).Select(l => l.ToArray());

    public static Instant At(int minute) => Range.From + Duration.FromMinutes(minute);
}
