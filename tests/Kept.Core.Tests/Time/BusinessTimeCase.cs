using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Tests.Time;

/// <summary>One case of <c>tests/cases/business-time.json</c>: facts about other calculators, collected with their sources.</summary>
public sealed class BusinessTimeCase(JsonElement root, string id)
{
    private static readonly JsonElement File =
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "business-time.json"))).RootElement;
    private readonly JsonElement _calendar = File.GetProperty("calendars").GetProperty(root.GetProperty("calendar").GetString()!);

    public static ImmutableSortedDictionary<string, BusinessTimeCase> All { get; } = File.GetProperty("cases").EnumerateArray()
        .ToImmutableSortedDictionary(c => c.GetProperty("id").GetString()!, c => new BusinessTimeCase(c, c.GetProperty("id").GetString()!));

    public string Id => id;

    public string Op => root.GetProperty("op").GetString()!;

    public Instant Start => At("start")!.Value;

    public Instant? End => At("end");

    public Duration Budget => Duration.FromSeconds(Number("seconds") ?? throw new InvalidOperationException($"{id} has no seconds"));

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[_calendar.GetProperty("time_zone").GetString()!];

    public IntervalSet Pauses =>
        root.TryGetProperty("pauses", out var pauses) ? IntervalSet.Of(pauses.EnumerateArray().Select(Range)) : IntervalSet.Empty;

    public bool Has(string name) => root.TryGetProperty(name, out _);

    public string Text(string name) => root.GetProperty(name).GetString()!;

    public bool Flag(string name) => root.TryGetProperty(name, out var value) && value.GetBoolean();

    public long? Number(string name) => root.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    public Instant? At(string name) => root.TryGetProperty(name, out var value) ? Parsed(value) : null;

    public LocalDateTime Local(string name) => LocalDateTimePattern.ExtendedIso.Parse(Text(name)).Value;

    public IntervalSet Periods => IntervalSet.Of(root.GetProperty("expected_periods").EnumerateArray().Select(Range));

    /// <summary>The calendar over the years of the case, with a year to either side.</summary>
    public CompiledCoverage Compile()
    {
        var years = new[] { At("start"), End, At("expected_end") }.Where(i => i is not null).Select(i => i!.Value.InUtc().Year).ToArray();
        var (first, last) = (years.Min() - 1, years.Max() + 1);
        return _calendar.TryGetProperty("explicit_periods", out var periods)
            ? CompiledCoverage.Of(IntervalSet.Of(periods.EnumerateArray().Select(Range)),
                new TimeRange(Instant.FromUtc(first, 1, 1, 0, 0), Instant.FromUtc(last + 1, 1, 1, 0, 0)))
            : Coverage(first, last).CompileYears(first, last);
    }

    public Coverage Coverage(int firstYear, int lastYear) => new()
    {
        Zone = Zone,
        Weekly = _calendar.GetProperty("weekly").EnumerateObject()
            .Aggregate(WeeklyHours.Never, (week, day) => week.With(Day(day.Name), Hours(day.Value))),
        Holidays = Holidays.On(List("holidays").Select(d => Date(d.GetString()!)).Concat(Annual(firstYear, lastYear))),
        Overrides = ByDate("date_overrides"),
        Breaks = ByDate("date_breaks"),
    };

    private IEnumerable<LocalDate> Annual(int firstYear, int lastYear) =>
        from day in List("annual_holidays_mmdd")
        from year in Enumerable.Range(firstYear, lastYear - firstYear + 1)
        select Date($"{year}-{day.GetString()}");

    private IEnumerable<JsonElement> List(string name) => _calendar.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private ImmutableSortedDictionary<LocalDate, DayHours> ByDate(string name) =>
        _calendar.TryGetProperty(name, out var dates)
            ? dates.EnumerateObject().ToImmutableSortedDictionary(d => Date(d.Name), d => Hours(d.Value))
            : ImmutableSortedDictionary<LocalDate, DayHours>.Empty;

    private static DayHours Hours(JsonElement windows) =>
        DayHours.Of(windows.EnumerateArray()
            .Select(w => LocalWindow.TryCreate(Minute(w[0].GetString()!), Minute(w[1].GetString()!))!));

    private static int Minute(string clock) => (int.Parse(clock[..2]) * 60) + int.Parse(clock[3..]);

    private static LocalDate Date(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    private static TimeRange Range(JsonElement pair) => new(Parsed(pair[0]), Parsed(pair[1]));

    private static Instant Parsed(JsonElement value) => InstantPattern.ExtendedIso.Parse(value.GetString()!).Value;

    private static IsoDayOfWeek Day(string name) =>
        (IsoDayOfWeek)(Array.IndexOf(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], name) + 1);
}
