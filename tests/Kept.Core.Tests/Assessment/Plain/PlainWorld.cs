using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>What the plain twin is asked: one text without amendments, the facts known, the period and the instant of knowledge.</summary>
internal sealed class PlainWorld
{
    public PlainWorld(Terms terms, IEnumerable<Fact> facts, TimeRange period, Instant asOf, Duration step)
    {
        (Terms, Period, AsOf) = (terms, period, asOf);
        Facts = [.. facts.Where(f => f.RecordedAt <= asOf).OrderBy(f => f.Begin).ThenBy(f => f.Id, StringComparer.Ordinal)];
        var margin = step * 1600;
        var goesOn = step > Duration.FromSeconds(1) && Facts.Any(f => f is Fact.Outage { Until: null } or Fact.Ticket);
        var (first, last) = terms.ServiceLevels.Select(l => l.Measure.Frame.Window).OfType<Window.Calendar>().Select(w => Windows(w.Unit).ToArray())
            .Aggregate((period.From, period.Until), (so, w) => (Instant.Min(so.From, Midnight(w[0].From)), Instant.Max(so.Until, Midnight(w[^1].Until))));
        Grid = new Grid(terms.Zone, first - margin, last + margin + (goesOn ? Duration.FromDays(90) : Duration.Zero), step);
    }

    public Terms Terms { get; }

    public Fact[] Facts { get; }

    public TimeRange Period { get; }

    public Instant AsOf { get; }

    public Grid Grid { get; }

    /// <summary>Every window is over and nothing goes on, so best and worst are one.</summary>
    public bool IsAllKnown => AsOf >= Grid.At(Grid.Count) && !Facts.Any(f => f is Fact.Outage { Until: null } or Fact.Ticket or Fact.Sample);

    public Dictionary<string, PlainExclusions> Excluded { get; } = [];

    public IEnumerable<T> Of<T>()
        where T : Fact => Facts.OfType<T>();

    public Coverage? Calendar(string? name) => name is null ? null : Terms.Calendars[name].Initial;

    public bool[] Covered(string? calendar) => Grid.Covered(calendar, Calendar(calendar));

    public LocalDate DateOf(Instant at) => at.InZone(Terms.Zone).Date;

    public Instant Midnight(LocalDate date) => Terms.Zone.AtStartOfDay(date).ToInstant();

    /// <summary>The calendar period that holds a date: its first day, and the first day after it.</summary>
    public static (LocalDate From, LocalDate Until) PeriodOf(PeriodUnit unit, LocalDate date) => unit switch
    {
        PeriodUnit.Day => (date, date.PlusDays(1)),
        PeriodUnit.Week => (Monday(date), Monday(date).PlusDays(7)),
        PeriodUnit.Month => (new LocalDate(date.Year, date.Month, 1), new LocalDate(date.Year, date.Month, 1).PlusMonths(1)),
        PeriodUnit.Quarter => (QuarterOf(date), QuarterOf(date).PlusMonths(3)),
        PeriodUnit.Year => (new LocalDate(date.Year, 1, 1), new LocalDate(date.Year + 1, 1, 1)),
    };

    /// <summary>The windows of a unit that the period covers, in order; the term begins with the period.</summary>
    public IEnumerable<(LocalDate From, LocalDate Until)> Windows(PeriodUnit unit)
    {
        for (var day = DateOf(Period.From); Midnight(day) < Period.Until;)
        {
            var window = PeriodOf(unit, day);
            yield return Midnight(window.From) < Period.From ? (DateOf(Period.From), window.Until) : window;
            day = window.Until;
        }
    }

    private static LocalDate Monday(LocalDate date)
    {
        while (date.DayOfWeek != IsoDayOfWeek.Monday)
        {
            date = date.PlusDays(-1);
        }

        return date;
    }

    private static LocalDate QuarterOf(LocalDate date) => new(date.Year, date.Month - ((date.Month - 1) % 3), 1);
}
