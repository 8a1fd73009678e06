using System.Text.Json;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Cases.Policies;

namespace Kept.Core.Tests.Assessment.Cases;

/// <summary>Cases told as changes of state.</summary>
internal static class StateCases
{
    private const int Pending = 99;

    /// <summary>Downtime counts as up; what was before the first change is what that change says it was; pending leaves the measurement.</summary>
    public static void Icinga(AvailabilityCase c)
    {
        var events = c.Inputs("state_events").ToArray();
        int? first = events.Length > 0 ? events[0].GetProperty("previous_state").GetInt32() : State(c.Input, "current_state");
        var before = first is { } known && !events.Any(e => c.At(e.GetProperty("t")) <= AvailabilityCase.Day) ? [Change(100, AvailabilityCase.Day - Duration.FromHours(1), Up(known))] : Array.Empty<Fact>();
        var level = Level(ByChanges(UnknownTime.Up, UnknownTime.LeftOut), CountsAsUp);
        Figure(level, [.. before, .. Changes(c, "state_events", e => Up(e.GetProperty("state").GetInt32())), .. Downtimes(c)]).Figure.ShouldBePercent(c.Number("availability_percent"));
    }

    public static void NegativeDuration(AvailabilityCase c) =>
        Should.Throw<ArgumentException>(() => new TimeRange(Instant.FromUnixTimeMilliseconds(c.Period.GetProperty("start").GetInt64()), Instant.FromUnixTimeMilliseconds(c.Period.GetProperty("end").GetInt64())));

    /// <summary>Only hard states are evidence.</summary>
    public static void Reports(AvailabilityCase c) =>
        Figure(Level(ByChanges(UnknownTime.Up, UnknownTime.Unknown), CountsAsUp), [.. Hard(c), .. Downtimes(c)]).Figure.ShouldBePercent(c.Number("availability_percent"));

    public static void BothPolicies(AvailabilityCase c)
    {
        Fact[] facts = [.. Hard(c), .. Downtimes(c)];
        Figure(Level(ByChanges(UnknownTime.Up, UnknownTime.Unknown), CountsAsUp), facts).Figure.ShouldBePercent(c.Number("count_as_up_percent"));
        Figure(Level(ByChanges(UnknownTime.Up, UnknownTime.Unknown), LeavesBoth), facts).Figure.ShouldBePercent(c.Number("removed_from_denominator_percent"));
    }

    /// <summary>Which seconds were up or down, inside and outside of 600 s of downtime, 240 of them down.</summary>
    public static void Buckets(AvailabilityCase c)
    {
        var (down, maintained) = (Down(1, c.At(1000), c.At(1240)), Maintained(1, c.At(1000), c.At(1600)));
        var with = Figure(Level(ByOutages(), LeavesBoth), down, maintained);
        var (all, excluded) = (Seconds(with.Bands!.Covered), Seconds(with.Bands.Excluded));
        var critical = Seconds(Figure(Level(ByOutages()), down).Bands!.Bad);
        (all - excluded, excluded - critical, Seconds(with.Bands.Bad), critical, all)
            .ShouldBe((Long(c, "ok_unscheduled"), Long(c, "ok_scheduled"), Long(c, "critical_unscheduled"), Long(c, "critical_scheduled"), Long(c, "sum")));
    }

    public static void CountedAsUp(AvailabilityCase c)
    {
        var up = Figure(Level(ByOutages(), CountsAsUp), Down(1, c.At(5000), c.At(5060)), Maintained(1, c.At(100), c.At(1540)));
        new Figure(1 - up.Figure!.Exact, "").ShouldBePercent(c.Number("downtime_percent"));
    }

    /// <summary>Observed from the middle on, and what was not observed is left out.</summary>
    public static void ObservedHalf(AvailabilityCase c)
    {
        var (half, down) = (c.Input.GetProperty("observed_seconds").GetDecimal(), c.Input.GetProperty("downtime_seconds").GetDecimal());
        Figure(Level(ByChanges(UnknownTime.Unknown, UnknownTime.Unknown, Denominator.Observed)), Change(1, c.At(half), true), Change(2, c.At(half + 1000), false), Change(3, c.At(half + 1000 + down), true))
            .Figure.ShouldBePercent(c.Number("availability_percent"));
    }

    /// <summary>A check that says nothing is unknown: up, down, or left out, as the agreement says.</summary>
    public static void Inconclusive(AvailabilityCase c)
    {
        Check(UnknownTime.Up, "requested_percent");
        Check(UnknownTime.Down, "current_percent");
        Check(UnknownTime.LeftOut, "exclude_from_denominator_percent");

        void Check(UnknownTime unknown, string expected)
        {
            var beats = c.Inputs("heartbeats").Select((b, n) => Change(n, AvailabilityCase.Day + Duration.FromHours(6 * n), b.GetString() switch { "UP" => true, "DOWN" => false, _ => null }));
            Figure(Level(BySamples(Duration.FromHours(6), unknown)), beats).Figure.ShouldBePercent(c.Number(expected));
        }
    }

