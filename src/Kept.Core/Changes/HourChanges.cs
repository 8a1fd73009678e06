using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Changes;

/// <summary>The hours in which a promise counts, compared as sets over a year: only what contains the other is more.</summary>
internal static class HourChanges
{
    public static IEnumerable<AgreementChange> Of(LevelPair pair)
    {
        var (from, to) = (pair.From.Measure.Frame.During, pair.To.Measure.Frame.During);
        foreach (var change in Of(pair, "measure/during", from, to))
        {
            yield return change;
        }

        if (ClockOf(pair.From.Measure) is { } before && ClockOf(pair.To.Measure) is { } after)
        {
            foreach (var change in Of(pair, "measure/clock", before.Calendar, after.Calendar))
            {
                yield return change;
            }
        }
    }

    public static TicketClock? ClockOf(Measure measure) =>
        measure switch
        {
            Measure.TicketTime time => time.Clock,
            Measure.Attainment attainment => attainment.Clock,
            _ => null,
        };

    /// <summary>Who gains when one calendar takes the place of another, or changes; null where the hours are the same.</summary>
    public static Gain? Gained(Sides sides, string? from, string? to)
    {
        var (before, after) = (Covered(sides, sides.From, from), Covered(sides, sides.To, to));
        var (lost, won) = (before.Except(after), after.Except(before));
        return (lost.IsEmpty, won.IsEmpty) switch
        {
            (true, true) => null,
            (true, false) => Gain.Customer,
            (false, true) => Gain.Provider,
            _ => Gain.Open,
        };
    }

    private static IEnumerable<AgreementChange> Of(LevelPair pair, string key, string? from, string? to)
    {
        if (Gained(pair.Sides, from, to) is { } gained)
        {
            yield return pair.Keeps(
                ChangedPart.CoveredHours,
                key,
                Value(pair.Sides, pair.Sides.From, from),
                Value(pair.Sides, pair.Sides.To, to),
                (gained, "fewer hours are covered")
            );
        }
    }

    private static ChangeValue.Hours Value(Sides sides, Side side, string? calendar)
    {
        var (first, until) = sides.Year;
        var coverage = Find(side, calendar);
        var inForce = coverage?.InForceAt(LocalTimes.StartOfDay(side.Terms.Zone, sides.On)) ?? Coverage.Always;
        return new ChangeValue.Hours(
            calendar,
            coverage,
            Week(inForce),
            Duration.FromTicks(Covered(sides, side, calendar).TotalTicks),
            first,
            coverage is null ? 0 : inForce.Holidays.Between(first, until.PlusDays(-1)).Count()
        );
    }

    private static IntervalSet Covered(Sides sides, Side side, string? calendar)
    {
        var (first, until) = sides.Year;
        var range = Windows.Days(sides.To.Terms.Zone, first, until);
        return Find(side, calendar)?.Compile(range).Windows(range) ?? IntervalSet.Of(range);
    }

    private static VersionedCoverage? Find(Side side, string? calendar) =>
        calendar is null ? null : side.Terms.Calendars.GetValueOrDefault(calendar);

    /// <summary>The covered time of a week in which no day is special and no clock changes.</summary>
    private static Duration Week(Coverage coverage)
    {
        var plain = new Coverage { Zone = DateTimeZone.Utc, Weekly = coverage.Weekly };
        var week = Windows.Days(DateTimeZone.Utc, new LocalDate(2026, 1, 5), new LocalDate(2026, 1, 12));
        var around = Windows.Days(DateTimeZone.Utc, new LocalDate(2025, 12, 29), new LocalDate(2026, 1, 19));
        return Duration.FromTicks(plain.Compile(around).Windows(week).TotalTicks);
    }
}
