using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>Makes facts about the service of a level in one of its windows, within the hours that it covers.</summary>
internal sealed class FactMaker
{
    private readonly Lazy<IntervalSet> _covered;

    public FactMaker(Trial trial, ServiceLevel level)
        : this(trial, level, trial.WindowOf(level)) { }

    public FactMaker(Trial trial, ServiceLevel level, TimeRange window)
    {
        (Trial, Level, Window) = (trial, level, window);
        _covered = new Lazy<IntervalSet>(() => trial.Covered(level.Measure.Frame.During, window));
    }

    public Trial Trial { get; }

    public ServiceLevel Level { get; }

    public TimeRange Window { get; }

    public string Service => Level.Of.FirstOrDefault() ?? Trial.Terms.Services.FirstOrDefault()?.Id ?? "";

    public IntervalSet Covered => _covered.Value;

    public long CoveredTicks => Covered.TotalTicks;

    /// <summary><c>April 2026 (30 days)</c>.</summary>
    public string WindowName => Telling.Of(Window, Trial.Terms.Zone);

    /// <summary>The first instant that counts.</summary>
    public Instant Begin => Covered.IsEmpty ? Window.From : Covered[0].From;

    /// <summary>
    /// The instant at which so much covered time has passed since another; null where the window holds less.
    /// </summary>
    public Instant? After(Instant from, Duration time)
    {
        var left = time.BclCompatibleTicks;
        foreach (var open in Covered.Clip(new TimeRange(from, Window.Until)))
        {
            if (left <= open.LengthTicks)
            {
                return Instant.FromUnixTimeTicks(open.FromTicks + left);
            }

            left -= open.LengthTicks;
        }

        return null;
    }

    /// <summary>An outage of so much covered time from the first covered instant, with what starts and ends its clock.</summary>
    public ImmutableArray<Fact>? OutageOf(Duration time) => After(Begin, time) is { } until ? [.. Outage("o1", new TimeRange(Begin, until))] : null;

    /// <summary>An outage with the notice or ticket that its level's clock needs.</summary>
    public IEnumerable<Fact> Outage(string id, TimeRange range)
    {
        yield return new Fact.Outage(Service, range.From, range.Until, null, Rational.One, null, null) { Id = id, RecordedAt = range.Until };
        foreach (var clock in Trial.Terms.ServiceLevels.Select(l => ClockOf(l.Measure)).OfType<OccurrenceClock>().Distinct())
        {
            foreach (var fact in Told(clock, id, range))
            {
                yield return fact;
            }
        }
    }

    private static OccurrenceClock? ClockOf(Measure measure) => measure switch
    {
        Measure.Availability availability => availability.Clock,
        Measure.OccurrenceTime time => time.Clock,
        Measure.Tally tally => tally.Clock,
        _ => null,
    };

    private IEnumerable<Fact> Told(OccurrenceClock clock, string id, TimeRange range)
    {
        if (clock.Start is not (OccurrenceStart.Begin or OccurrenceStart.TicketOpened))
        {
            yield return new Fact.Notice("downtime", Service, range.From, range.From, "written", id) { Id = $"n-{id}", RecordedAt = range.From };
        }

        if (clock.Start == OccurrenceStart.TicketOpened || clock.End == OccurrenceEnd.TicketClosed)
        {
            yield return TicketEventAt(id, TicketEvent.Opened, range.From);
            yield return TicketEventAt(id, TicketEvent.Closed, range.Until);
        }
    }

    public Fact.Ticket TicketEventAt(string number, TicketEvent happened, Instant at, TicketSide? side = null) =>
        new(number, happened, at)
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"t-{number}-{happened.ToString().ToLowerInvariant()}"),
            RecordedAt = at,
            Service = Service,
            Side = side,
        };
}