    /// <summary>Seconds up, critical, unknown and in downtime; a monitor that is stopped says nothing.</summary>
    public static void Monitored(AvailabilityCase c)
    {
        var events = c.Inputs("events").ToArray();
        var changes = Changes(c, "events", e => Name(e) == "monitor_stop" ? null : IsUp(e) ?? (Name(e) == "monitor_start" && Started(e) ? true : null)).ToArray();
        var downtime = Of("downtime_start").Zip(Of("downtime_end"), (a, b) => Maintained(1, c.At(a.GetProperty("t")), c.At(b.GetProperty("t"))));
        var level = Figure(Level(ByChanges(UnknownTime.Unknown, UnknownTime.Unknown), CountsAsUp), [.. changes, .. downtime]);
        var total = c.Period.GetProperty("end").GetDecimal() - c.Period.GetProperty("start").GetDecimal();
        var (bad, unknown) = (Sum("time_critical", "time_down"), Sum("time_indeterminate_nodata", "time_indeterminate_notrunning"));

        level.Best.ShouldBePercent((total - bad) / total * 100);
        level.Worst.ShouldBePercent((total - bad - unknown) / total * 100);
        (Share(level.Bands!.Excluded) * total).ShouldBe(Sum("scheduled_time_up"), 0.01m);
        (total - bad - unknown).ShouldBe(Sum("time_up", "time_ok", "time_warning"));

        IEnumerable<JsonElement> Of(string name) => events.Where(e => Name(e) == name);
        bool Started(JsonElement e) => Of("monitor_stop").Any(stop => stop.GetProperty("t").GetDecimal() < e.GetProperty("t").GetDecimal());
        decimal Sum(params string[] names) => names.Sum(n => c.Expected.TryGetProperty(n, out var seconds) ? seconds.GetDecimal() : 0);
    }

    /// <summary>Days of the zone, the third only 100 s old.</summary>
    public static void DailyBreakdown(AvailabilityCase c)
    {
        var zone = DateTimeZoneProviders.Tzdb["CET"];
        var (start, end) = (Instant.FromUnixTimeSeconds(c.Period.GetProperty("start").GetInt64()), Instant.FromUnixTimeSeconds(c.Period.GetProperty("end").GetInt64()));
        var facts = c.Inputs("events").Select((e, n) => Change(n, Instant.FromUnixTimeSeconds(e.GetProperty("t").GetInt64()), IsUp(e)));
        var days = Worlds.Assess(Worlds.Terms(Level(ByChanges(UnknownTime.Unknown, UnknownTime.Unknown, Denominator.Elapsed)), zone: zone), new TimeRange(start, end), end, facts).Levels;
        var third = c.Expected.GetProperty("breakdown").GetProperty("2012-04-23");
        days.Length.ShouldBe(3);
        days.Sum(d => Seconds(d.Bands!.Bad)).ShouldBe(Long(c, "time_down"));
        (days[2].Window.From.ToUnixTimeSeconds(), days[2].Figure!.Exact).ShouldBe((third.GetProperty("start").GetInt64(), (Rational)1));
        (end - days[2].Window.From).ShouldBe(Duration.FromSeconds(third.GetProperty("time_up").GetInt64()));
    }

    public static void AssumedUp(AvailabilityCase c)
    {
        var level = Figure(Level(ByChanges(UnknownTime.Up, UnknownTime.Unknown)));
        level.Figure.ShouldBePercent(Long(c, "time_up") / 1728m);
        Seconds(level.Bands!.Unknown).ShouldBe(Long(c, "time_indeterminate_nodata"));
    }

    private static IEnumerable<Fact> Changes(AvailabilityCase c, string events, Func<JsonElement, bool?> up) =>
        c.Inputs(events).Where(e => Name(e) is null or "current_state" or "state" or "monitor_stop" || (Name(e) == "monitor_start" && up(e) is not null))
            .Select((e, n) => Change(n, c.At(e.GetProperty("t")), up(e)));

    private static IEnumerable<Fact> Hard(AvailabilityCase c)
    {
        var hard = c.Inputs("state_events").Where(e => e.GetProperty("type").GetString() == "hard").Select((e, n) => Change(n, c.At(e.GetProperty("t")), e.GetProperty("state").GetInt32() == 0));
        return c.Input.TryGetProperty("current_status", out var now) ? hard.Append(Change(100, c.At(now.GetProperty("t")), now.GetProperty("state").GetInt32() == 0)) : hard;
    }

    private static IEnumerable<Fact> Downtimes(AvailabilityCase c) => c.Inputs("downtimes").Select((d, n) => Maintained(n, c.At(d[0]), c.At(d[1])));

    private static string? Name(JsonElement e) => e.TryGetProperty("event", out var name) ? name.GetString() : null;

    private static bool? IsUp(JsonElement e) => e.TryGetProperty("state", out var state) ? state.GetString() is "UP" or "OK" or "WARNING" : null;

    private static bool? Up(int state) => state == Pending ? null : state is not (2 or 3);

    private static int? State(JsonElement input, string name) => input.TryGetProperty(name, out var state) && state.ValueKind == JsonValueKind.Number ? state.GetInt32() : null;

    private static long Long(AvailabilityCase c, string expected) => c.Expected.GetProperty(expected).GetInt64();

    private static long Seconds(IntervalSet time) => (long)time.Aggregate(Duration.Zero, (sum, r) => sum + r.Length).TotalSeconds;

    private static decimal Share(IntervalSet time) => time.Sum(r => (decimal)r.Length.BclCompatibleTicks) / NodaConstants.TicksPerDay;
}
