using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>A ticket's clock, cell by cell (R9).</summary>
internal sealed class PlainTickets
{
    private readonly PlainWorld _world;
    private readonly ServiceLevel _level;
    private readonly TicketClock _clock;
    private readonly Target _target;

    public PlainTickets(PlainWorld world, ServiceLevel level, TicketClock clock, Target target) =>
        (_world, _level, _clock, _target) = (world, level, clock, target);

    public IEnumerable<PlainLine> Lines(Reading reading, bool single = true) =>
        from ticket in Tickets()
        let month = PlainWorld.PeriodOf(PeriodUnit.Month, _world.DateOf(ticket[0].At))
        where _world.Midnight(month.From) < _world.Period.Until && _world.Midnight(month.Until) > _world.Period.From
        select Line(ticket, month, reading, single);

    /// <summary>The share of tickets in time, month by month; a ratio over no tickets is undetermined (R2).</summary>
    public IEnumerable<PlainLine> Attained(MeasureFrame frame, Bound share, Reading reading)
    {
        var lines = Lines(reading, single: false).ToArray();
        foreach (var (from, until) in _world.Windows(((Window.Calendar)frame.Window!).Unit))
        {
            var own = lines.Where(l => from <= _world.DateOf(l.BeginsAt) && _world.DateOf(l.BeginsAt) < until).ToArray();
            Rational? figure = own.Length == 0 ? null : new Rational(own.Count(l => l.Verdict == Verdict.Met), own.Length);
            var line = new PlainLine
            {
                Level = _level,
                WindowFrom = from,
                WindowUntil = until,
                WindowAt = _world.Midnight(from),
                BeginsAt = _world.Midnight(from),
                EndsAt = _world.Midnight(until),
                Figure = figure,
                Verdict = figure is not { } f ? Verdict.Undetermined : share.Holds(f) ? Verdict.Met : Verdict.Missed,
            };
            if (line.Verdict == Verdict.Missed && _level.Credit is { } credit)
            {
                line.Parts.Add((line.BeginsAt, PlainQuantity.Of(_world, _level, credit, figure!.Value, new PlainTime(0, 1, figure))));
            }

            yield return line;
        }
    }

    private IEnumerable<Fact.Ticket[]> Tickets() =>
        _world.Of<Fact.Ticket>().GroupBy(t => t.Number, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.OrderBy(t => t.At).ThenBy(t => t.Event).ToArray())
            .Where(t => t[0].Event == TicketEvent.Opened && _level.Of.Contains(t[0].Service!));

    private PlainLine Line(Fact.Ticket[] events, (LocalDate From, LocalDate Until) month, Reading reading, bool single)
    {
        var (used, missed, stopped) = Run(events, _world.AsOf);
        var open = !stopped;
        if (open && !missed && reading == Reading.Worst)
        {
            missed = true;
        }

        var figure = Seconds(used);
        var line = new PlainLine
        {
            Level = _level,
            WindowFrom = month.From,
            WindowUntil = month.Until,
            WindowAt = _world.Midnight(month.From),
            Occurrence = events[0].Number,
            BeginsAt = events[0].At,
            EndsAt = stopped ? events[^1].At : null,
            Facts = [.. events.Select(e => e.Id)],
            Figure = open && reading == Reading.Worst ? null : figure,
            Verdict = missed ? Verdict.Missed : Verdict.Met,
        };
        if (missed && single && _level.Credit is { } credit)
        {
            line.Parts.Add((line.BeginsAt, PlainQuantity.OfTime(_world, credit, figure, open && reading == Reading.Worst)));
        }

        return line;
    }

    /// <summary>Walks the cells: events of a cell first, then the cell counts if the clock runs in covered time.</summary>
    private (int Used, bool Missed, bool Stopped) Run(Fact.Ticket[] events, Instant until)
    {
        var grid = _world.Grid;
        var (used, missed, stopped, paused, answered, next) = (0, false, false, false, false, 0);
        string? priority = null;
        var (target, covered) = TargetFor(priority);
        for (var cell = grid.Cell(events[0].At); cell <= grid.Cell(until); cell++)
        {
            for (; next < events.Length && grid.Cell(events[next].At) <= cell; next++)
            {
                var e = events[next];
                priority = e.Priority ?? priority;
                (target, covered) = TargetFor(priority);
                paused = e.Event == TicketEvent.Paused ? paused || _clock.Pauses.Contains("any") || _clock.Pauses.Contains(e.Reason ?? "")
                    : e.Event is not (TicketEvent.Resumed or TicketEvent.Resolved or TicketEvent.Reopened) && paused;
                answered |= (e.Event is TicketEvent.Responded or TicketEvent.Resolved) && (e.Side is null or TicketSide.Provider);
                stopped = _clock.Stop == ClockEvent.Resolved
                    ? e.Event == TicketEvent.Resolved || (e.Event != TicketEvent.Reopened && stopped)
                    : answered;
            }

            if (stopped)
            {
                if (next == events.Length)
                {
                    break;
                }

                continue;
            }

            missed |= used > target;
            if (cell < grid.Cell(until) && !paused && covered[cell])
            {
                used++;
                missed |= used > target;
            }
        }

        return (used, missed, stopped);
    }

    /// <summary>How many cells the target in force allows, and which cells count for it.</summary>
    private (int Cells, bool[] Covered) TargetFor(string? priority)
    {
        var cell = _target is Target.Single single
            ? new TargetCell([], single.Bound)
            : ((Target.Matrix)_target).Cells.First(c => c.Keys[0] == "*" || c.Keys[0] == priority);
        return (_world.Grid.Cells(((Quantity.Elapsed)cell.Bound.Limit).Time), _world.Covered(cell.Clock ?? _clock.Calendar));
    }

    private Rational Seconds(int cells) => (long)(_world.Grid.Step * cells).TotalSeconds;
}
