using System.Collections.Immutable;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

/// <summary>
/// Twelve hours around a change of the clock: every span on a grid of hours, every pause on a grid of half hours (also such as begin before
/// the world or never end), every budget, both questions in both directions, against the minute-by-minute twin.
/// </summary>
public class SmallWorldTests
{
    private const int StepMinutes = 30;
    private const int Points = 25;
    private static readonly int[] Budgets = [0, 1, 30, 31, 75, 120, 195, 360, 720];

    /// <summary>Zone, an instant shortly before the change, and what changes there.</summary>
    public static TheoryData<string, string> Worlds => new()
    {
        { "Australia/Lord_Howe", "2024-04-06T12:00Z" }, // back by half an hour at 02:00
        { "Australia/Lord_Howe", "2024-10-05T12:00Z" }, // forward by half an hour at 02:00
        { "Pacific/Apia", "2011-12-30T09:00Z" }, // from the 29th to the 31st
        { "Europe/Dublin", "2024-03-31T00:00Z" }, // winter time is the negative saving
        { "Europe/Dublin", "2024-10-27T00:00Z" },
        { "America/Sao_Paulo", "2018-11-04T02:00Z" }, // midnight does not exist
        { "America/Sao_Paulo", "2018-02-18T01:00Z" }, // midnight comes twice
        { "Asia/Kolkata", "2024-03-31T18:30Z" }, // no change, half-hour offset
        { "UTC", "2024-03-31T00:00Z" },
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Covered_time_is_that_of_the_plain_twin_for_every_span_and_pause(string zone, string near)
    {
        var notZero = 0;
        foreach (var world in WorldsOf(zone, near))
        {
            foreach (var pauses in EveryPause(world.Range))
            {
                var running = world.Plain.Running(pauses);
                for (var from = 0; from < Points; from += 2)
                {
                    for (var until = from; until < Points; until += 2)
                    {
                        var expected = PlainCoverage.Covered(running, from * StepMinutes, until * StepMinutes);
                        var actual = world.Fast.CoveredBetween(world.At(from * StepMinutes), world.At(until * StepMinutes), pauses);
                        var reversed = world.Fast.CoveredBetween(world.At(until * StepMinutes), world.At(from * StepMinutes), pauses);
                        if (actual != Duration.FromMinutes(expected) || reversed != -actual)
                        {
                            Assert.Fail($"{world.Name} {from}-{until} {pauses}: {actual}, not {expected} min");
                        }
                        notZero += expected == 0 ? 0 : 1;
                    }
                }
            }
        }

        notZero.ShouldBeGreaterThan(30_000);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Due_times_are_those_of_the_plain_twin_for_every_start_budget_and_pause(string zone, string near)
    {
        var found = 0;
        foreach (var world in WorldsOf(zone, near))
        {
            foreach (var pauses in EveryPause(world.Range))
            {
                var running = world.Plain.Running(pauses);
                for (var point = 0; point < Points; point += 2)
                {
                    foreach (var budget in Budgets)
                    {
                        found += SameDueTimes(world, running, pauses, point * StepMinutes, budget);
                    }
                }
            }
        }

        found.ShouldBeGreaterThan(20_000);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Each_minute_is_open_exactly_when_its_local_time_is_in_a_window(string zone, string near)
    {
        foreach (var world in WorldsOf(zone, near))
        {
            var running = world.Plain.Running(IntervalSet.Empty);
            for (var minute = 0; minute < running.Length; minute++)
            {
                if (world.Fast.IsOpen(world.At(minute)) != running[minute])
                {
                    Assert.Fail($"{world.Name} minute {minute}");
                }
            }
        }
    }

    private static int SameDueTimes(World world, bool[] running, IntervalSet pauses, int minute, int budget)
    {
        var (at, length) = (world.At(minute), Duration.FromMinutes(budget));
        var (forward, backward) = (PlainCoverage.UsedUpAt(running, minute, budget), PlainCoverage.UsedUpBefore(running, minute, budget));
        var (due, begin) = (world.Fast.UsedUpAt(at, length, pauses), world.Fast.UsedUpBefore(at, length, pauses));
        if (due != (forward < 0 ? null : world.At(forward)))
        {
            Assert.Fail($"{world.Name} {budget} min from {at} with {pauses}: {due}, not {forward}");
        }
        if (begin != (backward < 0 ? null : world.At(backward)))
        {
            Assert.Fail($"{world.Name} {budget} min before {at} with {pauses}: {begin}, not {backward}");
        }
        return (forward < 0 ? 0 : 1) + (backward < 0 ? 0 : 1);
    }

    private static IEnumerable<IntervalSet> EveryPause(TimeRange range)
    {
        yield return IntervalSet.Empty;
        for (var from = -1; from < Points; from++)
        {
            for (var until = from + 1; until <= Points; until++)
            {
                yield return IntervalSet.Of(new TimeRange(range.From + Duration.FromMinutes(from * StepMinutes),
                    range.From + Duration.FromMinutes(until * StepMinutes)));
            }
        }

        var hour = Duration.FromHours(1);
        yield return IntervalSet.Of(new TimeRange(range.From + hour, range.From + (hour * 2)),
            new TimeRange(range.From + (hour * 5), range.From + (hour * 7)));
        yield return IntervalSet.Of(new TimeRange(Instant.MinValue, range.From + (hour * 4)),
            new TimeRange(range.From + (hour * 9), Instant.MaxValue));
    }

    private static IEnumerable<World> WorldsOf(string zoneId, string near)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var before = NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(near).Value;
        var interval = zone.GetZoneInterval(before);
        var change = interval.HasEnd && interval.End - before < Duration.FromHours(6) ? interval.End : before;
        var range = new TimeRange(change - Duration.FromHours(6), change + Duration.FromHours(6));
        var today = LocalTimes.DateOf(zone, change);
        var days = Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d).ToList();
        var always = new Coverage { Zone = zone, Weekly = WeeklyHours.Always };
        var split = always with { Weekly = WeeklyHours.Of(DayHours.Of(Window(0, 135), Window(165, 540), Window(1200, 1440)), days) };
        var nights = always with { Weekly = WeeklyHours.Of(DayHours.Of(Window(1290, 1530), Window(105, 420)), days) };
        yield return new World("24x7", always, range);
        yield return new World("split days", split, range);
        yield return new World("nights", nights, range);
        yield return new World("nights into a holiday", nights with { Holidays = Holidays.On(today) }, range);
        yield return new World("nights out of a holiday", nights with { Holidays = Holidays.On(today.PlusDays(-1)) }, range);
        yield return new World("break and override", split with
        {
            Breaks = ImmutableSortedDictionary<LocalDate, DayHours>.Empty.Add(today, DayHours.Of(Window(75, 100)))
                .Add(today.PlusDays(-1), DayHours.Of(Window(1380, 1470))),
            Overrides = ImmutableSortedDictionary<LocalDate, DayHours>.Empty.Add(today, DayHours.Of(Window(15, 155), Window(200, 1440))),
        }, range);
    }

    private static LocalWindow Window(int from, int until) => LocalWindow.TryCreate(from, until)!;

    private sealed record World(string Name, Coverage Coverage, TimeRange Range)
    {
        public CompiledCoverage Fast { get; } = Coverage.Compile(Range);

        public PlainCoverage Plain { get; } = new(Coverage, Range);

        public Instant At(int minute) => Range.From + Duration.FromMinutes(minute);
    }
}
