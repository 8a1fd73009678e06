using System.Text.Json;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Cases.Policies;

namespace Kept.Core.Tests.Assessment.Cases;

/// <summary>Cases told as intervals of downtime.</summary>
internal static class OutageCases
{
    /// <summary>Overlaps merge, maintenance leaves both, an open row goes on to the end.</summary>
    public static void Site(AvailabilityCase c)
    {
        var level = Figure(Level(ByOutages(), LeavesBoth), [.. Downs(c), .. Maintenance(c)]);
        level.Figure.ShouldBePercent(c.Number("availability_percent"));
        (Hours(level.Bands!.Bad), Hours(level.Bands.Excluded), Hours(level.Bands.Covered) - Hours(level.Bands.Excluded))
            .ShouldBe((c.Number("downtime_hours"), c.Number("maintenance_hours"), c.Number("measured_hours")));
    }

    /// <summary>Days before the first observation have no figure.</summary>
    public static void BeforeCoverage(AvailabilityCase c)
    {
        var first = AvailabilityCase.Day + Duration.FromDays(c.Input.GetProperty("observed_from_day_index").GetInt32());
        var days = Measured(Level(ByChanges(UnknownTime.Unknown, UnknownTime.Unknown, Denominator.Observed)), AvailabilityCase.Day, 5, Change(1, first, true));
        (days[0].Verdict, days[0].Figure).ShouldBe((Verdict.Undetermined, null));
        days[4].Figure.ShouldBePercent(c.Number("day4"));
    }

    public static void PartialCoverage(AvailabilityCase c) =>
        Figure(Level(ByChanges(UnknownTime.Unknown, UnknownTime.Unknown, Denominator.Observed)), Change(1, c.At(c.Input.GetProperty("observed_from")), true))
            .Figure.ShouldBePercent(c.Number("availability_percent"));

    /// <summary>The local month that holds an instant, in elapsed seconds.</summary>
    public static void Month(AvailabilityCase c)
    {
        var zone = DateTimeZoneProviders.Tzdb[c.Input.GetProperty("timezone").GetString()!];
        var at = Parse(c.Input.GetProperty("at"));
        var level = Level(ByOutages() with { Frame = ByOutages().Frame with { Window = new Window.Calendar(PeriodUnit.Month) } });
        var window = Worlds.Assess(Worlds.Terms(level, zone: zone), new TimeRange(at, at + Duration.FromSeconds(1)), at + Duration.FromDays(60)).Levels.ShouldHaveSingleItem().Window;
        (window.From, window.Until, (long)window.Length.TotalSeconds).ShouldBe((Parse(c.Expected.GetProperty("start")), Parse(c.Expected.GetProperty("end")), c.Expected.GetProperty("seconds").GetInt64()));
    }

    /// <summary>A window that is not over is measured as far as it is.</summary>
    public static void FutureEnd(AvailabilityCase c)
    {
        var asOf = Instant.FromUtc(2026, 7, 19, 0, 0);
        var measure = ByOutages(denominator: Denominator.Elapsed);
        var level = Level(measure with { Frame = measure.Frame with { Window = new Window.Calendar(PeriodUnit.Month) } });
        var month = Worlds.Assess(Worlds.Terms(level, zone: DateTimeZone.Utc), Worlds.Month(2026, 7, DateTimeZone.Utc), asOf).Levels.ShouldHaveSingleItem();
        month.Figure.ShouldBePercent(c.Number("availability_percent"));
        ((long)(asOf - month.Window.From).TotalSeconds).ShouldBe(c.Expected.GetProperty("total_seconds").GetInt64());
    }

    /// <summary>Down while any monitor is down. Three hours are stretched to a day: an hour of it is 450 s.</summary>
    public static void Union(AvailabilityCase c)
    {
        var downs = c.Inputs("monitors").SelectMany(m => m.TryGetProperty("down", out var down) ? down.EnumerateArray() : []).Concat(c.Inputs("down"));
        var level = Figure(Level(ByOutages()), downs.Select((d, n) => Down(n, c.At(d[0]), c.At(d[1]))));
        (Hours(level.Bands!.Bad) * 450).ShouldBe(c.Number("bad_seconds"));
        level.Figure.ShouldBePercent(c.Expected.TryGetProperty("availability_percent", out var percent) ? percent.GetDecimal() : (10800 - c.Number("bad_seconds")) / 108);
    }

