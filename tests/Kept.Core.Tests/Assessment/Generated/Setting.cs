using System.Collections.Immutable;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Generated;

/// <summary>Where and when a generated world plays: a zone, a stretch of it, the calendars, and instants around which things go wrong.</summary>
internal sealed class Setting
{
    private static readonly Dictionary<string, (int Year, int Month)[]> Months = new()
    {
        ["America/Los_Angeles"] = [(2026, 3), (2026, 11), (2026, 5)],
        ["Europe/Berlin"] = [(2026, 3), (2026, 10), (2026, 2)],
        ["Australia/Lord_Howe"] = [(2026, 4), (2026, 10), (2027, 1)],
        ["Asia/Kolkata"] = [(2026, 2), (2026, 12)],
        ["Etc/UTC"] = [(2028, 2), (2026, 6)],
    };

    private static readonly Dictionary<string, ImmutableSortedDictionary<string, VersionedCoverage>> AllCalendars =
        Months.Keys.ToDictionary(z => z, z => CalendarsOf(DateTimeZoneProviders.Tzdb[z]));

    private Setting(DateTimeZone zone, TimeRange period, Duration step, bool days) => (Zone, Period, Step, Days) = (zone, period, step, days);

    public DateTimeZone Zone { get; }

    public TimeRange Period { get; }

    public Duration Step { get; }

    /// <summary>The windows are days, not months.</summary>
    public bool Days { get; }

    public ImmutableSortedDictionary<string, VersionedCoverage> Calendars => AllCalendars[Zone.Id];

    /// <summary>Whether the clock changes in the period.</summary>
    public bool HasClockChange => Zone.GetZoneIntervals(Period.From, Period.Until).Count() > 1;

    /// <summary>One to three whole months; evidence on whole minutes, or every fifth.</summary>
    public static Setting OfMonths(Dice dice)
    {
        var zone = dice.Of([.. Months.Keys]);
        var (year, month) = dice.Of(Months[zone]);
        var first = new LocalDate(year, month, 1);
        return Make(zone, first, first.PlusMonths(dice.OneIn(5) ? dice.Between(2, 3) : 1), Duration.FromMinutes(dice.OneIn(12) ? 1 : 5), days: false);
    }

    /// <summary>One to three days at a clock change, a month's end or any time.</summary>
    public static Setting OfDays(Dice dice, bool seconds)
    {
        var zone = dice.Of([.. Months.Keys]);
        var (year, month) = dice.Of(Months[zone]);
        var first = new LocalDate(year, month, 1);
        var change = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(LocalTimes.StartOfDay(DateTimeZoneProviders.Tzdb[zone], first));
        var day = change.HasEnd && dice.OneIn(2) ? LocalTimes.DateOf(DateTimeZoneProviders.Tzdb[zone], change.End) : first.PlusDays(dice.Of(0, 9));
        return seconds
            ? Make(zone, day, day.PlusDays(1), Duration.FromSeconds(1), days: true)
            : Make(zone, day, day.PlusDays(dice.Between(1, 3)), Duration.FromMinutes(1), days: true);
    }

    /// <summary>An instant of the period on a whole cell, more often than not near something: a midnight, an opening, a clock change, an end.</summary>
    public Instant Moment(Dice dice)
    {
        var cells = (int)(Period.Length / Step);
        var any = Period.From + (Step * dice.Below(cells));
        if (dice.OneIn(2))
        {
            return any;
        }

        var local = LocalTimes.DateOf(Zone, any);
        var change = Zone.GetZoneInterval(Period.From);
        var anchor = dice.Below(6) switch
        {
            0 => LocalTimes.StartOfDay(Zone, local),
            1 => LocalTimes.Resolve(Zone, local.At(new LocalTime(8, 0))),
            2 => LocalTimes.Resolve(Zone, local.At(new LocalTime(17, 0))),
            3 when change.HasEnd && change.End < Period.Until => change.End,
            4 => Period.From,
            5 => Period.Until,
            _ => LocalTimes.Resolve(Zone, local.At(new LocalTime(12, 0))),
        };
        return anchor + (Step * dice.Between(-60, 60));
    }

    private static Setting Make(string zone, LocalDate from, LocalDate until, Duration step, bool days)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        return new Setting(tz, new TimeRange(LocalTimes.StartOfDay(tz, from), LocalTimes.StartOfDay(tz, until)), step, days);
    }

    private static ImmutableSortedDictionary<string, VersionedCoverage> CalendarsOf(DateTimeZone zone)
    {
        var closed = Holidays.On(new LocalDate(2026, 3, 10), new LocalDate(2026, 5, 25), new LocalDate(2026, 10, 5), new LocalDate(2026, 11, 26));
        var nine = DayHours.Of(LocalWindow.Of(new LocalTime(8, 0), new LocalTime(12, 0)), LocalWindow.Of(new LocalTime(13, 0), new LocalTime(17, 0)));
        var days = Enumerable.Range(1, 5).Select(d => (IsoDayOfWeek)d).ToArray();
        return ImmutableSortedDictionary<string, VersionedCoverage>.Empty
            .Add("office", Hours(WeeklyHours.MondayToFriday(new LocalTime(8, 0), new LocalTime(17, 0)), closed))
            .Add("lunch", Hours(WeeklyHours.Of(nine, days), closed))
            .Add("service", Hours(WeeklyHours.Of(DayHours.WholeDay, days), closed))
            .Add("night", Hours(WeeklyHours.Of(DayHours.Of(new LocalTime(22, 0), new LocalTime(6, 0)), days), Holidays.None))
            .Add("always", Hours(WeeklyHours.Always, Holidays.None));

        VersionedCoverage Hours(WeeklyHours weekly, Holidays holidays) => new(new Coverage { Zone = zone, Weekly = weekly, Holidays = holidays });
    }
}
