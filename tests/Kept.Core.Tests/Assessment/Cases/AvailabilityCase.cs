using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment.Cases;

/// <summary>One collected case. Its period is stretched to the local day 2026-01-15 in UTC, which no share of time notices.</summary>
internal sealed class AvailabilityCase
{
    public static readonly ImmutableSortedDictionary<string, AvailabilityCase> All = Load();

    public static readonly Instant Day = Instant.FromUtc(2026, 1, 15, 0, 0);

    private readonly JsonElement _json;

    private AvailabilityCase(JsonElement json) => _json = json;

    public string Id => _json.GetProperty("id").GetString()!;

    public JsonElement Input => _json.GetProperty("input");

    public JsonElement Expected => _json.GetProperty("expected");

    public JsonElement Period => _json.GetProperty("period");

    public bool IsNotToBeUsed => _json.GetProperty("verification").GetString()!.StartsWith("DO NOT USE", StringComparison.Ordinal);

    public decimal Number(string expected) => Expected.GetProperty(expected).GetDecimal();

    public IEnumerable<JsonElement> Inputs(string name) =>
        Input.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>Where an instant of the case lies on the stretched day.</summary>
    public Instant At(JsonElement at) => At(Value(at));

    public Instant At(decimal at) => Day + Duration.FromTicks((long)Math.Round((at - Start) * NodaConstants.TicksPerDay / (End - Start)));

    private decimal Start => Period.ValueKind == JsonValueKind.Object && Period.TryGetProperty("start", out var start) ? Value(start) : 0;

    private decimal End => Period.TryGetProperty("end", out var end) ? Value(end)
        : Period.TryGetProperty("seconds", out var seconds) ? seconds.GetDecimal()
        : Period.GetProperty("minutes").GetDecimal();

    private static decimal Value(JsonElement at) => at.ValueKind == JsonValueKind.Number
        ? at.GetDecimal()
        : NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture(at.GetString()!.Length == 16 ? "uuuu'-'MM'-'dd'T'HH':'mm" : "uuuu'-'MM'-'dd'T'HH':'mm':'ss")
            .Parse(at.GetString()!).Value.InUtc().ToInstant().ToUnixTimeSeconds();

    private static ImmutableSortedDictionary<string, AvailabilityCase> Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "cases", "availability.json"));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.GetProperty("cases").Clone().EnumerateArray().Select(c => new AvailabilityCase(c)).ToImmutableSortedDictionary(c => c.Id, c => c, StringComparer.Ordinal);
    }
}

/// <summary>Policies as an agreement writes them, and the facts of the cases as evidence.</summary>
internal static class Policies
{
    public static readonly Exclusion CountsAsUp = new(new ExclusionSource.Maintenance(MaintenanceKind.Any), [], null, Leaves.Bad);

    public static readonly Exclusion LeavesBoth = CountsAsUp with { Leaves = Leaves.Both };

    public static Measure.Availability ByOutages(bool weighted = false, Denominator denominator = Denominator.Window, Across across = Across.Any) => new(
        StateSource.Outages, new StateRule(), weighted, new MeasureFrame(new Silence.Complete("outages"), null, new Window.Calendar(PeriodUnit.Day), null, across, denominator));

    public static Measure.Availability ByChanges(UnknownTime before, UnknownTime unknown, Denominator denominator = Denominator.Window) => new(
        StateSource.Samples, new StateRule(), false, new MeasureFrame(new Silence.StateChanges(before, unknown), null, new Window.Calendar(PeriodUnit.Day), Denominator: denominator));

    public static Measure.Availability BySamples(Duration every, UnknownTime unknown) => new(
        StateSource.Samples, new StateRule(), false, new MeasureFrame(new Silence.Sampled(every, every, CarryRule.Slot, unknown), null, new Window.Calendar(PeriodUnit.Day)));

    public static Measure.EventRatio ByEvents(EventSource source, Window? window = null) => new(
        source, false, new MeasureFrame(new Silence.Complete("events"), null, window ?? new Window.Calendar(PeriodUnit.Day)));

    public static ServiceLevel Level(Measure measure, params ImmutableArray<Exclusion> exclude) => Hosting() with { Measure = measure, Exclusions = exclude, Credit = null };

    public static LevelResult Figure(ServiceLevel level, params IEnumerable<Fact> facts) => Measured(level, AvailabilityCase.Day, 1, facts).ShouldHaveSingleItem();

    public static ImmutableArray<LevelResult> Measured(ServiceLevel level, Instant from, int days, params IEnumerable<Fact> facts) =>
        Assess(Terms(level, zone: DateTimeZone.Utc), new TimeRange(from, from + Duration.FromDays(days)), from + Duration.FromDays(days), facts).Levels;

    public static Fact Change(int n, Instant at, bool? up, string? resource = null) => new Fact.Sample("hosting", at, up, null, null, null, null, resource) { Id = $"s{n}", RecordedAt = at };

    public static Fact Down(int n, Instant from, Instant? until, Rational? weight = null, string? resource = null) =>
        new Fact.Outage("hosting", from, until, null, weight ?? Rational.One, resource, null) { Id = $"o{n}", RecordedAt = from };

    public static Fact Maintained(int n, Instant from, Instant until) => new Fact.Maintenance("hosting", from, until, from - Duration.FromDays(2), null, false, null) { Id = $"m{n}", RecordedAt = from - Duration.FromDays(2) };

    public static Fact Counted(int n, Instant from, long good, long total) => new Fact.Count("hosting", from, from + Duration.FromMinutes(1), good, total, null) { Id = $"c{n}", RecordedAt = from };

    /// <summary>The exact share lies within half a unit of the fourth decimal of the percentage that the source gives.</summary>
    public static void ShouldBePercent(this Figure? figure, decimal expected) =>
        Math.Abs(((decimal)figure!.Exact.Numerator / (decimal)figure.Exact.Denominator * 100) - expected).ShouldBeLessThan(0.00005m);
}