    public static void Subtract(AvailabilityCase c)
    {
        var downs = c.Inputs("A").Select((d, n) => Down(n, Minute(d[0]), Minute(d[1])));
        var bad = Figure(Level(ByOutages(), CountsAsUp), [.. downs, .. c.Inputs("B").Select((d, n) => Maintained(n, Minute(d[0]), Minute(d[1])))]).Bands!.Bad;
        bad.ShouldBe(c.Expected.GetProperty("result").EnumerateArray().Select(r => new TimeRange(Minute(r[0]), Minute(r[1]))));

        static Instant Minute(JsonElement at) => AvailabilityCase.Day + Duration.FromMinutes(at.GetInt32());
    }

    /// <summary>Three services of a group: the mean of their figures on a local day.</summary>
    public static void Group(AvailabilityCase c)
    {
        var day = Parse(c.Period.GetProperty("day"));
        var downs = c.Inputs("outages").Select((o, n) => Down(n, Parse(o.GetProperty("start")), Parse(o.GetProperty("end")), null, $"svc {o.GetProperty("svc").GetInt32()}"));
        var level = Level(ByOutages(across: Across.Mean));
        var terms = Worlds.Terms(level, zone: DateTimeZone.Utc);
        terms = terms with { Services = [terms.Services[0] with { Resources = ["svc 1", "svc 2", "svc 3"] }] };
        Worlds.Assess(terms, new TimeRange(day, day + Duration.FromDays(1)), day + Duration.FromDays(10), downs).Levels.ShouldHaveSingleItem()
            .Figure.ShouldBePercent(c.Number("availability_percent"));
    }

    /// <summary>Weights; where they overlap the worst, never their sum. What loses nothing is no outage.</summary>
    public static void Weighted(AvailabilityCase c)
    {
        var downs = c.Inputs("intervals").Select(i => (Interval: i, Weight: Weight(i.GetProperty("impact").GetString()!))).Where(i => i.Weight.Sign > 0)
            .Select((i, n) => Down(n, c.At(i.Interval.GetProperty("start")), c.At(i.Interval.GetProperty("end")), i.Weight));
        Figure(Level(ByOutages(weighted: true)), downs).Figure.ShouldBePercent(c.Number("availability_percent"));

        static Rational Weight(string impact) => impact is "operational" or "degraded_performance" ? 0 : impact == "partial_outage" ? new Rational(1, 2) : 1;
    }

    /// <summary>Nothing observed: the source's −1 is our "undetermined".</summary>
    public static void CreatedLater(AvailabilityCase c)
    {
        c.Number("sli_percent").ShouldBe(-1);
        var level = Figure(Level(ByChanges(UnknownTime.Unknown, UnknownTime.Unknown, Denominator.Observed)), Change(1, c.At(c.Input.GetProperty("created_at")), true));
        (level.Verdict, level.Best).ShouldBe((Verdict.Undetermined, null));
    }

    public static void ExcludedFromBoth(AvailabilityCase c)
    {
        var downs = c.Inputs("problem").Select((d, n) => Down(n, c.At(d[0]), c.At(d[1])));
        Figure(Level(ByOutages(), LeavesBoth), [.. downs, .. c.Inputs("excluded_downtimes").Select((d, n) => Maintained(n, c.At(d[0]), c.At(d[1])))])
            .Figure.ShouldBePercent(c.Number("sli_percent"));
    }

    private static IEnumerable<Fact> Downs(AvailabilityCase c) =>
        c.Inputs("down").Select((d, n) => Down(n, c.At(d.GetProperty("start")), d.GetProperty("end").ValueKind == JsonValueKind.Null ? null : c.At(d.GetProperty("end"))));

    private static IEnumerable<Fact> Maintenance(AvailabilityCase c) => c.Inputs("maintenance").Select((d, n) => Maintained(n, c.At(d.GetProperty("start")), c.At(d.GetProperty("end"))));

    private static decimal Hours(IntervalSet time) => time.Sum(r => (decimal)r.Length.BclCompatibleTicks) / NodaConstants.TicksPerHour;

    private static Instant Parse(JsonElement at) => at.GetString()! is { Length: 10 } day
        ? NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value.AtMidnight().InUtc().ToInstant()
        : NodaTime.Text.InstantPattern.ExtendedIso.Parse(at.GetString()!.EndsWith('Z') ? at.GetString()! : at.GetString() + ":00Z").Value;
}
