using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>What a calendar says, before the zone of the agreement is known to it.</summary>
internal sealed record CalendarText(
    WeeklyHours? Hours,
    Holidays? Holidays,
    ImmutableSortedDictionary<LocalDate, DayHours>? Overrides,
    ImmutableSortedDictionary<LocalDate, DayHours>? Breaks,
    DateTimeZone? Zone,
    Place At
)
{
    public LocalDate? From { get; init; }

    public ImmutableArray<CalendarText> Versions { get; init; } = [];

    public VersionedCoverage ToCoverage(DateTimeZone zone)
    {
        var initial = ToCoverage(new Coverage { Zone = zone, Weekly = WeeklyHours.Never });
        var changes = new List<CoverageVersion>();
        var last = initial;
        foreach (var version in Versions.OrderBy(v => v.From))
        {
            last = version.ToCoverage(last);
            changes.Add(new CoverageVersion(version.From!.Value, last));
        }

        return new VersionedCoverage(initial, changes);
    }

    private Coverage ToCoverage(Coverage before) =>
        before with
        {
            Zone = Zone ?? before.Zone,
            Weekly = Hours ?? before.Weekly,
            Holidays = Holidays ?? before.Holidays,
            Overrides = Overrides ?? before.Overrides,
            Breaks = Breaks ?? before.Breaks,
        };
}

/// <summary>Covered hours (block 3).</summary>
internal static class Calendars
{
    private static readonly Shape<DateTimeZone> ZoneShape = new PhraseShape<DateTimeZone>(General.Zone);

    private static readonly Shape<WeeklyHours> HoursShape = new ListShape<WeeklyHours>(
        new PhraseShape<WeeklyHours>(Hours.Weekly),
        single: true
    ).Turn(Join);

    private static readonly Shape<ImmutableSortedDictionary<LocalDate, DayHours>> Dates = new MapShape<DayHours>(
        "date",
        new PhraseShape<DayHours>(Hours.Day)
    )
    {
        KeyProblem = NoDate,
    }.Turn(ByDate);

    private static readonly Key<WeeklyHours> Weekly = Of.Optional(
        "hours",
        "The covered hours of an ordinary week, one phrase or several.",
        HoursShape
    );
    private static readonly Key<Holidays> Closed = Of.Optional(
        "holidays",
        "Days that are closed: a named set, dates, or a file.",
        HolidayBlock.Shape
    );
    private static readonly Key<ImmutableSortedDictionary<LocalDate, DayHours>> Overrides = Of.Optional(
        "overrides",
        "Dates with other hours than their weekday has.",
        Dates
    );
    private static readonly Key<ImmutableSortedDictionary<LocalDate, DayHours>> Breaks = Of.Optional(
        "breaks",
        "Stretches of a date that are cut out.",
        Dates
    );
    private static readonly Key<DateTimeZone> Zone = Of.Optional("timeZone", "A zone of its own; otherwise the agreement's.", ZoneShape);
    private static readonly Key<LocalDate> From = Of.Required("from", "The local day on which these hours take effect.", Times.Date);

    private static readonly Block<CalendarText> Version = new(
        "calendar version",
        "Hours that take effect on a day; what it does not say stays.",
        [From, Weekly, Closed, Overrides, Breaks, Zone],
        f => Build(f) with { From = f.Of(From) }
    );

    private static readonly Key<ImmutableArray<CalendarText>> Versions = Of.Optional(
        "versions",
        "Later hours, each from a day on.",
        new ListShape<CalendarText>(Version)
    );

    private static readonly Key<WeeklyHours> WeeklyRequired = Of.Required(Weekly.Name, Weekly.Doc, HoursShape);

    private static readonly Block<CalendarText> Calendar = new(
        "calendar",
        "Covered hours: the time in which a promise counts.",
        [WeeklyRequired, Closed, Overrides, Breaks, Zone, Versions],
        f => Build(f) with { Versions = f.Or(Versions, []), Hours = f.Of(WeeklyRequired) }
    )
    {
        Short = WeeklyRequired,
        Check = CheckVersions,
    };

    public static readonly Shape<ImmutableArray<Named<CalendarText>>> Shape = new MapShape<CalendarText>(
        "name of a calendar",
        Calendar,
        ids: true
    );

    private static CalendarText Build(Fields f) =>
        new(f.Find(Weekly), f.Find(Closed), f.Find(Overrides), f.Find(Breaks), f.Find(Zone), f.Node.At);

    private static void CheckVersions(Fields f)
    {
        var dates = f.Or(Versions, []).Select(v => v.From).ToList();
        if (dates.Distinct().Count() != dates.Count)
        {
            f.Report(ProblemCodes.DateOrder, Versions, "two versions take effect on the same day", "keep one of them");
        }
    }

    private static WeeklyHours Join(ImmutableArray<WeeklyHours> parts) => parts.IsEmpty ? WeeklyHours.Never : parts.Aggregate(Join)!;

    private static WeeklyHours Join(WeeklyHours a, WeeklyHours b)
    {
        foreach (var day in Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d))
        {
            a = a.With(day, DayHours.Of([.. a[day].Windows, .. b[day].Windows]));
        }

        return a;
    }

    private static string? NoDate(string key) => Times.Date.TryRead(key, out _) ? null : "write a date, such as `2026-12-24`";

    private static ImmutableSortedDictionary<LocalDate, DayHours> ByDate(ImmutableArray<Named<DayHours>> days)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<LocalDate, DayHours>();
        foreach (var day in days)
        {
            map[Times.Date.TryRead(day.Name, out var date) ? date : default] = day.Value;
        }

        return map.ToImmutable();
    }
}
